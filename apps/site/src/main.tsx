import "@kipass/web-kit/theme/base.css";
import "@kipass/web-kit/theme/forms.css";
import "@kipass/web-kit/theme/console.css";
import "./site.css";
import { start } from "@kipass/web-kit/boot.ts";
import { Inbox } from "./inbox.tsx";
import { StartPage } from "./start-page.tsx";

start(location.pathname === "/sms" ? Inbox : StartPage);
