import { catalogue } from "@kipass/web-kit/i18n.ts";
import { drawHours } from "./hours.ts";

const t = catalogue(
  {
    sentence: (list: string) => `시간별 방문. ${list || "아직 없습니다."}`,
    one: (hour: number, count: number) => `${hour}시 ${count}건`,
    before: (day: string, hour: number, count: number) => ` 지난주 ${day} ${hour}시는 ${count}건.`,
    hour: "시간",
    hourLabel: (hour: number) => `${hour}시`,
  },
  {
    sentence: (list) => `Visits by hour. ${list || "None yet."}`,
    one: (hour, count) => `${hour}:00 ${count}`,
    before: (day, hour, count) => ` Last ${day} at ${hour}:00 ${count}.`,
    hour: "Hour",
    hourLabel: (hour) => `${hour}:00`,
  },
);

interface HoursChartProps {
  today: readonly number[];
  before: readonly number[];
  nowHour: number;
  beforeDay: string;
}

export function HoursChart({ today, before, nowHour, beforeDay }: HoursChartProps) {
  const { width, height, base, grid, hours } = drawHours(today, before, nowHour);
  return (
    <svg
      class="chart hours"
      viewBox={`0 0 ${width} ${height}`}
      role="img"
      aria-label={sentence(today, before, beforeDay)}
    >
      {grid.map((y) => (
        <line key={y} class="grid" x1="0" x2={width} y1={y} y2={y} />
      ))}
      <line class="base" x1="0" x2={width} y1={base + 0.5} y2={base + 0.5} />
      {hours.map(({ hour, count, x, width: barWidth, barTop, beforeY, isNow, isMost, showsCount, showsHour }) => (
        <g key={hour}>
          {count > 0 && (
            <rect
              class={isNow ? "bar now" : "bar"}
              x={x}
              y={barTop}
              width={barWidth}
              height={base - barTop}
              rx={Math.min(3, barWidth / 2)}
            />
          )}
          {beforeY !== undefined && <line class="tick" x1={x - 1} x2={x + barWidth + 1} y1={beforeY} y2={beforeY} />}
          {showsCount && (
            <text
              class={isMost ? "strong" : "soft"}
              x={x + barWidth / 2}
              y={Math.min(barTop, beforeY ?? barTop) - 6}
              text-anchor="middle"
            >
              {count}
            </text>
          )}
          {(showsHour || isNow) && (
            <text class={isNow ? "strong" : ""} x={x + barWidth / 2} y={base + 20} text-anchor="middle">
              {hour === hours[0]?.hour ? t.hourLabel(hour) : hour}
            </text>
          )}
        </g>
      ))}
    </svg>
  );
}

/** The same figures for those who would rather read them. */
export function HoursTable({
  today,
  before,
  headings,
}: {
  today: readonly number[];
  before: readonly number[];
  headings: [string, string];
}) {
  const rows = today
    .map((count, hour) => ({ hour, count, past: before[hour] ?? 0 }))
    .filter(({ count, past }) => count > 0 || past > 0);
  return (
    <div class="scroll">
      <table class="table">
        <thead>
          <tr>
            <th>{t.hour}</th>
            {headings.map((heading) => (
              <th key={heading} class="n">
                {heading}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ hour, count, past }) => (
            <tr key={hour}>
              <th>{t.hourLabel(hour)}</th>
              <td class="n">{count}</td>
              <td class="n">{past}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function sentence(today: readonly number[], before: readonly number[], day: string): string {
  const visited = today.map((count, hour) => ({ count, hour })).filter(({ count }) => count > 0);
  const list = visited.map(({ hour, count }) => t.one(hour, count)).join(", ");
  const most = visited.reduce((best, each) => (each.count > best.count ? each : best), { count: 0, hour: 0 });
  const past = before[most.hour] ?? 0;
  return t.sentence(list && `${list}.`) + (most.count > 0 && past > 0 ? t.before(day, most.hour, past) : "");
}
