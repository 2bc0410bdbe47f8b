import { dayInTable } from "@kipass/web-kit/dates.ts";
import { catalogue } from "@kipass/web-kit/i18n.ts";
import type { PublicFigures } from "./sources.ts";

const t = catalogue(
  {
    label: (today: string, first: string) =>
      `보존 시계. 오늘 ${today}부터 ${first}까지 29칸이 남아 있고, 그 앞의 날은 파기되었습니다.`,
    today: (day: string) => `오늘 ${day}`,
    gone: (day: string) => `${day} 앞은 파기됨`,
    days: "28일",
    after: "지나면 파기",
    is: "칸의 길이는 그날의 방문기록 수입니다.",
    table: "표로 보기",
    day: "날",
    visits: "방문기록(건)",
  },
  {
    label: (today, first) =>
      `Retention clock. 29 days from today, ${today}, back to ${first} are kept; those before are destroyed.`,
    today: (day) => `Today, ${day}`,
    gone: (day) => `Before ${day}: destroyed`,
    days: "28 days",
    after: "then destroyed",
    is: "The length of a field is the number of visits of that day.",
    table: "As a table",
    day: "Day",
    visits: "Visits",
  },
);

const [CENTRE, INNER, LEAST, MOST] = [260, 104, 112, 206];

/** A field a day, today first and clockwise back to the day that dies next. */
export function RetentionClock({ days }: { days: PublicFigures["days"] }) {
  const back = days.toReversed();
  const most = Math.max(1, ...days.map(({ visits }) => visits ?? 0));
  const [today, first] = [dayInTable(back[0]?.day ?? ""), dayInTable(back.at(-1)?.day ?? "")];
  return (
    <figure class="keeps">
      <svg class="chart clock" viewBox="0 0 520 520" role="img" aria-label={t.label(today, first)}>
        {back.map(({ day, visits }, nth) => (
          <path
            key={day}
            class={nth === 0 ? "k0" : `k${1 + Math.floor((nth - 1) / 7)}`}
            d={field(nth, LEAST + ((visits ?? 1) / most) * (MOST - LEAST))}
          />
        ))}
        <path class="cutline" d={`M${CENTRE} 162V20`} />
        <text class="strong" x={CENTRE + 12} y="26">
          {t.today(today)}
        </text>
        <text x={CENTRE - 12} y="26" text-anchor="end">
          {t.gone(first)}
        </text>
        <text class="big" x={CENTRE} y="264" text-anchor="middle">
          {t.days}
        </text>
        <text class="soft" x={CENTRE} y="292" text-anchor="middle">
          {t.after}
        </text>
      </svg>
      <figcaption class="note faint">{t.is}</figcaption>
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
            {back.map(({ day, visits }) => (
              <tr key={day}>
                <th scope="row">{dayInTable(day)}</th>
                <td class="n">{visits === null ? "<5" : visits.toLocaleString("ko")}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </figure>
  );
}

const FIELDS = 29;
const GAP = 0.02;

/** A piece of a ring; 0 begins at the top. */
function field(nth: number, outer: number): string {
  const turn = (2 * Math.PI) / FIELDS;
  const [from, to] = [nth * turn + GAP, (nth + 1) * turn - GAP];
  const at = (angle: number, radius: number) =>
    `${(CENTRE + radius * Math.sin(angle)).toFixed(1)} ${(CENTRE - radius * Math.cos(angle)).toFixed(1)}`;
  const arc = (radius: number, sweep: 0 | 1, angle: number) =>
    `A${radius.toFixed(1)} ${radius.toFixed(1)} 0 0 ${sweep} ${at(angle, radius)}`;
  return `M${at(from, INNER)}L${at(from, outer)}${arc(outer, 1, to)}L${at(to, INNER)}${arc(INNER, 0, from)}z`;
}
