import { dayInTable } from "@kipass/web-kit/dates.ts";
import { catalogue } from "@kipass/web-kit/i18n.ts";
import type { FacilityDetail } from "../api.ts";

const t = catalogue(
  {
    title: "최근 2주 방문",
    label: (from: string, to: string, sum: number, silent: number) =>
      `${from}부터 ${to}까지 방문 ${sum}건, 마지막 ${silent}일은 기록 없음`,
    silent: (n: number) => `${n}일째 기록 없음`,
    day: "날",
    visits: "방문(건)",
    table: "표로 보기",
  },
  {
    title: "Visits in two weeks",
    label: (from, to, sum, silent) => `${sum} visits from ${from} to ${to}, none on the last ${silent} days`,
    silent: (n) => `no record for ${n} days`,
    day: "Day",
    visits: "Visits",
    table: "As a table",
  },
);

const [WIDTH, BASE, TALLEST, STEP] = [396, 72, 50, 28.3] as const;

/** Days without a record are small circles, so that nothing looks like little. */
export function DaysChart({ days }: { days: FacilityDetail["days"] }) {
  const most = Math.max(1, ...days.map(({ visits }) => visits));
  const silent = days.length - 1 - days.findLastIndex(({ visits }) => visits > 0);
  const sum = days.reduce((total, { visits }) => total + visits, 0);
  const [first, last] = [days[0]?.day ?? "", days.at(-1)?.day ?? ""];
  return (
    <figure class="days">
      <figcaption class="row between small">
        <b>{t.title}</b>
        {silent > 1 && <span class="soft">{t.silent(silent)}</span>}
      </figcaption>
      <svg
        class="chart"
        viewBox={`0 0 ${WIDTH} 96`}
        role="img"
        aria-label={t.label(dayInTable(first), dayInTable(last), sum, silent)}
      >
        <line class="base" x1="0" x2={WIDTH} y1={BASE + 0.5} y2={BASE + 0.5} />
        {days.map(({ day, visits }, nth) => {
          const x = nth * STEP + 5;
          const height = (visits / most) * TALLEST;
          return visits === 0 ? (
            <circle key={day} class="zero" cx={x + 9} cy={BASE - 6} r="3" />
          ) : (
            <g key={day}>
              <rect class="bar" x={x} y={BASE - height} width="18.3" height={height} rx="3" />
              <text class="soft" x={x + 9} y={BASE - height - 6} text-anchor="middle">
                {visits}
              </text>
            </g>
          );
        })}
        <text x="5" y="92">
          {dayInTable(first)}
        </text>
        <text x={WIDTH} y="92" text-anchor="end">
          {dayInTable(last)}
        </text>
      </svg>
      <details class="note">
        <summary>{t.table}</summary>
        <table class="table">
          <thead>
            <tr>
              <th scope="col">{t.day}</th>
              <th scope="col" class="n">
                {t.visits}
              </th>
            </tr>
          </thead>
          <tbody>
            {days.map(({ day, visits }) => (
              <tr key={day}>
                <th scope="row">{dayInTable(day)}</th>
                <td class="n">{visits}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </figure>
  );
}
