import { addDays } from "@kipass/protocol/day";
import { Busy, Button } from "@kipass/web-kit/controls.tsx";
import { seoulDay, timeOfDay, weekday } from "@kipass/web-kit/dates.ts";
import { catalogue } from "@kipass/web-kit/i18n.ts";
import { useState } from "preact/hooks";
import { Refusal } from "../refusal.tsx";
import { registry } from "../registry.ts";
import { useAsked } from "../use-asked.ts";
import { compare } from "./hours.ts";
import { HoursChart, HoursTable } from "./hours-chart.tsx";

const t = catalogue(
  {
    title: "오늘 방문",
    unit: "건",
    more: (day: string, hour: number) => `지난주 ${day} ${hour}시까지보다`,
    moreBy: (count: number) => `${count}건 많습니다.`,
    fewerBy: (count: number) => `${count}건 적습니다.`,
    same: "건수가 같습니다.",
    first: "아직 오늘 방문이 없습니다. QR코드를 찍으면 여기에 건수가 나타납니다.",
    today: "오늘",
    before: (day: string) => `지난주 ${day}`,
    asOf: (time: string) => `${time} 기준`,
    table: "표로 보기",
    chart: "그림으로 보기",
    busy: "방문 건수를 가져오고 있습니다.",
    again: "다시 가져오기",
  },
  {
    title: "Visits today",
    unit: "",
    more: (day, hour) => `Compared with last ${day} until ${hour}:00:`,
    moreBy: (count) => `${count} more.`,
    fewerBy: (count) => `${count} fewer.`,
    same: "just as many.",
    first: "No visits yet today. The count appears here once QR codes are scanned.",
    today: "Today",
    before: (day) => `Last ${day}`,
    asOf: (time) => `as of ${time}`,
    table: "Show as table",
    chart: "Show as chart",
    busy: "Fetching the number of visits.",
    again: "Fetch again",
  },
);

interface Counts {
  today: number[];
  before: number[];
  day: string;
  atMs: number;
}

/** Today's counts by hour. Asked for on entering the page, not while it lies open. */
export function Today() {
  const { value: counts, refusal, refresh } = useAsked(countToday);
  const [asTable, setAsTable] = useState(false);

  if (refusal !== undefined) {
    return (
      <section class="card stack">
        <h2 class="of">{t.title}</h2>
        <Refusal of={refusal} />
        <Button onClick={refresh}>{t.again}</Button>
      </section>
    );
  }
  if (!counts) {
    return (
      <section class="card today-busy">
        <Busy>{t.busy}</Busy>
      </section>
    );
  }
  const { today, before, day, atMs } = counts;
  const total = today.reduce((sum, count) => sum + count, 0);
  const hour = Number(timeOfDay(atMs).slice(0, 2));
  return (
    <section class="card today">
      <div class="row between top">
        <div>
          <h2 class="of">{t.title}</h2>
          <p class="figure">
            {total.toLocaleString("ko-KR")}
            <small>{t.unit}</small>
          </p>
        </div>
        <Button size="small" onClick={() => setAsTable(!asTable)}>
          {asTable ? t.chart : t.table}
        </Button>
      </div>
      <Comparison counts={counts} hour={hour} />
      {asTable ? (
        <HoursTable today={today} before={before} headings={[t.today, t.before(weekday(day))]} />
      ) : (
        <HoursChart today={today} before={before} nowHour={hour} beforeDay={weekday(day)} />
      )}
      <p class="key note faint">
        {!asTable && (
          <>
            <span>
              <i class="k1" />
              {t.today}
            </span>
            <span>
              <i class="k2" />
              {t.before(weekday(day))}
            </span>
          </>
        )}
        <span class="push">{t.asOf(timeOfDay(atMs))}</span>
      </p>
    </section>
  );
}

function Comparison({ counts: { today, before, day }, hour }: { counts: Counts; hour: number }) {
  const compared = compare(today, before, hour);
  if (!compared) return today.some((count) => count > 0) ? null : <p class="small soft cmp">{t.first}</p>;
  const { more } = compared;
  return (
    <p class="small soft cmp">
      {t.more(weekday(day), hour)} <b>{more > 0 ? t.moreBy(more) : more < 0 ? t.fewerBy(-more) : t.same}</b>
    </p>
  );
}

async function countToday(): Promise<Counts> {
  const atMs = Date.now();
  const day = seoulDay(atMs);
  const [today, before] = await Promise.all(
    [day, addDays(day, -7)].map((each) => registry.countVisits({ params: { day: each } })),
  );
  return { today: today?.hours ?? [], before: before?.hours ?? [], day, atMs };
}
