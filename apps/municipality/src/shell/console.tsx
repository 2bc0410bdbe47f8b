import { Problem } from "@kipass/protocol/problem";
import { Brand, DemoTag } from "@kipass/web-kit/brand.tsx";
import { Busy, Button, Tag } from "@kipass/web-kit/controls.tsx";
import { catalogue, lang } from "@kipass/web-kit/i18n.ts";
import { Settings } from "@kipass/web-kit/settings.tsx";
import { useWatched } from "@kipass/web-kit/watched.ts";
import { useQuery } from "@tanstack/react-query";
import { Link, Outlet, useLocation } from "@tanstack/react-router";
import { useEffect } from "preact/hooks";
import type { Session } from "../api.ts";
import { boot } from "../boot.ts";
import { sendUnsent } from "../inspections/unsent.ts";
import { UnsentCount } from "../inspections/unsent-notice.tsx";
import { OfficersPage } from "../officers/officers-page.tsx";
import { isAlone } from "../on-site/kept-route.ts";
import { openKey } from "../on-site/key.ts";
import { WithoutNetwork } from "../on-site/without-network.tsx";
import { sessionQuery } from "../queries.ts";
import { FacilitySearch } from "./facility-search.tsx";
import { IdleLock } from "./idle-lock.tsx";
import { leave } from "./leave.ts";
import { LogIn } from "./log-in.tsx";
import { Menu, worksOnFacilities } from "./menu.tsx";
import { SecondStep } from "./second-step.tsx";
import { Unreached } from "./unreached.tsx";

const t = catalogue({ leave: "로그아웃", alone: "네트워크 없음" }, { leave: "Log out", alone: "No network" });

/** Who is here decides what is shown. */
export function Console() {
  // The router draws its root once; the words around every page change with the language.
  useWatched(lang);
  const { data: session, error, refetch } = useQuery(sessionQuery);
  if (session) return session.stage === "open" ? <Frame session={session} /> : <SecondStep />;
  if (error instanceof Problem && error.code === "unavailable")
    return <WithoutNetwork why={error} onAgain={() => void refetch()} />;
  return error ? <LogIn /> : <Busy />;
}

function Frame({ session }: { session: Session }) {
  const { officer } = session;
  const alone = useWatched(isAlone);
  useEffect(() => {
    void openKey(officer.id).then(() => sendUnsent(officer.id));
  }, [officer.id]);
  const atHome = useLocation().pathname === "/";
  return (
    <div class="console">
      <header class="console-top">
        <Brand href="/" />
        <span class="place">{officer.regionName}</span>
        {boot.demo && <DemoTag />}
        {alone && <Tag tone="again">{t.alone}</Tag>}
        {worksOnFacilities(officer) && !alone ? <FacilitySearch /> : <span class="push" />}
        <UnsentCount officer={officer.id} />
        <IdleLock session={session} />
        <Settings />
        <Link to="/account" class="small nowrap me" activeProps={{}}>
          {officer.name} {officer.title}
        </Link>
        <Button size="slim" onClick={() => void leave()}>
          {t.leave}
        </Button>
        {!alone && <Unreached />}
      </header>
      <Menu officer={officer} alone={alone} />
      {atHome && !worksOnFacilities(officer) ? <OfficersPage /> : <Outlet />}
    </div>
  );
}
