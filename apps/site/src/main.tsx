import "@kipass/web-kit/theme/base.css";
import "@kipass/web-kit/theme/forms.css";
import "@kipass/web-kit/theme/console.css";
import "./site.css";
import { start } from "@kipass/web-kit/boot.ts";
import { Inbox } from "./inbox.tsx";
import { PublicPage } from "./public/public-page.tsx";
import { StartPage } from "./start-page.tsx";

const pages: Record<string, typeof StartPage> = { "/sms": Inbox, "/verify": PublicPage };

start(pages[location.pathname] ?? StartPage);
