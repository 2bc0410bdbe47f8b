import { Busy, Button, Notice } from "@kipass/web-kit/controls.tsx";
import { seoulDay, timeOfDay } from "@kipass/web-kit/dates.ts";
import { catalogue, lang } from "@kipass/web-kit/i18n.ts";
import { ShieldIcon } from "@kipass/web-kit/icons.tsx";
import { primitives } from "@kipass/web-kit/primitives.ts";
import { useEffect, useState } from "preact/hooks";
import { TopBar } from "../top-bar.tsx";
import { Destructions, Fingerprints } from "./party-tables.tsx";
import { RegionRates } from "./region-rates.tsx";
import { RequestsChart } from "./requests-chart.tsx";
import { RetentionClock } from "./retention-clock.tsx";
import { keepHeads, openSources, type PublicFigures, readFigures } from "./sources.ts";
import { type Verified, verifyAll } from "./verify.ts";

const t = catalogue(
  {
    title: "4주가 지난 기록은 남아 있지 않습니다.",
    lead: "방문기록은 날마다 한 칸씩, 28일이 지나면 표와 열쇠를 함께 없앱니다. 그 증명을 누구나 이 화면에서 확인할 수 있습니다.",
    again: "이 브라우저에서 다시 검증",
    done: (at: string) => `${at}에 확인함.`,
    holds: (parties: number, lines: number) =>
      `${parties}개 기관의 기록 ${lines.toLocaleString("ko")}건이 모두 일치합니다.`,
    broken: (n: number) => `${n}개 기관의 기록을 확인하지 못했습니다. 아래 표에서 까닭을 볼 수 있습니다.`,
    next: "다음 파기까지",
    hours: (h: number, m: number) => `${h}시간 ${m}분`,
    kept: "보관 중인 방문기록",
    visits: (n: number) => `${n.toLocaleString("ko")}건`,
    read: "4주 동안 방역당국에 제공",
    how: "검증은 이 브라우저가 합니다. 기관 목록의 서명, 기록의 이어짐, 기관의 서명, 전에 본 기록과 같은지를 차례로 봅니다. 전에 본 지문은 이 브라우저에만 남습니다.",
    unreachable: "지금은 확인할 수 없습니다. 잠시 뒤에 다시 눌러 주세요.",
  },
  {
    title: "Nothing older than four weeks is left.",
    lead: "Visits are destroyed a day at a time: after 28 days the table and its keys go together. Anybody can check the proof here.",
    again: "Verify again in this browser",
    done: (at) => `Checked at ${at}.`,
    holds: (parties, lines) => `All ${lines.toLocaleString("en")} log lines of ${parties} parties hold.`,
    broken: (n) => `The logs of ${n} parties could not be confirmed. The tables below say why.`,
    next: "Until the next destruction",
    hours: (h, m) => `${h} h ${m} min`,
    kept: "Visits kept",
    visits: (n) => n.toLocaleString("en"),
    read: "Given to the authority in 4 weeks",
    how: "This browser does the checking: the signature on the list of parties, each chain, each party's signature, and that nothing changed since the last look. What it saw last is kept in this browser alone.",
    unreachable: "Nothing can be checked now. Please press again in a moment.",
  },
);

/** What everybody may know and check, without believing anybody. */
export function PublicPage() {
  const [figures, setFigures] = useState<PublicFigures>();
  const [results, setResults] = useState<Verified[]>();
  const [checkedMs, setCheckedMs] = useState(0);
  const [busy, setBusy] = useState(false);
  const [said, setSaid] = useState<string>();

  async function verify() {
    setBusy(true);
    setSaid(undefined);
    try {
      const found = await verifyAll(await openSources(), primitives);
      keepHeads(found);
      setResults(found);
      setCheckedMs(Date.now());
    } catch {
      setSaid(t.unreachable);
    } finally {
      setBusy(false);
    }
  }
  useEffect(() => {
    readFigures().then(setFigures, () => setSaid(t.unreachable));
    void verify();
  }, []);

  return (
    <div class="start public">
      <TopBar />
      <main>
        <section class="hero">
          <div>
            <h1>{t.title}</h1>
            <p class="lead soft">{t.lead}</p>
            <div class="verify">
              <Button look="primary" size="big" busy={busy} onClick={() => void verify()}>
                <ShieldIcon />
                {t.again}
              </Button>
              <p class="small" role="status">
                {busy ? <Busy /> : results && <Outcome results={results} checkedMs={checkedMs} />}
              </p>
            </div>
            {said && <Notice tone="hold">{said}</Notice>}
            <Trio figures={figures} results={results} />
            <p class="note faint">{t.how}</p>
          </div>
          {figures && <RetentionClock days={figures.days} />}
        </section>
        {results && <Destructions results={results} />}
        {results && <Fingerprints results={results} />}
        {figures && <RequestsChart months={figures.months} today={seoulDay(Date.now())} />}
        {figures && <RegionRates regions={figures.regions} />}
      </main>
    </div>
  );
}

function Outcome({ results, checkedMs }: { results: readonly Verified[]; checkedMs: number }) {
  const broken = results.filter(({ fault }) => fault !== undefined).length;
  const lines = results.reduce((sum, one) => sum + one.lines, 0);
  return (
    <>
      <b>{t.done(timeOfDay(checkedMs))}</b>{" "}
      <span class="soft">{broken > 0 ? t.broken(broken) : t.holds(results.length, lines)}</span>
    </>
  );
}

const FOUR_WEEKS_S = 28 * 86_400;
const SEOUL_AHEAD_MS = 9 * 3_600_000;
const DAY_MS = 86_400_000;

function Trio({ figures, results }: { figures: PublicFigures | undefined; results: readonly Verified[] | undefined }) {
  const leftMs = DAY_MS - ((Date.now() + SEOUL_AHEAD_MS) % DAY_MS);
  const minutes = Math.floor(leftMs / 60_000);
  const kept = figures?.days.reduce((sum, { visits }) => sum + (visits ?? 0), 0);
  const since = Math.floor(Date.now() / 1000) - FOUR_WEEKS_S;
  const given = results?.find(({ party }) => party === "registry")?.given(since);
  return (
    <dl class="trio" lang={lang.value}>
      <div>
        <dt>{t.next}</dt>
        <dd class="figure">{t.hours(Math.floor(minutes / 60), minutes % 60)}</dd>
      </div>
      <div>
        <dt>{t.kept}</dt>
        <dd class="figure">{kept === undefined ? "–" : t.visits(kept)}</dd>
      </div>
      <div>
        <dt>{t.read}</dt>
        <dd class="figure">{given === undefined ? "–" : t.visits(given)}</dd>
      </div>
    </dl>
  );
}
