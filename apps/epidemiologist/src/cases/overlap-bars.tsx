import { timeOfDay } from "@kipass/web-kit/dates.ts";
import { catalogue } from "@kipass/web-kit/i18n.ts";
import { hoursIn } from "./meetings.ts";
import type { Stay } from "./stay.ts";

const t = catalogue({ hour: (hour: number) => `${hour}시` }, { hour: (hour) => `${hour}:00` });

interface Interval {
  from: number;
  to: number;
}

const HEIGHT = 44;
const EDGE = 4;

/** Per cent of the picture's width: bars grow with the column, words and edges keep their size. */
function scale(span: Interval) {
  return (at: number) => (100 * (Math.min(Math.max(at, span.from), span.to) - span.from)) / (span.to - span.from);
}

export function HourAxis({ span }: { span: Interval }) {
  const x = scale(span);
  const anchor = (at: number) => (x(at) < 4 ? "start" : x(at) > 96 ? "end" : "middle");
  return (
    <svg class="chart lap" height="20" aria-hidden="true">
      {hoursIn(span).map((at) => (
        <text key={at} x={`${x(at)}%`} y="14" text-anchor={anchor(at)}>
          {t.hour(Number.parseInt(timeOfDay(at * 1000), 10))}
        </text>
      ))}
    </svg>
  );
}

/** The case's own stay with its length on it. */
export function CaseBar({ span, exposure, words }: { span: Interval; exposure: Interval; words: string }) {
  const x = scale(span);
  const [left, width] = [x(exposure.from), x(exposure.to) - x(exposure.from)];
  return (
    <svg class="chart lap" height={HEIGHT} aria-hidden="true">
      <rect class="band" x={`${left}%`} y="0" width={`${width}%`} height={HEIGHT} />
      <rect class="sick" x={`${left}%`} y="11" width={`${width}%`} height="22" rx="4" />
      <text class="sick-words" x={`${left + width / 2}%`} y="27" text-anchor="middle">
        {words}
      </text>
    </svg>
  );
}

/** Somebody's stay over the case's, a band: dark together, pale apart, hatched where the exit is an estimate, an edge at each scan. */
export function LapBar({ span, exposure, stay }: { span: Interval; exposure: Interval; stay: Stay }) {
  const x = scale(span);
  const { from, to, estimated } = stay;
  const bar = (a: number, b: number, together: boolean) =>
    x(b) > x(a) && (
      <rect
        class={together ? "in" : "out"}
        fill={estimated ? `url(#hatch-${together ? "in" : "out"})` : undefined}
        x={`${x(a)}%`}
        y="13"
        width={`${x(b) - x(a)}%`}
        height="18"
        rx="3"
      />
    );
  const edge = (at: number, shift: number) => (
    <rect class="entry" x={`${x(at)}%`} y="13" width={EDGE} height="18" rx="2" transform={`translate(${shift})`} />
  );
  return (
    <svg class="chart lap" height={HEIGHT} aria-hidden="true">
      <rect
        class="band"
        x={`${x(exposure.from)}%`}
        y="0"
        width={`${x(exposure.to) - x(exposure.from)}%`}
        height={HEIGHT}
      />
      {bar(from, Math.min(to, exposure.from), false)}
      {bar(Math.max(from, exposure.to), to, false)}
      {bar(Math.max(from, exposure.from), Math.min(to, exposure.to), true)}
      {from >= span.from && edge(from, 0)}
      {!estimated && to <= span.to && edge(to, -EDGE)}
    </svg>
  );
}
