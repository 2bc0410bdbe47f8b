import "@kipass/web-kit/theme.css";
import "./app.css";
import { start } from "@kipass/web-kit/boot.ts";
import { App } from "./app.tsx";

start(App);
