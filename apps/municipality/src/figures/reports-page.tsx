import { Busy, Select } from "@kipass/web-kit/controls.tsx";
import { dayRange, seoulDay } from "@kipass/web-kit/dates.ts";
import { catalogue, lang } from "@kipass/web-kit/i18n.ts";
import { useQuery } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { type Activity, api } from "../api.ts";
import { activityQuery } from "../queries.ts";
import { DayBars } from "./day-bars.tsx";
import { lastingWords } from "./lasting.ts";
import { TakeFile } from "./take-file.tsx";

const t = catalogue(
  {
    title: "보고·내려받기",
    period: "기간",
    fourWeeks: "최근 4주",
    csv: "CSV",
    excel: "엑셀",
    report: "월간 현황 PDF",
    signUps: "가입",
    signUpsAre: "가입한 시설 수. 의무와 자율은 가입한 날의 규칙으로 나눕니다.",
    mandatory: "의무",
    voluntary: "자율",
    activity: "사용",
    activityIs: "기록한 시설 수와 방문기록 건수. 하루 5건 미만은 ‘<5’로 적습니다.",
    recording: "기록한 시설",
    visits: "방문기록(건)",
    approvals: "승인",
    waiting: "기다리는 시설",
    oldest: "가장 오래 기다린 시간",
    medianWaiting: "기다린 시간 (가운데 값)",
    decided: "기간 안에 승인·반려",
    medianDecided: "걸린 시간 (가운데 값)",
    paper: "수기명부",
    kept: "보관 중",
    destroyed: "기한 안에 파기",
    destroyedLate: "기한을 넘겨 파기",
    overdue: "파기 보고 없음",
    places: (n: number) => `${n.toLocaleString("ko")}곳`,
    cases: (n: number) => `${n.toLocaleString("ko")}건`,
    books: (n: number) => `${n.toLocaleString("ko")}권`,
  },
  {
    title: "Reports and downloads",
    period: "Period",
    fourWeeks: "Last 4 weeks",
    csv: "CSV",
    excel: "Excel",
    report: "Monthly report, PDF",
    signUps: "Sign-ups",
    signUpsAre: "Facilities that signed up. Whether they had to is judged by the rules of that day.",
    mandatory: "Had to",
    voluntary: "Voluntary",
    activity: "Use",
    activityIs: "Facilities that recorded, and visits. Fewer than 5 on a day are written ‘<5’.",
    recording: "Recording facilities",
    visits: "Visits",
    approvals: "Approvals",
    waiting: "Waiting now",
    oldest: "Longest wait",
    medianWaiting: "Wait (median)",
    decided: "Decided in the period",
    medianDecided: "Took (median)",
    paper: "Paper logs",
    kept: "Kept",
    destroyed: "Destroyed in time",
    destroyedLate: "Destroyed late",
    overdue: "No report",
    places: (n) => n.toLocaleString("en"),
    cases: (n) => n.toLocaleString("en"),
    books: (n) => n.toLocaleString("en"),
  },
);

export function ReportsPage() {
  const { month } = useSearch({ strict: false }) as { month?: string };
  const navigate = useNavigate();
  const { data } = useQuery(activityQuery(month));
  const months = lastMonths(seoulDay(Date.now()));
  if (!data) return <Busy />;
  const body = month === undefined ? {} : { month };
  const asFile = (format: "xlsx" | "csv") => (reason: string) =>
    api.exportFigures({ params: { table: "days" }, body: { format, reason, ...body } });
  return (
    <main class="page stack">
      <header class="row between wrap title">
        <div>
          <h1>{t.title}</h1>
          <p class="small soft">{dayRange(data.from, data.to)}</p>
        </div>
        <div class="row wrap filters">
          <Select
            label={t.period}
            value={month ?? ""}
            empty={t.fourWeeks}
            options={months.map((value) => ({ value, words: value }))}
            onChange={(value) => void navigate({ to: "/reports", search: (value ? { month: value } : {}) as never })}
          />
          <TakeFile words={t.excel} take={asFile("xlsx")} />
          <TakeFile words={t.csv} take={asFile("csv")} />
          <TakeFile
            words={t.report}
            take={async (reason) => ({
              ...(await api.printFigures({ params: { month: month ?? months[0] ?? "" }, body: { reason } })),
              mediaType: "application/pdf",
            })}
          />
        </div>
      </header>
      <div class="two-sides">
        <DayBars
          title={t.signUps}
          is={t.signUpsAre}
          days={data.days.map((one) => ({
            day: one.day,
            size: one.mandatory + one.voluntary,
            cells: [String(one.mandatory), String(one.voluntary)],
          }))}
          heads={[t.mandatory, t.voluntary]}
        />
        <DayBars
          title={t.activity}
          is={t.activityIs}
          days={data.days.map(({ day, recording, visits }) => ({
            day,
            size: recording,
            cells: [amount(recording), visits === null ? "<5" : amount(visits)],
          }))}
          heads={[t.recording, t.visits]}
        />
      </div>
      <div class="two-sides">
        <Approvals {...data.approvals} />
        <Paper {...data.paper} />
      </div>
    </main>
  );
}

function Approvals({ waiting, oldestMs, medianWaitingMs, decided, medianDecidedMs }: Activity["approvals"]) {
  return (
    <section class="side stack">
      <h2>{t.approvals}</h2>
      <dl class="facts">
        <dt>{t.waiting}</dt>
        <dd>{t.places(waiting)}</dd>
        <dt>{t.oldest}</dt>
        <dd>{lastingWords(oldestMs)}</dd>
        <dt>{t.medianWaiting}</dt>
        <dd>{lastingWords(medianWaitingMs)}</dd>
        <dt>{t.decided}</dt>
        <dd>{t.cases(decided)}</dd>
        <dt>{t.medianDecided}</dt>
        <dd>{lastingWords(medianDecidedMs)}</dd>
      </dl>
    </section>
  );
}

function Paper({ kept, destroyed, destroyedLate, overdue }: Activity["paper"]) {
  return (
    <section class="side stack">
      <h2>{t.paper}</h2>
      <dl class="facts">
        <dt>{t.destroyed}</dt>
        <dd>{t.books(destroyed)}</dd>
        <dt>{t.destroyedLate}</dt>
        <dd>{t.books(destroyedLate)}</dd>
        <dt>{t.overdue}</dt>
        <dd>{t.books(overdue)}</dd>
        <dt>{t.kept}</dt>
        <dd>{t.books(kept)}</dd>
      </dl>
    </section>
  );
}

const amount = (n: number) => n.toLocaleString(lang.value);

/** This month and the two before: older counts are gone. */
function lastMonths(day: string): string[] {
  const [year = 0, month = 0] = day.split("-").map(Number);
  return [0, 1, 2].map((ago) => new Date(Date.UTC(year, month - 1 - ago, 1)).toISOString().slice(0, 7));
}
