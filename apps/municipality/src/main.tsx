import "@kipass/web-kit/theme.css";
import "./console.css";
import { start } from "@kipass/web-kit/boot.ts";
import rare from "@kipass/web-kit/fonts/pretendard-gov-rare.woff2?url";
import rest from "@kipass/web-kit/fonts/pretendard-gov-rest.woff2?url";
import { keepOffline } from "@kipass/web-kit/keep-offline.ts";
import worker from "@kipass/web-kit/service-worker.ts?worker&url";
import { QueryClientProvider } from "@tanstack/react-query";
import { RouterProvider } from "@tanstack/react-router";
import { queries } from "./queries.ts";
import { router } from "./router.tsx";

start(() => (
  <QueryClientProvider client={queries}>
    <RouterProvider router={router} />
  </QueryClientProvider>
));

// Once the page is there: an inspection on site may have to open it without a network.
addEventListener("load", () => void keepOffline(worker, [rest, rare]).catch(() => undefined));
