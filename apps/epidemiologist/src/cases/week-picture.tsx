import { dayInTable, seoulDay, timeOfDay, weekday } from "@kipass/web-kit/dates.ts";
import { catalogue } from "@kipass/web-kit/i18n.ts";
import type { CaseView, CaseVisit } from "../api.ts";
import { metAt } from "./meetings.ts";
import { stayOf, USUAL_OVERLAP_MINUTES } from "./stay.ts";
import { textWidth } from "./text-width.ts";

const t = catalogue(
  {
    picture: "방문한 곳. 표와 같은 내용입니다.",
    hour: (hour: number) => `${hour}시`,
    people: (count: number) => `${count}명`,
  },
  {
    picture: "Places visited, the same as in the table.",
    hour: (hour) => `${hour}:00`,
    people: (count) => `${count} ${count === 1 ? "person" : "people"}`,
  },
);

const WIDTH = 440;
const LEFT = 70;
const ROW = 126;
const TOP = 24;
const MORNING = 6 * 60;
const LINE = 34;

interface Mark {
  visit: CaseVisit;
  /** The place, and under it the time and how many people met the case there. */
  words: [string, string];
  /** Minutes of the day. */
  start: number;
  end: number;
  estimated: boolean;
  label: { x: number; anchor: "start" | "end"; line: number };
}

/** Where the case was, a line a day: solid where both scans are known, hatched where the exit is an estimate. */
export function WeekPicture({ view }: { view: CaseView }) {
  const { visits } = view;
  const days = [...Map.groupBy(visits, (visit) => seoulDay(visit.enteredAt * 1000))].sort(([a], [b]) =>
    a.localeCompare(b),
  );
  const begin = days.some(([day, list]) => list.some((visit) => minuteOf(visit.enteredAt, day) < MORNING))
    ? 0
    : MORNING;
  const x = (minute: number) => LEFT + ((WIDTH - LEFT - 4) * (minute - begin)) / (1440 - begin);
  const height = days.length * ROW;
  return (
    <svg class="chart week" viewBox={`0 0 ${WIDTH} ${height + TOP}`} role="img" aria-label={t.picture}>
      {[0, 6, 12, 18, 24]
        .filter((hour) => hour * 60 >= begin)
        .map((hour) => (
          <g key={hour}>
            <text x={x(hour * 60)} y="12" text-anchor={hour * 60 === begin ? "start" : hour === 24 ? "end" : "middle"}>
              {t.hour(hour)}
            </text>
            {hour % 24 !== 0 && hour * 60 !== begin && (
              <line class="grid" x1={x(hour * 60)} x2={x(hour * 60)} y1="22" y2={height + TOP - 10} />
            )}
          </g>
        ))}
      {days.map(([day, list], row) => (
        <g key={day} transform={`translate(0 ${row * ROW + TOP})`}>
          <text class="strong day" x="0" y="25">
            {dayInTable(day)}
          </text>
          <text x="0" y="44">
            {weekday(day)}
          </text>
          <line class="rail" x1={LEFT} x2={WIDTH - 4} y1="20" y2="20" />
          {marksOf(list, { day, view, x }).map((mark) => (
            <StayMark key={mark.visit.id} mark={mark} x={x} />
          ))}
        </g>
      ))}
    </svg>
  );
}

function StayMark({ mark: { words, start, end, estimated, label }, x }: { mark: Mark; x: (minute: number) => number }) {
  const y = 50 + label.line * LINE;
  return (
    <g>
      <rect
        class="in"
        fill={estimated ? "url(#hatch-in)" : undefined}
        x={x(start)}
        y="8"
        width={Math.max(6, x(end) - x(start))}
        height="24"
        rx="5"
      />
      <rect class="entry" x={x(start)} y="8" width="4" height="24" rx="2" />
      <text class="soft" x={label.x} y={y} text-anchor={label.anchor}>
        {words[0]}
      </text>
      <text x={label.x} y={y + 16} text-anchor={label.anchor}>
        {words[1]}
      </text>
    </g>
  );
}

interface Drawing {
  day: string;
  view: CaseView;
  x: (minute: number) => number;
}

/** Labels stand under their bars, from the bar's end leftwards in the evening; one that would run into its neighbour goes a line down. */
function marksOf(visits: readonly CaseVisit[], { day, view, x }: Drawing): Mark[] {
  const free: number[] = [];
  return visits
    .toSorted((a, b) => a.enteredAt - b.enteredAt)
    .map((visit) => {
      const { from, to, estimated } = stayOf(visit);
      const [start, end] = [minuteOf(from, day), Math.min(1440, minuteOf(to, day))];
      const met = metAt(visit, USUAL_OVERLAP_MINUTES, view);
      const words: Mark["words"] = [
        visit.facilityName,
        timeOfDay(from * 1000) + (met === undefined ? "" : ` · ${t.people(met)}`),
      ];
      const width = Math.max(...words.map(textWidth));
      const fitsRight = x(start) + width < WIDTH;
      const left = fitsRight ? x(start) : Math.max(x(end), x(start) + 6) - width;
      const found = [0, 1].find((line) => (free[line] ?? 0) <= left) ?? 1;
      free[found] = left + width + 6;
      return {
        visit,
        words,
        start,
        end,
        estimated,
        label: { x: fitsRight ? left : left + width, anchor: fitsRight ? "start" : "end", line: found },
      };
    });
}

function minuteOf(seconds: number, day: string): number {
  return (seconds - Date.parse(`${day}T00:00:00+09:00`) / 1000) / 60;
}
