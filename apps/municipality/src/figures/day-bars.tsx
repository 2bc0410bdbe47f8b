import { dayInTable } from "@kipass/web-kit/dates.ts";
import { catalogue } from "@kipass/web-kit/i18n.ts";

const t = catalogue(
  {
    label: (title: string, from: string, to: string, sum: number, most: number) =>
      `${title}. ${from}부터 ${to}까지 모두 ${sum}, 하루에 가장 많을 때 ${most}`,
    day: "날",
    table: "표로 보기",
  },
  {
    label: (title, from, to, sum, most) => `${title}. ${sum} from ${from} to ${to}, at most ${most} on a day`,
    day: "Day",
    table: "As a table",
  },
);

interface DayBarsProps {
  title: string;
  is: string;
  /** The table's columns beside the day. */
  heads: readonly string[];
  days: readonly { day: string; size: number; cells: readonly string[] }[];
}

const [STEP, BASE, TALLEST] = [20, 92, 70];

/** A bar a day, today last and darkest; the numbers are in the table. */
export function DayBars({ title, is, heads, days }: DayBarsProps) {
  const most = Math.max(1, ...days.map(({ size }) => size));
  const sum = days.reduce((total, { size }) => total + size, 0);
  const [first, last] = [dayInTable(days[0]?.day ?? ""), dayInTable(days.at(-1)?.day ?? "")];
  const width = days.length * STEP;
  return (
    <figure class="side stack">
      <figcaption>
        <h2>{title}</h2>
        <p class="note soft">{is}</p>
      </figcaption>
      <svg
        class="chart"
        viewBox={`0 0 ${width} 116`}
        role="img"
        aria-label={t.label(title, first, last, sum, sum === 0 ? 0 : most)}
      >
        <line class="base" x1="0" x2={width} y1={BASE + 0.5} y2={BASE + 0.5} />
        {days.map(({ day, size }, nth) => {
          const height = (size / most) * TALLEST;
          return (
            <g key={day}>
              <rect
                class={nth === days.length - 1 ? "bar now" : "bar"}
                x={nth * STEP + 3}
                y={BASE - height}
                width={STEP - 6}
                height={height}
                rx="2"
              />
              {size === most && sum > 0 && (
                <text class="strong" x={nth * STEP + STEP / 2} y={BASE - height - 6} text-anchor="middle">
                  {size}
                </text>
              )}
            </g>
          );
        })}
        <text x="0" y="112">
          {first}
        </text>
        <text x={width} y="112" text-anchor="end">
          {last}
        </text>
      </svg>
      <details class="note">
        <summary>{t.table}</summary>
        <table class="table">
          <thead>
            <tr>
              <th scope="col">{t.day}</th>
              {heads.map((head) => (
                <th key={head} scope="col" class="n">
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {days.toReversed().map(({ day, cells }) => (
              <tr key={day}>
                <th scope="row">{dayInTable(day)}</th>
                {cells.map((cell, nth) => (
                  <td key={heads[nth]} class="n">
                    {cell}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </figure>
  );
}
