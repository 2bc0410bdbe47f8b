import { lang } from "@kipass/web-kit/i18n.ts";
import { useWatched } from "@kipass/web-kit/watched.ts";
import { createRootRoute, createRoute, createRouter } from "@tanstack/react-router";
import type { ComponentChild } from "preact";
import { CaseDesk } from "./cases/case-desk.tsx";
import { CasePage } from "./cases/case-page.tsx";
import { ImportCases } from "./cases/import-cases.tsx";
import { OpenCase } from "./cases/open-case.tsx";
import { ContactPage } from "./contacts/contact-page.tsx";
import { HandInPage } from "./hand-ins/hand-in-page.tsx";
import { PasskeysPage } from "./keys/passkeys-page.tsx";
import { NetworkPage } from "./network/network-page.tsx";
import { OfficersPage } from "./officers/officers-page.tsx";
import { OutbreakPage } from "./outbreak/outbreak-page.tsx";
import { AccessLogPage } from "./oversight/access-log-page.tsx";
import { AlarmsPage } from "./oversight/alarms-page.tsx";
import { RequestList } from "./requests/request-list.tsx";
import { RequestPage } from "./requests/request-page.tsx";
import { Console } from "./shell/console.tsx";
import { Home } from "./shell/home.tsx";

const root = createRootRoute({ component: Console, notFoundComponent: Home });
const at = <const Path extends string>(path: Path, Page: () => ComponentChild) =>
  createRoute({
    getParentRoute: () => root,
    path,
    // The router draws a page only when the address changes; the words change with the language too.
    component: (() => {
      useWatched(lang);
      return <Page />;
    }) as never,
  });

const routes = [
  at("/", Home),
  at("/officers", OfficersPage),
  at("/access-log", AccessLogPage),
  at("/alarms", AlarmsPage),
  at("/cases/new", OpenCase),
  at("/cases/import", ImportCases),
  at("/cases/$case", CasePage),
  at("/cases/$case/desk", CaseDesk),
  at("/cases/$case/contacts", ContactPage),
  at("/cases/$case/network", NetworkPage),
  at("/cases/$case/paper", HandInPage),
  at("/outbreak", OutbreakPage),
  at("/passkeys", PasskeysPage),
  at("/requests", RequestList),
  at("/requests/$request", RequestPage),
];

export const router = createRouter({ routeTree: root.addChildren(routes), defaultPreload: false });

declare module "@tanstack/react-router" {
  interface Register {
    router: typeof router;
  }
}
