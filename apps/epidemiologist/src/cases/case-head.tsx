import { dayInTable, dayRange, seoulDay } from "@kipass/web-kit/dates.ts";
import { catalogue } from "@kipass/web-kit/i18n.ts";
import { CheckIcon } from "@kipass/web-kit/icons.tsx";
import { Link } from "@tanstack/react-router";
import type { CaseSummary } from "../api.ts";
import { stepOf, steps, stepWords } from "./stages.ts";

const t = catalogue(
  {
    title: (number: string) => `사례 ${number}`,
    period: "조사 기간",
    opened: (by: string) => `${by} 님이 열었습니다`,
    progress: "진행",
    ends: "파기 예정",
    midnight: (day: string) => `${day} 0시`,
    desk: "사례 관리",
  },
  {
    title: (number) => `Case ${number}`,
    period: "Period",
    opened: (by) => `Opened by ${by}`,
    progress: "Progress",
    ends: "Destroyed on",
    midnight: (day) => `${day}, 00:00`,
    desk: "Manage the case",
  },
);

export function CaseHead({ summary }: { summary: CaseSummary }) {
  const now = stepOf(summary.stage);
  return (
    <header class="case-head row between wrap">
      <div>
        <h1>{t.title(summary.caseNumber)}</h1>
        <p class="small soft">
          {t.opened(summary.openedBy)} · {t.period}{" "}
          <b>{dayRange(seoulDay(summary.from * 1000), seoulDay(summary.to * 1000))}</b> ·{" "}
          <Link to="/cases/$case/desk" params={{ case: String(summary.id) }}>
            {t.desk}
          </Link>
        </p>
      </div>
      <ol class="path" aria-label={t.progress}>
        {steps.map((step, i) => (
          <li key={step} data-state={i < now ? "done" : undefined} aria-current={i === now ? "step" : undefined}>
            <span>{i < now ? <CheckIcon size="small" /> : i + 1}</span>
            {stepWords(step)}
          </li>
        ))}
      </ol>
      <dl class="ends">
        <dt>{t.ends}</dt>
        <dd>{t.midnight(dayInTable(summary.destroyedOn))}</dd>
      </dl>
    </header>
  );
}
