import "@kipass/web-kit/theme.css";
import "./app.css";
import { start } from "@kipass/web-kit/boot.ts";
import { App } from "./app.tsx";
import { keepScanner } from "./offline/keep-offline.ts";

start(App);

// Once the page is there: nothing a door waits for.
addEventListener("load", () => void keepScanner().catch(() => undefined));
