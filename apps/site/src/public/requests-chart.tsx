import { catalogue, lang } from "@kipass/web-kit/i18n.ts";
import type { PublicFigures } from "./sources.ts";

const t = catalogue(
  {
    title: "정보제공요청",
    is: (orders: number, cases: number) =>
      `최근 열두 달 ${orders.toLocaleString("ko")}건, 사례 ${cases.toLocaleString("ko")}건. 모두 두 사람이 서명했습니다.`,
    label: (first: string, last: string, most: number) =>
      `달마다 정보제공요청 수. ${first}부터 ${last}까지, 많을 때 ${most}건`,
    month: (month: number) => `${month}월`,
    table: "표로 보기",
    heads: ["달", "요청", "사례", "긴급"],
  },
  {
    title: "Orders",
    is: (orders, cases) =>
      `${orders.toLocaleString("en")} in twelve months, for ${cases.toLocaleString("en")} cases. Two people signed each.`,
    label: (first, last, most) => `Orders by month from ${first} to ${last}, at most ${most}`,
    month: (month) =>
      ["", "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"][month] ?? "",
    table: "As a table",
    heads: ["Month", "Orders", "Cases", "In haste"],
  },
);

const [STEP, BASE, TALLEST] = [68, 172, 140];

export function RequestsChart({ months, today }: { months: PublicFigures["months"]; today: string }) {
  const shown = lastYear(today).map(
    (month) => months.find((one) => one.month === month) ?? { month, cases: 0, requests: 0, orders: 0, emergencies: 0 },
  );
  const most = Math.max(1, ...shown.map(({ orders }) => orders));
  const sum = (of: "orders" | "cases") => shown.reduce((total, one) => total + one[of], 0);
  return (
    <section class="block">
      <header>
        <h2>{t.title}</h2>
        <p class="small soft">{t.is(sum("orders"), sum("cases"))}</p>
      </header>
      <div>
        <svg
          class="chart"
          viewBox={`0 0 ${STEP * 12} 200`}
          role="img"
          aria-label={t.label(shown[0]?.month ?? "", shown.at(-1)?.month ?? "", sum("orders") === 0 ? 0 : most)}
        >
          <line class="base" x1="0" x2={STEP * 12} y1={BASE + 0.5} y2={BASE + 0.5} />
          {shown.map(({ month, orders }, nth) => {
            const height = (orders / most) * TALLEST;
            return (
              <g key={month}>
                <rect
                  class={nth === 11 ? "bar now" : "bar"}
                  x={nth * STEP + 13}
                  y={BASE - height}
                  width={STEP - 26}
                  height={height}
                  rx="3"
                />
                <text class="soft" x={nth * STEP + STEP / 2} y={BASE - height - 7} text-anchor="middle">
                  {orders}
                </text>
                <text x={nth * STEP + STEP / 2} y="194" text-anchor="middle">
                  {t.month(Number(month.slice(5)))}
                </text>
              </g>
            );
          })}
        </svg>
        <details class="note">
          <summary>{t.table}</summary>
          <table class="table">
            <thead>
              <tr>
                {t.heads.map((head, nth) => (
                  <th key={head} scope="col" class={nth === 0 ? undefined : "n"}>
                    {head}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {shown.toReversed().map(({ month, orders, cases, emergencies }) => (
                <tr key={month}>
                  <th scope="row">{month}</th>
                  <td class="n">{orders.toLocaleString(lang.value)}</td>
                  <td class="n">{cases.toLocaleString(lang.value)}</td>
                  <td class="n">{emergencies.toLocaleString(lang.value)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </details>
      </div>
    </section>
  );
}

/** Twelve months, this one last. */
function lastYear(today: string): string[] {
  const [year = 0, month = 0] = today.split("-").map(Number);
  return Array.from({ length: 12 }, (_, nth) =>
    new Date(Date.UTC(year, month - 12 + nth, 1)).toISOString().slice(0, 7),
  );
}
