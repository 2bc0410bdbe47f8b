import { Problem, problems } from "@kipass/protocol/problem";
import { DemoTag } from "@kipass/web-kit/brand.tsx";
import { Busy, Button, Notice } from "@kipass/web-kit/controls.tsx";
import { catalogue, lang } from "@kipass/web-kit/i18n.ts";
import { BellIcon, DocumentIcon, EyeIcon, KeyIcon, PeopleIcon } from "@kipass/web-kit/icons.tsx";
import { Settings } from "@kipass/web-kit/settings.tsx";
import { useWatched } from "@kipass/web-kit/watched.ts";
import { useQuery } from "@tanstack/react-query";
import { Link, Outlet, useLocation } from "@tanstack/react-router";
import { api, type Me, type Officer } from "../api.ts";
import { boot } from "../boot.ts";
import { KeyPage } from "../keys/key-page.tsx";
import { oversees, readsCases, signsOrders } from "../officers/roles.ts";
import { alarmsQuery, casesQuery, isEnded, officerQuery, queries, requestsQuery } from "../queries.ts";
import { isAway, useIdleLock } from "./idle.ts";
import { LogIn } from "./log-in.tsx";
import { ProductBrand } from "./product-brand.tsx";

const t = catalogue(
  {
    agency: "질병관리청",
    read: "열람이 모두 기록됩니다",
    menu: "주 메뉴",
    cases: "사례",
    contacts: "접촉자",
    requests: "승인할 요청",
    alarms: "경보",
    accessLog: "접속기록",
    officers: "담당자",
    own: "로그인과 서명",
    leave: "로그아웃",
    again: "다시 열기",
  },
  {
    agency: "KDCA",
    read: "Every reading is recorded",
    menu: "Main menu",
    cases: "Cases",
    contacts: "Contacts",
    requests: "To sign",
    alarms: "Alarms",
    accessLog: "Access log",
    officers: "Officers",
    own: "Log-in and signing",
    leave: "Log out",
    again: "Open again",
  },
);

/** Who is here decides what is shown: nobody logs in, who signs without a certified passkey chooses one, the rest work. */
export function Console() {
  // The router draws its root once; the words around every page change with the language.
  useWatched(lang);
  const { data: officer, error, refetch } = useQuery(officerQuery);
  const away = useWatched(isAway);
  const locked = isEnded(error) || (away && error !== null);
  const isUnreached = error instanceof Problem && error.code === "unavailable";
  const gate = isUnreached ? <Unreached onAgain={() => void refetch()} /> : <LogIn />;
  if (!officer) return error ? gate : <Busy />;
  return (
    <>
      {locked && gate}
      {/* Out of sight and reach while locked, and still there: nothing typed is lost by a session's end. */}
      <div hidden={locked}>
        <Frame officer={officer}>{isReady(officer) ? <Outlet /> : <KeyPage officer={officer} />}</Frame>
      </div>
    </>
  );
}

function Unreached({ onAgain }: { onAgain: () => void }) {
  return (
    <main class="alone">
      <Notice tone="hold" alert>
        {problems.unavailable[lang.value].title}
      </Notice>
      <Button onClick={onAgain}>{t.again}</Button>
    </main>
  );
}

function Frame({ officer, children }: { officer: Me; children: preact.ComponentChildren }) {
  useIdleLock();
  return (
    <div class="console">
      <header class="console-top">
        <ProductBrand />
        <span class="place">{t.agency}</span>
        {boot.demo && <DemoTag />}
        <span class="note faint nowrap row gap6 push wide-only">
          <EyeIcon size="small" />
          {t.read}
        </span>
        <Settings />
        {!isReady(officer) ? (
          <b class="small nowrap">
            {officer.name} {officer.title}
          </b>
        ) : (
          <Link class="small nowrap" to="/passkeys" title={t.own}>
            {officer.name} {officer.title}
          </Link>
        )}
        <Button size="slim" onClick={() => void leave()}>
          {t.leave}
        </Button>
      </header>
      <Menu officer={officer} />
      {children}
    </div>
  );
}

/** Who signs nothing needs no key of their own. */
function isReady({ role, key }: Officer): boolean {
  return key === "certified" || !signsOrders(role);
}

function Menu({ officer }: { officer: Me }) {
  const ready = isReady(officer);
  const enabled = ready && readsCases(officer.role);
  const drafts = officer.role === "investigator" && officer.deputyFor.length === 0;
  const cases = useQuery({ ...casesQuery, enabled }).data ?? [];
  const requests = useQuery({ ...requestsQuery, enabled, refetchInterval: false }).data ?? [];
  const alarms = useQuery({ ...alarmsQuery, enabled: ready && oversees(officer.role) }).data ?? [];
  const waiting = requests.filter((request) => request.state === (drafts ? "drafted" : "signed"));
  const at = useLocation().pathname;
  const current = (here: boolean) => (here ? ({ "aria-current": "page" } as const) : {});
  return (
    <nav class="console-nav" aria-label={t.menu}>
      {readsCases(officer.role) && (
        <>
          <Link to="/" {...current(at === "/" || at.startsWith("/cases"))}>
            <DocumentIcon />
            {t.cases}
            <span class="count">{cases.length}</span>
          </Link>
          <Link to="/requests" {...current(at.startsWith("/requests"))}>
            <KeyIcon />
            {t.requests}
            <span class="count">{waiting.length}</span>
          </Link>
        </>
      )}
      {officer.role === "health-centre" && (
        <Link to="/" {...current(at === "/")}>
          <PeopleIcon />
          {t.contacts}
        </Link>
      )}
      {oversees(officer.role) && (
        <>
          <Link to="/alarms" {...current(at.startsWith("/alarms") || (at === "/" && officer.role === "auditor"))}>
            <BellIcon />
            {t.alarms}
            <span class="count">{alarms.length}</span>
          </Link>
          <Link to="/access-log" {...current(at.startsWith("/access-log"))}>
            <EyeIcon />
            {t.accessLog}
          </Link>
        </>
      )}
      {ready && officer.role !== "health-centre" && (
        <Link to="/officers" {...current(at.startsWith("/officers"))}>
          <PeopleIcon />
          {t.officers}
        </Link>
      )}
    </nav>
  );
}

async function leave() {
  await api.logOut({ body: {} }).catch(() => {});
  queries.clear();
  location.assign("/");
}
