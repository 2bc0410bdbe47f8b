import { Button } from "@kipass/web-kit/controls.tsx";
import { catalogue } from "@kipass/web-kit/i18n.ts";
import { PeopleIcon } from "@kipass/web-kit/icons.tsx";
import { useState } from "preact/hooks";
import type { CaseView, Officer } from "../api.ts";
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
  },
  {
    title: "The contact list is ready.",
    why: "Opening it records who looked and when.",
    open: "See the contacts",
    again: "Look at the overlap again and choose more",
    more: "The earlier request has run out: choosing more people needs a new one.",
    ask: "Draft a request for more people",
  },
);

export function Reached({ view, officer }: { view: CaseView; officer: Officer }) {
  const [shown, setShown] = useState<"overlap" | "new">();
  const request = view.requests.filter(({ stage }) => stage === "identities").toSorted((a, b) => b.id - a.id)[0];
  const runsStill = request !== undefined && request.expiresAt * 1000 > Date.now();
  if (shown === "overlap" && request) return <Overlap view={view} request={request} officer={officer} />;
  if (shown === "new") return <NextRequest view={view} officer={officer} last={request} />;
  return (
    <section class="todo stack">
      <h2>{t.title}</h2>
      <p class="soft">{t.why}</p>
      <Before last={view.requests.toSorted((a, b) => b.id - a.id)[0]} />
      <Button look="primary" size="big" href={`/cases/${view.case.id}/contacts`}>
        <PeopleIcon />
        {t.open}
      </Button>
      {officer.role === "investigator" && request && (
        <>
          {!runsStill && <p class="note faint">{t.more}</p>}
          <Button onClick={() => setShown(runsStill ? "overlap" : "new")}>{runsStill ? t.again : t.ask}</Button>
        </>
      )}
    </section>
  );
}
