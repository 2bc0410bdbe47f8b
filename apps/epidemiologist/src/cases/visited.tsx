import { sectorOf } from "@kipass/data/sectors";
import { dayInTable, seoulDay, timeRange } from "@kipass/web-kit/dates.ts";
import { catalogue, lang } from "@kipass/web-kit/i18n.ts";
import { Link } from "@tanstack/react-router";
import { useState } from "preact/hooks";
import type { CaseView, CaseVisit } from "../api.ts";
import { Table } from "../shell/table.tsx";
import { AssumedStay } from "./assumed-stay.tsx";
import { doorWords } from "./door-words.ts";
import { flagWords } from "./flag-words.ts";
import { LatePlaces } from "./late-answers.tsx";
import { stayOf, USUAL_OVERLAP_MINUTES } from "./stay.ts";
import { WeekPicture } from "./week-picture.tsx";

const t = catalogue(
  {
    title: (days: number, places: number) => `${days}일 동안 ${places}곳`,
    none: "아직 방문한 곳을 모릅니다.",
    asTable: "표로 보기",
    table: "방문한 곳의 표",
    asPicture: "그림으로 보기",
    scanned: "입장·퇴장 스캔",
    estimated: "퇴장 시각은 업종의 보통 머무는 시간으로 추정",
    people: (minutes: number) => `사람 수는 확진자와 ${minutes}분 이상 겹친 사람입니다.`,
    day: "날짜",
    time: "시각",
    place: "시설",
    sector: "업종",
    known: "어떻게 아는지",
    usual: (minutes: number) => `나간 시각 추정: 업종의 보통 ${minutes}분`,
    assumed: (minutes: number, by: string) => `나간 시각 추정: ${by} 님이 적은 ${minutes}분`,
    network: "접촉 관계도",
    print: "인쇄",
  },
  {
    title: (days, places) => `${places} places in ${days} days`,
    none: "Places visited are not known yet.",
    asTable: "As a table",
    table: "Table of the places visited",
    asPicture: "As a picture",
    scanned: "Entry and exit scanned",
    estimated: "Exit estimated by the sector's usual stay",
    people: (minutes) => `People are those who overlapped for ${minutes} min or more.`,
    day: "Day",
    time: "Time",
    place: "Facility",
    sector: "Sector",
    known: "How it is known",
    usual: (minutes) => `Exit estimated: the sector's usual ${minutes} min`,
    assumed: (minutes, by) => `Exit estimated: ${minutes} min, by ${by}`,
    network: "Who met where",
    print: "Print",
  },
);

/** Where the case was, as a picture or as a table. */
export function Visited({ view, edits }: { view: CaseView; edits: boolean }) {
  const { visits } = view;
  const [table, setTable] = useState(false);
  const days = new Set(visits.map((visit) => seoulDay(visit.enteredAt * 1000)));
  if (visits.length === 0) return <p class="soft pad">{t.none}</p>;
  return (
    <section class="week-side" aria-label={t.place}>
      <div class="row between">
        <h2>{t.title(days.size, new Set(visits.map((visit) => visit.facility)).size)}</h2>
        <span class="row wrap screen-only">
          <Link class="link" to="/cases/$case/network" params={{ case: String(view.case.id) }}>
            {t.network}
          </Link>
          <button class="link" type="button" onClick={() => setTable(!table)}>
            {table ? t.asPicture : t.asTable}
          </button>
          <button class="link" type="button" onClick={() => print()}>
            {t.print}
          </button>
        </span>
      </div>
      <LatePlaces view={view} />
      {table ? <VisitTable view={view} edits={edits} /> : <WeekPicture view={view} />}
      <ul class="legend note">
        <li>
          <StaySample />
          {t.scanned}
        </li>
        <li>
          <StaySample estimated />
          {t.estimated}
        </li>
      </ul>
      {view.people.length > 0 && <p class="note faint">{t.people(USUAL_OVERLAP_MINUTES)}</p>}
    </section>
  );
}

function VisitTable({ view, edits }: { view: CaseView; edits: boolean }) {
  return (
    <Table label={t.table} columns={[t.day, t.time, t.place, t.known]}>
      {view.visits.map((visit) => {
        const { from, to } = stayOf(visit);
        return (
          <tr key={visit.id}>
            <td class="nowrap">{dayInTable(seoulDay(visit.enteredAt * 1000))}</td>
            <td class="num">{timeRange(from * 1000, to * 1000)}</td>
            <th scope="row">
              <span class="two">
                <b>{visit.facilityName}</b>
                <span class="note faint">
                  {[
                    sectorOf(visit.sector)?.[lang.value] ?? visit.sector,
                    ...visit.doors.map(doorWords),
                    ...visit.flags.map(flagWords),
                  ]
                    .filter(Boolean)
                    .join(" · ")}
                </span>
              </span>
            </th>
            <td class="note">
              <KnownBy visit={visit} />
              {edits && visit.leftAt === null && <AssumedStay caseId={view.case.id} visit={visit} />}
            </td>
          </tr>
        );
      })}
    </Table>
  );
}

function KnownBy({ visit: { leftAt, usualStayMinutes, assumed } }: { visit: CaseVisit }) {
  if (leftAt !== null) return t.scanned;
  if (!assumed) return t.usual(usualStayMinutes);
  return (
    <>
      {t.assumed(assumed.minutes, assumed.by)} <q>{assumed.reason}</q>
    </>
  );
}

function StaySample({ estimated }: { estimated?: boolean }) {
  return (
    <svg class="sample" viewBox="0 0 26 14" aria-hidden="true">
      <rect class="in" fill={estimated ? "url(#hatch-in)" : undefined} width="26" height="14" rx="3" />
      <rect class="entry" width="4" height="14" rx="2" />
    </svg>
  );
}
