import { Busy, Choices } from "@kipass/web-kit/controls.tsx";
import { catalogue } from "@kipass/web-kit/i18n.ts";
import { BackIcon } from "@kipass/web-kit/icons.tsx";
import { useQuery } from "@tanstack/react-query";
import { Link, useLocation, useParams } from "@tanstack/react-router";
import { useState } from "preact/hooks";
import type { CaseView } from "../api.ts";
import { CaseHead } from "../cases/case-head.tsx";
import { nameOf, sourceName } from "../contacts/contact-words.ts";
import { Watermark } from "../contacts/watermark.tsx";
import { readsContacts } from "../officers/roles.ts";
import { caseQuery, contactsQuery, officerQuery } from "../queries.ts";
import { MayBeOld, PageFault, replacesPage } from "../shell/page-fault.tsx";
import { PrintButton } from "../shell/print-button.tsx";
import type { Network } from "./network.ts";
import { interviewWords, peopleWords, personWords } from "./network-words.ts";
import { networkOfContacts, networkOfPeople, visitedPlaces } from "./of-case.ts";
import { PlaceMap } from "./place-map.tsx";
import { WhoMetWhere } from "./who-met-where.tsx";

const t = catalogue(
  {
    title: "접촉 관계도",
    back: (number: string) => `사례 ${number}로 돌아가기`,
    why: "왼쪽은 확진자가 다녀간 곳, 오른쪽은 그때 함께 있던 사람입니다. 선이 굵을수록 오래 겹쳤습니다.",
    people: "사람을 어떻게 볼까요?",
    numbers: "번호로",
    names: "이름으로",
    seen: "이름을 받은 사람만 있습니다. 이 그림을 본 사실이 접촉자 목록과 똑같이 기록되었습니다.",
  },
  {
    title: "Who met where",
    back: (number) => `Back to case ${number}`,
    why: "On the left the places the patient was at, on the right who was there then. The thicker the line, the longer together.",
    people: "How are people shown?",
    numbers: "By number",
    names: "By name",
    seen: "Only those whose names were received. That you read this picture is recorded as for the list of contacts.",
  },
);

/** A link that begins with names carries this. */
export const NAMES = "names";

/** One case: places and the people it met there, as numbers; as names once there are some, for those who may read them. */
export function NetworkPage() {
  const { case: id } = useParams({ from: "/cases/$case/network" });
  const caseId = Number(id);
  const { data: view, error } = useQuery(caseQuery(caseId));
  const { data: officer } = useQuery(officerQuery);
  const [by, setBy] = useState<"numbers" | "names">(useLocation().hash === NAMES ? "names" : "numbers");
  const mayName = officer !== undefined && readsContacts(officer.role) && view?.case.stage === "contacts";
  const named = mayName && by === "names";
  // Names are fetched, and the look at them logged, only when they are asked for.
  const { data: contacts, error: refused } = useQuery({ ...contactsQuery(caseId), enabled: named });
  const fault = error ?? refused;
  if (replacesPage(fault, view && (named ? contacts : view))) return <PageFault error={fault} />;
  if (!view || !officer || (named && !contacts)) return <Busy />;
  const numbered = networkOfPeople(view, words);
  const network = named ? networkOfContacts(view, contacts ?? [], words) : numbered;
  return (
    <main class="case-main">
      <MayBeOld error={fault} />
      <CaseHead summary={view.case} />
      <div class="people stack">
        <div class="row between wrap">
          <Link to="/cases/$case" params={{ case: id }} activeOptions={{ exact: true }} class="back screen-only">
            <BackIcon size="small" />
            {t.back(view.case.caseNumber)}
          </Link>
          <PrintButton />
        </div>
        <h2>{t.title}</h2>
        <p class="soft">{t.why}</p>
        {mayName && (
          <div class="net-modes screen-only">
            <Choices
              label={t.people}
              value={by}
              onChoose={setBy}
              options={[
                { value: "numbers", words: t.numbers },
                { value: "names", words: t.names },
              ]}
            />
          </div>
        )}
        <div class="net-sheet">
          <WhoMetWhere key={String(named)} network={network} />
          {named && <Watermark officer={officer} />}
        </div>
        {named && <p class="note faint">{t.seen}</p>}
        <CaseMap view={view} network={numbered} />
      </div>
    </main>
  );
}

function CaseMap({ view, network }: { view: CaseView; network: Network }) {
  if (view.visits.length === 0) return null;
  return (
    <PlaceMap
      places={visitedPlaces(view, network)}
      countWords={(count) => (network.people.length > 0 ? peopleWords(count) : "")}
    />
  );
}

const words = { person: personWords, source: sourceName, contact: nameOf, interview: interviewWords };
