import "@kipass/web-kit/theme/base.css";
import "@kipass/web-kit/theme/visitor.css";
import "./visitor.css";
import { start } from "@kipass/web-kit/boot.ts";
import { App } from "./app.tsx";
import { boot } from "./issuer.ts";

document.documentElement.dataset.issuer = boot.issuer.code;
start(App);
