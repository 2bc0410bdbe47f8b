import { lang } from "@kipass/web-kit/i18n.ts";
import { useWatched } from "@kipass/web-kit/watched.ts";
import { createRootRoute, createRoute, createRouter } from "@tanstack/react-router";
import type { ComponentChild } from "preact";
import { AlertLevelPage } from "./alert-level/alert-level-page.tsx";
import { DesignationsPage } from "./designations/designations-page.tsx";
import { NewDesignationPage } from "./designations/new-designation-page.tsx";
import { ComparePage } from "./duplicates/compare-page.tsx";
import { ExemptionsPage } from "./exemptions/exemptions-page.tsx";
import { FacilityListPage } from "./facilities/facility-list-page.tsx";
import { FacilityPage } from "./facilities/facility-page.tsx";
import { RatesPage } from "./figures/rates-page.tsx";
import { ReportsPage } from "./figures/reports-page.tsx";
import { RecordPage } from "./inspections/record-page.tsx";
import { RoutePage } from "./inspections/route-page.tsx";
import { LetterheadPage } from "./measures/letterhead-page.tsx";
import { MeasureListPage } from "./measures/measure-list-page.tsx";
import { MeasuresPage } from "./measures/measures-page.tsx";
import { NewNoticePage } from "./notices/new-notice-page.tsx";
import { NoticeListPage } from "./notices/notice-list-page.tsx";
import { NoticePage } from "./notices/notice-page.tsx";
import { AccessLogPage } from "./officers/access-log-page.tsx";
import { AccountPage } from "./officers/account-page.tsx";
import { OfficersPage } from "./officers/officers-page.tsx";
import { QueuePage } from "./queue/queue-page.tsx";
import { CheckPage } from "./register/check-page.tsx";
import { ImportPage } from "./register/import-page.tsx";
import { ImportsPage } from "./register/imports-page.tsx";
import { RegisterPage } from "./register/register-page.tsx";
import { Console } from "./shell/console.tsx";

const root = createRootRoute({ component: Console, notFoundComponent: QueuePage });
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
  at("/", QueuePage),
  at("/facilities", FacilityListPage),
  at("/facilities/$facility", FacilityPage),
  at("/duplicates/$facility", ComparePage),
  at("/inspections", RoutePage),
  at("/inspections/$facility", RecordPage),
  at("/inspections/register/$entry", RecordPage),
  at("/measures", MeasureListPage),
  at("/measures/$facility", MeasuresPage),
  at("/measures/register/$entry", MeasuresPage),
  at("/letterhead", LetterheadPage),
  at("/designations", DesignationsPage),
  at("/designations/new", NewDesignationPage),
  at("/exemptions", ExemptionsPage),
  at("/alert-level", AlertLevelPage),
  at("/register", RegisterPage),
  at("/register/check", CheckPage),
  at("/register/imports", ImportsPage),
  at("/register/imports/$import", ImportPage),
  at("/figures", RatesPage),
  at("/reports", ReportsPage),
  at("/notices", NoticeListPage),
  at("/notices/new", NewNoticePage),
  at("/notices/$notice", NoticePage),
  at("/officers", OfficersPage),
  at("/access-log", AccessLogPage),
  at("/account", AccountPage),
];

export const router = createRouter({ routeTree: root.addChildren(routes), defaultPreload: false });

declare module "@tanstack/react-router" {
  interface Register {
    router: typeof router;
  }
}
