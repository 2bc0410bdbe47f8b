import { sectorOf } from "@kipass/data/sectors";
import { dayInTable, dayWithWeekday, seoulDay, timeOfDay, timeRange, weekday } from "@kipass/web-kit/dates.ts";
import { catalogue, lang } from "@kipass/web-kit/i18n.ts";
import { useState } from "preact/hooks";
import type { CaseVisit } from "../api.ts";
import { stayOf } from "./stay.ts";

const t = catalogue(
  {
    title: (days: number, places: number) => `${days}일 동안 ${places}곳`,
    none: "아직 방문한 곳을 모릅니다.",
    asTable: "표로 보기",
    asPicture: "그림으로 보기",
    picture: "방문한 곳. 표와 같은 내용입니다.",
    scanned: "입장·퇴장 스캔",
    estimated: "퇴장 시각은 업종의 보통 머무는 시간으로 추정",
    day: "날짜",
    time: "시각",
    place: "시설",
    sector: "업종",
    hour: (hour: number) => `${hour}시`,
  },
  {
    title: (days, places) => `${places} places in ${days} days`,
    none: "Places visited are not known yet.",
    asTable: "As a table",
    asPicture: "As a picture",
    picture: "Places visited, the same as in the table.",
    scanned: "Entry and exit scanned",
    estimated: "Exit estimated by the sector's usual stay",
    day: "Day",
    time: "Time",
    place: "Facility",
    sector: "Sector",
    hour: (hour) => `${hour}:00`,
  },
);

const WIDTH = 440;
const LEFT = 70;
const ROW = 96;
const x = (minuteOfDay: number) => LEFT + ((WIDTH - LEFT - 4) * minuteOfDay) / 1440;

/** Where the case was, day by day: solid where both scans are known, hatched where the exit is an estimate. */
export function Visited({ visits }: { visits: readonly CaseVisit[] }) {
  const [table, setTable] = useState(false);
  const days = [...new Set(visits.map((visit) => seoulDay(visit.enteredAt * 1000)))].sort();
  if (visits.length === 0) return <p class="soft pad">{t.none}</p>;
  return (
    <section class="week-side" aria-label={t.place}>
      <div class="row between">
        <h2>{t.title(days.length, visits.length)}</h2>
        <button class="link" type="button" onClick={() => setTable(!table)}>
          {table ? t.asPicture : t.asTable}
        </button>
      </div>
      {table ? <VisitTable visits={visits} /> : <VisitPicture visits={visits} days={days} />}
      <ul class="legend note">
        <li>
          <i class="l-stay" />
          {t.scanned}
        </li>
        <li>
          <i class="l-est" />
          {t.estimated}
        </li>
      </ul>
    </section>
  );
}

function VisitPicture({ visits, days }: { visits: readonly CaseVisit[]; days: string[] }) {
  return (
    <svg class="chart week" viewBox={`0 0 ${WIDTH} ${days.length * ROW + 24}`} role="img" aria-label={t.picture}>
      {[0, 6, 12, 18].map((hour) => (
        <g key={hour}>
          <text x={x(hour * 60)} y="12" text-anchor={hour === 0 ? "start" : "middle"}>
            {t.hour(hour)}
          </text>
          <line class="grid" x1={x(hour * 60)} x2={x(hour * 60)} y1="22" y2={days.length * ROW + 14} />
        </g>
      ))}
      {days.map((day, row) => (
        <g key={day} transform={`translate(0 ${row * ROW + 24})`}>
          <text class="strong day" x="0" y="25">
            {dayInTable(day)}
          </text>
          <text x="0" y="44">
            {weekday(day)}
          </text>
          <line class="rail" x1={LEFT} x2={WIDTH - 4} y1="20" y2="20" />
          {visits.filter((visit) => seoulDay(visit.enteredAt * 1000) === day).map((visit) => <Stay key={visit.id} visit={visit} day={day} />)}
        </g>
      ))}
    </svg>
  );
}

function Stay({ visit, day }: { visit: CaseVisit; day: string }) {
  const { from, to, estimated } = stayOf(visit);
  const midnight = Date.parse(`${day}T00:00:00+09:00`) / 1000;
  const [start, end] = [(from - midnight) / 60, Math.min(1440, (to - midnight) / 60)];
  const late = start > 840;
  const at = late ? Math.max(x(end), x(start) + 8) : x(start);
  return (
    <g>
      <rect class={estimated ? "est" : "stay"} x={x(start)} y="8" width={Math.max(4, x(end) - x(start))} height="24" rx="5" />
      <rect class="entry" x={x(start)} y="8" width="4" height="24" rx="2" />
      <text class="soft" x={at} y="50" text-anchor={late ? "end" : "start"}>
        {visit.facilityName}
      </text>
      <text x={at} y="67" text-anchor={late ? "end" : "start"}>
        {timeOfDay(visit.enteredAt * 1000)}
      </text>
    </g>
  );
}

function VisitTable({ visits }: { visits: readonly CaseVisit[] }) {
  return (
    <div class="scroll">
      <table class="table">
        <thead>
          <tr>
            {[t.day, t.time, t.place, t.sector].map((words) => (
              <th key={words} scope="col">
                {words}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {visits.map((visit) => {
            const { from, to } = stayOf(visit);
            return (
              <tr key={visit.id}>
                <td>{dayWithWeekday(seoulDay(visit.enteredAt * 1000))}</td>
                <td class="num">{timeRange(from * 1000, to * 1000)}</td>
                <th scope="row">{visit.facilityName}</th>
                <td>{sectorOf(visit.sector)?.[lang.value] ?? visit.sector}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
