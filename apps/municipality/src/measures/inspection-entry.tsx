import { Tag } from "@kipass/web-kit/controls.tsx";
import { dayAndTime, fullDay } from "@kipass/web-kit/dates.ts";
import { catalogue } from "@kipass/web-kit/i18n.ts";
import { Link } from "@tanstack/react-router";
import type { Inspection, PlaceBrief } from "../api.ts";
import { type PlaceRef, recordPath } from "../inspections/place.ts";
import { licenceWords } from "../register/register-words.ts";
import { findingWords } from "./measure-words.ts";

const t = catalogue(
  {
    before: (name: string, licence: string) => `등록 전, 대상 대장의 기록: ${name}${licence}`,
    received: (at: string) => `네트워크 없이 기록해 ${at}에 도착함`,
    guidance: "행정지도",
    note: "메모",
    nextVisit: "다음 점검일",
    corrects: "앞의 기록을 바로잡음",
    corrected: "바로잡힌 기록",
    correct: "바로잡기",
  },
  {
    before: (name, licence) => `From the register, before it registered: ${name}${licence}`,
    received: (at) => `recorded without a network, received ${at}`,
    guidance: "Guidance",
    note: "Note",
    nextVisit: "Next visit",
    corrects: "Corrects an earlier entry",
    corrected: "Corrected by another entry",
    correct: "Correct",
  },
);

interface EntryProps {
  inspection: Inspection;
  /** On a facility's page: the entry of the register it is about. */
  before: PlaceBrief | undefined;
  /** What it is about: a correction is about the same. */
  correctAt: PlaceRef;
  mayAct: boolean;
}

export function InspectionEntry({ inspection, before, correctAt, mayAct }: EntryProps) {
  const { id, inspectedMs, receivedMs, by, findings, guidance, note, nextVisitOn, corrects, isCorrected } = inspection;
  const isLate = receivedMs - inspectedMs > 60_000;
  return (
    <li class={isCorrected ? "past" : undefined}>
      <p class="row wrap gap6">
        <b class="num">{dayAndTime(inspectedMs)}</b>
        {isCorrected && <Tag line>{t.corrected}</Tag>}
        {corrects !== null && <Tag line>{t.corrects}</Tag>}
      </p>
      <p class="note faint">
        {by}
        {isLate && ` · ${t.received(dayAndTime(receivedMs))}`}
      </p>
      {before && <Before entry={before} />}
      <ul class="small">
        {findings.map((finding) => (
          <li key={finding.item} class={finding.result === "unmet" ? "unmet" : undefined}>
            {findingWords(finding)}
          </li>
        ))}
      </ul>
      <dl class="facts">
        {guidance !== "" && (
          <>
            <dt>{t.guidance}</dt>
            <dd>{guidance}</dd>
          </>
        )}
        {note !== "" && (
          <>
            <dt>{t.note}</dt>
            <dd>{note}</dd>
          </>
        )}
        {nextVisitOn && (
          <>
            <dt>{t.nextVisit}</dt>
            <dd class="num">{fullDay(nextVisitOn)}</dd>
          </>
        )}
      </dl>
      {mayAct && !isCorrected && (
        <Link
          to={recordPath(correctAt)}
          search={{ corrects: id } as never}
          class="link"
          aria-label={`${dayAndTime(inspectedMs)} ${t.correct}`}
        >
          {t.correct}
        </Link>
      )}
    </li>
  );
}

/** A case or an inspection of the time when the business was only in the register. */
export function Before({ entry }: { entry: PlaceBrief }) {
  return <p class="note faint">{t.before(entry.name, entry.number && ` (${licenceWords(entry.number)})`)}</p>;
}
