import "@kipass/web-kit/theme/base.css";
import "@kipass/web-kit/theme/visitor.css";
import "./visitor.css";
import { start } from "@kipass/web-kit/boot.ts";
import { App } from "./app.tsx";
import { boot } from "./issuer.ts";
import { further } from "./languages/further.ts";
import { enlarge } from "./pass/big-mode.ts";

document.documentElement.dataset.issuer = boot.issuer.code;
enlarge();
start(App, further);

// Once the page is there: nothing a door waits for.
addEventListener("load", () => {
  import("./offline/keep-offline.ts").then(({ keepOffline }) => keepOffline(boot.offline !== false)).catch(() => {});
});
