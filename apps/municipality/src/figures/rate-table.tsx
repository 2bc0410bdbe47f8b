import { catalogue, lang } from "@kipass/web-kit/i18n.ts";
import type { Rate } from "../api.ts";
import { byRate, changeOf, isLow, LEAST_PERCENT, percentOf, percentWords } from "./rate-words.ts";

const t = catalogue(
  {
    target: "대상",
    notInstalled: "미설치",
    silent: "미사용",
    percent: "사용률 %",
    picture: (n: number) => `그림, 세로줄은 ${n}%`,
    change: "지난주 대비",
    low: (n: number) => `${n}% 미만`,
    scroll: "표",
  },
  {
    target: "Must",
    notInstalled: "Not installed",
    silent: "Silent",
    percent: "Rate %",
    picture: (n) => `Picture, the line is ${n}%`,
    change: "vs last week",
    low: (n) => `under ${n}%`,
    scroll: "Table",
  },
);

interface RateTableProps {
  title: string;
  /** What the rows are: '구', '업종'. */
  head: string;
  rows: readonly (Rate & { name: string; key: string })[];
}

/** Lowest first, with the limit drawn in. */
export function RateTable({ title, head, rows }: RateTableProps) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls has to be reached by keyboard
    <section class="scroll table-side" tabIndex={0} aria-label={title}>
      <h2>{title}</h2>
      <table class="table">
        <thead>
          <tr>
            <th scope="col">{head}</th>
            <th scope="col" class="n">
              {t.target}
            </th>
            <th scope="col" class="n">
              {t.notInstalled}
            </th>
            <th scope="col" class="n">
              {t.silent}
            </th>
            <th scope="col" class="n" aria-sort="ascending">
              {t.percent}
            </th>
            <th scope="col" class="dot">
              <span class="spoken">{t.picture(LEAST_PERCENT)}</span>
              <svg class="chart" viewBox="0 0 200 20" aria-hidden="true">
                <text class="strong" x={xOf(LEAST_PERCENT)} y="15" text-anchor="middle">
                  {LEAST_PERCENT}
                </text>
              </svg>
            </th>
            <th scope="col" class="n">
              {t.change}
            </th>
          </tr>
        </thead>
        <tbody>
          {byRate(rows).map((row) => (
            <tr key={row.key}>
              <th scope="row">{row.name}</th>
              <td class="n">{amount(row.target)}</td>
              <td class="n">{amount(row.notInstalled)}</td>
              <td class="n">{amount(row.silent)}</td>
              <td class="n">
                <b>{percentWords(percentOf(row))}</b>
                {isLow(row) && <span class="spoken">{t.low(LEAST_PERCENT)}</span>}
              </td>
              <td class="dot">
                <Dot percent={percentOf(row)} />
              </td>
              <td class="n">
                <Change points={changeOf(row)} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** The line goes from nothing to all. */
const xOf = (percent: number) => 6 + (percent / 100) * 188;

function Dot({ percent }: { percent: number | undefined }) {
  return (
    <svg class="chart" viewBox="0 0 200 20" aria-hidden="true">
      <path class="rail" d="M6 10H194" />
      <path class="rule" d={`M${xOf(LEAST_PERCENT)} -12v44`} />
      {percent !== undefined && (
        <circle class={percent < LEAST_PERCENT ? "is low" : "is"} cx={xOf(percent)} cy="10" r="6" />
      )}
    </svg>
  );
}

function Change({ points }: { points: number | undefined }) {
  if (points === undefined) return <span class="soft">–</span>;
  const size = Math.abs(points).toFixed(1);
  if (size === "0.0") return <span class="soft">0.0</span>;
  return points < 0 ? <span class="down">▼ {size}</span> : <span class="soft">▲ {size}</span>;
}

const amount = (n: number) => n.toLocaleString(lang.value);
