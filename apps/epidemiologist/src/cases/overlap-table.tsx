import { dayInTable, seoulDay, timeOfDay, timeRange } from "@kipass/web-kit/dates.ts";
import { catalogue } from "@kipass/web-kit/i18n.ts";
import type { CaseView, Person } from "../api.ts";
import { issuerName } from "../boot.ts";
import { byOverlap, longestOverlap, personKey, stayOf } from "./stay.ts";

const t = catalogue(
  {
    caption: "겹친 사람, 오래 겹친 순",
    all: "모두 고르기",
    unnamed: "아직 이름 없음",
    stay: "머문 시간",
    overlap: "겹침",
    case: "확진자",
    person: (number: string) => `사람 ${number}`,
    pick: (number: string) => `사람 ${number} 고르기`,
    minutes: (min: number, max: number) => (min === max ? `${max}분` : `${min}–${max}분`),
    estimated: "나간 시각 추정",
    also: (count: number) => `다른 ${count}곳에서도`,
    offline: "오프라인",
    late: "늦게 도착",
    implausible: "시각 확인 필요",
    sessionEnded: "로그인이 끝난 뒤",
    conflict: "두 번 쓰인 QR",
    reserve: "예비 QR",
  },
  {
    caption: "People by length of overlap",
    all: "Choose all",
    unnamed: "No names yet",
    stay: "Stay",
    overlap: "Overlap",
    case: "Patient",
    person: (number) => `Person ${number}`,
    pick: (number) => `Choose person ${number}`,
    minutes: (min, max) => (min === max ? `${max} min` : `${min}–${max} min`),
    estimated: "exit estimated",
    also: (count) => `also at ${count} other ${count === 1 ? "place" : "places"}`,
    offline: "offline",
    late: "arrived late",
    implausible: "check the time",
    sessionEnded: "after log-out",
    conflict: "QR used twice",
    reserve: "reserve QR",
  },
);

type Flag = Person["overlaps"][number]["flags"][number];

interface OverlapTableProps {
  view: CaseView;
  chosen: ReadonlySet<string>;
  onChoose: (chosen: ReadonlySet<string>) => void;
}

/** One row a person: their longest overlap drawn against the case's stay; further places are said in words. */
export function OverlapTable({ view, chosen, onChoose }: OverlapTableProps) {
  const people = byOverlap(view.people);
  const all = people.every((person) => chosen.has(personKey(person)));

  function toggle(person: Person) {
    const next = new Set(chosen);
    if (!next.delete(personKey(person))) next.add(personKey(person));
    onChoose(next);
  }

  return (
    <div class="lap-wrap scroll">
      <table class="table laps">
        <caption class="spoken">{t.caption}</caption>
        <thead>
          <tr>
            <th class="pick">
              <label class="hit">
                <span class="spoken">{t.all}</span>
                <input class="box" type="checkbox" checked={all} onChange={() => onChoose(new Set(all ? [] : people.map(personKey)))} />
              </label>
            </th>
            <th scope="col">{t.unnamed}</th>
            <th scope="col">{t.stay}</th>
            <th scope="col" class="n">
              {t.overlap}
            </th>
          </tr>
        </thead>
        <tbody>
          {people.map((person, i) => (
            <tr key={personKey(person)}>
              <td class="pick">
                <label class="hit">
                  <span class="spoken">{t.pick(numbered(i))}</span>
                  <input class="box" type="checkbox" checked={chosen.has(personKey(person))} onChange={() => toggle(person)} />
                </label>
              </td>
              <th scope="row">
                <b>{t.person(numbered(i))}</b>
                <span class="note faint">{issuerName(person.issuer)}</span>
              </th>
              <td class="lap-cell">
                <PersonLap view={view} person={person} />
              </td>
              <td class="n min">
                <b>{minutesOf(person)}</b>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

const numbered = (i: number) => String(i + 1).padStart(2, "0");

function minutesOf(person: Person): string {
  const longest = longestOverlap(person);
  const of = person.overlaps.find((overlap) => overlap.maxMinutes === longest);
  return t.minutes(of?.minMinutes ?? 0, longest);
}

function PersonLap({ view, person }: { view: CaseView; person: Person }) {
  const longest = longestOverlap(person);
  const lap = person.overlaps.find((overlap) => overlap.maxMinutes === longest);
  const exposure = lap && view.exposures[lap.exposure];
  if (!lap || !exposure) return null;
  const visit = view.visits.find((one) => one.facility === exposure.facility);
  const usual = visit?.usualStayMinutes ?? 0;
  const { from, to, estimated } = stayOf({ enteredAt: lap.enteredAt, leftAt: lap.leftAt, usualStayMinutes: usual });
  const elsewhere = new Set(person.overlaps.map((one) => one.exposure)).size - 1;
  return (
    <>
      <Bars exposure={exposure} from={from} to={to} estimated={estimated} />
      <span class="note faint">
        {visit?.facilityName} {dayInTable(seoulDay(from * 1000))} {estimated ? `${timeOfDay(from * 1000)}– (${t.estimated})` : timeRange(from * 1000, to * 1000)}
        {elsewhere > 0 && ` · ${t.also(elsewhere)}`}
        {lap.flags.map((flag: Flag) => ` · ${t[flag]}`)}
      </span>
    </>
  );
}

const WIDTH = 470;

interface BarsProps {
  exposure: { from: number; to: number };
  from: number;
  to: number;
  estimated: boolean;
}

/** The case's stay as a band; the person's inside it dark, outside it pale; hatched where the exit is an estimate. */
function Bars({ exposure, from, to, estimated }: BarsProps) {
  const [start, end] = [exposure.from - 3600, exposure.to + 3600];
  const x = (at: number) => (WIDTH * (Math.min(Math.max(at, start), end) - start)) / (end - start);
  const bar = (a: number, b: number, name: string) =>
    x(b) > x(a) && <rect class={estimated ? `est-${name}` : name} x={x(a)} y="7" width={x(b) - x(a)} height="16" rx="3" />;
  return (
    <svg class="chart lap" viewBox={`0 0 ${WIDTH} 30`} aria-hidden="true">
      <rect class="band" x={x(exposure.from)} y="0" width={x(exposure.to) - x(exposure.from)} height="30" />
      {bar(from, Math.min(to, exposure.from), "out")}
      {bar(Math.max(from, exposure.from), Math.min(to, exposure.to), "in")}
      {bar(Math.max(from, exposure.to), to, "out")}
      <rect class="entry" x={x(from)} y="7" width="4" height="16" rx="2" />
      {!estimated && <rect class="entry" x={x(to) - 4} y="7" width="4" height="16" rx="2" />}
    </svg>
  );
}
