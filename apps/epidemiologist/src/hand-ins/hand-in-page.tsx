import { Busy, Notice, Select } from "@kipass/web-kit/controls.tsx";
import { catalogue } from "@kipass/web-kit/i18n.ts";
import { BackIcon } from "@kipass/web-kit/icons.tsx";
import { useQuery } from "@tanstack/react-query";
import { Link, useParams } from "@tanstack/react-router";
import { useState } from "preact/hooks";
import { CaseHead } from "../cases/case-head.tsx";
import "../contacts/contacts.css";
import { caseQuery, handInQuery } from "../queries.ts";
import { MayBeOld, PageFault, replacesPage } from "../shell/page-fault.tsx";
import { HandInFile } from "./hand-in-file.tsx";
import { PaperRows } from "./paper-rows.tsx";
import { SafeNumbers } from "./safe-numbers.tsx";

const t = catalogue(
  {
    title: "수기명부·자체시스템 명단",
    why: "QR코드 없이 다녀간 사람을 같은 접촉자 목록에 넣습니다. 노출된 때에 있었을 수 있는 사람만 남기고 나머지는 저장하지 않습니다.",
    back: "접촉자로 돌아가기",
    place: "노출된 곳",
    choose: "시설을 골라 주세요.",
    none: "아직 승인된 노출 장소가 없습니다. ‘같은 때 방문’ 요청이 승인되면 넣을 수 있습니다.",
  },
  {
    title: "Paper logs and facilities' lists",
    why: "People who were there without a QR code join the same contact list. Only those who may have been there at the time are kept.",
    back: "Back to the contacts",
    place: "Place of exposure",
    choose: "Choose a facility.",
    none: "No place of exposure has been approved yet. Once the request for visits at the same time is, rows can be entered.",
  },
);

/** People of written logs, and of facilities with a system of their own. */
export function HandInPage() {
  const { case: id } = useParams({ from: "/cases/$case/paper" });
  const caseId = Number(id);
  const { data: view, error: unread } = useQuery(caseQuery(caseId));
  const { data: places, error: unlisted } = useQuery(handInQuery(caseId));
  const [chosen, setChosen] = useState("");
  const error = unread ?? unlisted;
  if (replacesPage(error, view && places)) return <PageFault error={error} />;
  if (!view || !places) return <Busy />;
  const place = places.find(({ facility }) => String(facility) === chosen);
  return (
    <main class="case-main">
      <MayBeOld error={error} />
      <CaseHead summary={view.case} />
      <div class="people stack">
        <Link class="back" to="/cases/$case/contacts" params={{ case: id }}>
          <BackIcon size="small" />
          {t.back}
        </Link>
        <h2>{t.title}</h2>
        <p class="small soft">{t.why}</p>
        {places.length === 0 ? (
          <Notice>{t.none}</Notice>
        ) : (
          <Select
            label={t.place}
            value={chosen}
            empty={t.choose}
            options={places.map(({ facility, facilityName }) => ({ value: String(facility), words: facilityName }))}
            onChange={setChosen}
          />
        )}
        {place && <PaperRows key={`rows ${place.facility}`} caseId={caseId} place={place} />}
        {place && <HandInFile key={`file ${place.facility}`} caseId={caseId} place={place} />}
        <SafeNumbers caseId={caseId} />
      </div>
    </main>
  );
}
