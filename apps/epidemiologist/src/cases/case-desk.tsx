import { Busy } from "@kipass/web-kit/controls.tsx";
import { dayAndTime, dayInTable } from "@kipass/web-kit/dates.ts";
import { catalogue } from "@kipass/web-kit/i18n.ts";
import { BackIcon } from "@kipass/web-kit/icons.tsx";
import { useQuery } from "@tanstack/react-query";
import { Link, useParams } from "@tanstack/react-router";
import type { CaseView } from "../api.ts";
import { caseQuery, officerQuery } from "../queries.ts";
import { PartyName } from "../requests/request-progress.tsx";
import { MayBeOld, PageFault, replacesPage } from "../shell/page-fault.tsx";
import { CloseCase } from "./close-case.tsx";
import { Isolation } from "./isolation.tsx";
import { Notes } from "./notes.tsx";

const t = catalogue(
  {
    title: "사례 관리",
    back: (number: string) => `사례 ${number}로 돌아가기`,
    told: "당사자에게 알림",
    toldWhy: "이름을 준 발급회사가 이날부터 문자로 한 번 알립니다. 알렸는지는 발급회사만 압니다.",
    toldLine: (people: number, from: string) => `${people}명 · ${from}부터`,
    none: "아직 이름을 받은 사람이 없습니다.",
    finished: "조사가 끝나 닫았습니다.",
    mistyped: "잘못 열어 닫았습니다.",
    exercise: "모의 훈련이 끝나 닫았습니다.",
    by: (name: string, at: string) => `${name} · ${at}`,
    ended: "파기 예정일이 되어 닫혔습니다.",
    gone: "이 사례의 열쇠와 자료는 모두 파기되었습니다. 남은 것은 사례번호, 조사 기간, 담당자와 요청 사실뿐입니다.",
    rows: "파기한 것",
    case_data: "방문과 겹침 묶음",
    identities: "이름을 받은 사람",
    case_notes: "메모",
    contacts: "접촉자",
    exchanges: "보낸 요청",
  },
  {
    title: "The case",
    back: (number) => `Back to case ${number}`,
    told: "People are told",
    toldWhy: "The issuer that named them tells them once by message from this day on. Whether it has, it alone knows.",
    toldLine: (people, from) => `${people} · from ${from}`,
    none: "Nobody has been named yet.",
    finished: "Closed: the investigation is finished.",
    mistyped: "Closed: it was opened by mistake.",
    exercise: "Closed: the exercise is over.",
    by: (name, at) => `${name} · ${at}`,
    ended: "Closed on its date.",
    gone: "The case's key and everything about it have been destroyed. Left are its number, period, officers and the fact of requests.",
    rows: "Destroyed",
    case_data: "lists of visits and overlaps",
    identities: "people named",
    case_notes: "notes",
    contacts: "contacts",
    exchanges: "requests sent",
  },
);

/** What belongs to the case as a whole: isolation, notes, who is told when, and its end. */
export function CaseDesk() {
  const { case: id } = useParams({ from: "/cases/$case/desk" });
  const { data: view, error } = useQuery(caseQuery(Number(id)));
  const { data: officer } = useQuery(officerQuery);
  if (replacesPage(error, view)) return <PageFault error={error} />;
  if (!view || !officer) return <Busy />;
  const isInvestigator = officer.role === "investigator";
  return (
    <main class="page stack">
      <MayBeOld error={error} />
      {/* The router's own class for a link to where one is would take the place of ours. */}
      <Link to="/cases/$case" params={{ case: id }} activeOptions={{ exact: true }} class="back">
        <BackIcon size="small" />
        {t.back(view.case.caseNumber)}
      </Link>
      <h1>{t.title}</h1>
      {view.case.status === "closed" ? (
        <ClosedCase view={view} />
      ) : (
        <div class="desk">
          {isInvestigator && <Isolation view={view} />}
          <Notes view={view} writes={isInvestigator || officer.role === "approver"} />
          <Notices view={view} />
          {isInvestigator && <CloseCase view={view} />}
        </div>
      )}
    </main>
  );
}

/** A closed case says so, by whom, and what was destroyed. */
export function ClosedCase({ view }: { view: CaseView }) {
  const { closed } = view;
  return (
    <section class="todo stack">
      <h2>{closed ? t[closed.why] : t.ended}</h2>
      {closed?.reason && <p>{closed.reason}</p>}
      {closed && <p class="small soft">{t.by(closed.by, dayAndTime(closed.atMs))}</p>}
      <p class="soft">{t.gone}</p>
      {closed && (
        <dl class="facts">
          <dt>{t.rows}</dt>
          <dd>
            {Object.entries(closed.rows)
              .filter(([, rows]) => rows > 0)
              .map(([name, rows]) => `${name in t ? t[name as "contacts"] : name} ${rows}`)
              .join(", ") || "0"}
          </dd>
        </dl>
      )}
      <Notices view={view} />
    </section>
  );
}

function Notices({ view }: { view: CaseView }) {
  return (
    <section class="stack">
      <h2>{t.told}</h2>
      {view.notices.length === 0 ? (
        <p class="small soft">{t.none}</p>
      ) : (
        <>
          <ul class="list">
            {view.notices.map(({ issuer, people, from }) => (
              <li key={`${issuer} ${from}`} class="line-item">
                <PartyName code={issuer} />
                <span class="num small">{t.toldLine(people, dayInTable(from))}</span>
              </li>
            ))}
          </ul>
          <p class="note faint">{t.toldWhy}</p>
        </>
      )}
    </section>
  );
}
