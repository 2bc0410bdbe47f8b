import "@kipass/web-kit/theme.css";
import "./console.css";
import { start } from "@kipass/web-kit/boot.ts";
import { QueryClientProvider } from "@tanstack/react-query";
import { RouterProvider } from "@tanstack/react-router";
import { queries } from "./queries.ts";
import { router } from "./router.tsx";

start(() => (
  <QueryClientProvider client={queries}>
    <RouterProvider router={router} />
  </QueryClientProvider>
));
