import { Button } from "@kipass/web-kit/controls.tsx";
import { catalogue } from "@kipass/web-kit/i18n.ts";
import { PeopleIcon } from "@kipass/web-kit/icons.tsx";
import { useState } from "preact/hooks";
import type { CaseView, Officer, RequestView } from "../api.ts";
import { CallOff } from "../requests/call-off.tsx";
import { OrderStates } from "../requests/request-progress.tsx";
import { Exposures } from "./exposures.tsx";
import { LateAnswers } from "./late-answers.tsx";
import { Before, NextRequest } from "./next-request.tsx";
import { Overlap } from "./overlap.tsx";

const t = catalogue(
  {
    title: "접촉자 명단이 준비되었습니다.",
    why: "명단을 열면 누가, 언제 보았는지 남습니다.",
    open: "접촉자 보기",
    again: "겹침 다시 보고 더 고르기",
    more: "더 고르려면 새 요청이 필요합니다. 앞선 요청의 유효시간이 지났습니다.",
    ask: "사람을 더 고르는 요청 만들기",
    newVisits: "더 고른 곳의 방문기록이 도착했습니다. 누구 것인지 아직 묻지 않았습니다.",
    places: "노출된 곳 더 고르기",
  },
  {
    title: "The contact list is ready.",
    why: "Opening it records who looked and when.",
    open: "See the contacts",
    again: "Look at the overlap again and choose more",
    more: "The earlier request has run out: choosing more people needs a new one.",
    ask: "Draft a request for more people",
    newVisits: "The visits at further places have arrived. Nobody has been asked yet whose they are.",
    places: "Choose further exposures",
  },
);

/** Contacts can be worked on. Issuers that answer late, people not yet chosen and places not yet asked about are still open. */
export function Reached({ view, officer }: { view: CaseView; officer: Officer }) {
  const [shown, setShown] = useState<"overlap" | "new" | "places">();
  const newestOf = (...stages: RequestView["stage"][]) =>
    view.requests.filter(({ stage }) => stages.includes(stage)).toSorted((a, b) => b.id - a.id)[0];
  const last = newestOf("identities", "co-visitors");
  const request = newestOf("identities");
  const isAsked = last === request || last?.orders.every(({ received }) => received === 0);
  const runsStill = isAsked && request !== undefined && request.expiresAt * 1000 > Date.now();
  if (shown === "overlap" && request)
    return <Overlap view={view} request={request} officer={officer} onAsked={() => setShown(undefined)} />;
  if (shown === "new") return <NextRequest view={view} officer={officer} last={request} />;
  if (shown === "places") return <Exposures view={view} officer={officer} last={undefined} />;
  return (
    <section class="todo stack" aria-live="polite">
      <h2>{t.title}</h2>
      <p class="soft">{t.why}</p>
      {request && <LateAnswers view={view} request={request} unnamed />}
      {request?.state === "running" ? <OrderStates request={request} /> : <Before last={last} />}
      <Button look="primary" size="big" href={`/cases/${view.case.id}/contacts`}>
        <PeopleIcon />
        {t.open}
      </Button>
      {officer.role === "investigator" && request && (
        <>
          {!runsStill && <p class="note faint">{isAsked ? t.more : t.newVisits}</p>}
          <Button onClick={() => setShown(runsStill ? "overlap" : "new")}>{runsStill ? t.again : t.ask}</Button>
          <Button onClick={() => setShown("places")}>{t.places}</Button>
        </>
      )}
      {request?.state === "running" && <CallOff request={request} officer={officer} />}
    </section>
  );
}
