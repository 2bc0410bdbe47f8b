import { timeOfDay } from "@kipass/web-kit/dates.ts";
import { catalogue } from "@kipass/web-kit/i18n.ts";
import { hoursIn } from "./meetings.ts";
import type { Stay } from "./stay.ts";
import { textWidth } from "./text-width.ts";

const t = catalogue({ hour: (hour: number) => `${hour}시` }, { hour: (hour) => `${hour}:00` });

interface Interval {
  from: number;
  to: number;
}

const WIDTH = 470;
const HEIGHT = 44;

function scale(span: Interval) {
  return (at: number) => (WIDTH * (Math.min(Math.max(at, span.from), span.to) - span.from)) / (span.to - span.from);
}

export function HourAxis({ span }: { span: Interval }) {
  const x = scale(span);
  const anchor = (at: number) => (x(at) < 14 ? "start" : x(at) > WIDTH - 14 ? "end" : "middle");
  return (
    <svg class="chart lap" viewBox={`0 0 ${WIDTH} 20`} aria-hidden="true">
      {hoursIn(span).map((at) => (
        <text key={at} x={x(at)} y="14" text-anchor={anchor(at)}>
          {t.hour(Number.parseInt(timeOfDay(at * 1000), 10))}
        </text>
      ))}
    </svg>
  );
}

/** The case's own stay, with its length written on it, or beside it where it is short. */
export function CaseBar({ span, exposure, words }: { span: Interval; exposure: Interval; words: string }) {
  const x = scale(span);
  const [left, width] = [x(exposure.from), x(exposure.to) - x(exposure.from)];
  const inside = width > textWidth(words) + 16;
  return (
    <svg class="chart lap" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} aria-hidden="true">
      <rect class="band" x={left} y="0" width={width} height={HEIGHT} />
      <rect class="sick" x={left} y="11" width={width} height="22" rx="4" />
      <text
        class={inside ? "sick-words" : "soft"}
        x={inside ? left + width / 2 : left + width + 8}
        y="27"
        text-anchor={inside ? "middle" : "start"}
      >
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
        x={x(a)}
        y="13"
        width={x(b) - x(a)}
        height="18"
        rx="3"
      />
    );
  return (
    <svg class="chart lap" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} aria-hidden="true">
      <rect class="band" x={x(exposure.from)} y="0" width={x(exposure.to) - x(exposure.from)} height={HEIGHT} />
      {bar(from, Math.min(to, exposure.from), false)}
      {bar(Math.max(from, exposure.to), to, false)}
      {bar(Math.max(from, exposure.from), Math.min(to, exposure.to), true)}
      {from >= span.from && <rect class="entry" x={x(from)} y="13" width="4" height="18" rx="2" />}
      {!estimated && to <= span.to && <rect class="entry" x={x(to) - 4} y="13" width="4" height="18" rx="2" />}
    </svg>
  );
}
