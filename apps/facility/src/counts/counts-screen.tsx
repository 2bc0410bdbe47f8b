import type { Reply } from "@kipass/contract/endpoint";
import type { countFourWeeks } from "@kipass/contract/registry";
import { Button } from "@kipass/web-kit/controls.tsx";
import { dayInTable, timeOfDay, weekday } from "@kipass/web-kit/dates.ts";
import { catalogue, lang } from "@kipass/web-kit/i18n.ts";
import { DownloadIcon } from "@kipass/web-kit/icons.tsx";
import { saveFile } from "@kipass/web-kit/save-file.ts";
import { useState } from "preact/hooks";
import { Answered } from "../answered.tsx";
import { Frame } from "../frame.tsx";
import { registry } from "../registry.ts";
import type { Session } from "../session/session.ts";
import { useAsked } from "../use-asked.ts";
import { type Bar, Bars } from "./bars.tsx";
import { csv } from "./csv.ts";
import { hourPattern, soFar, twoWeeks, weekPattern } from "./patterns.ts";

const t = catalogue(
  {
    title: "방문 건수",
    now: "지금과 평소",
    sofar: (day: string, hour: number, usual: number) => `${day} ${hour}시까지 보통 ${usual}건입니다.`,
    more: (visits: number, by: number) => `오늘은 ${visits}건으로 ${by}건 많습니다.`,
    fewer: (visits: number, by: number) => `오늘은 ${visits}건으로 ${by}건 적습니다.`,
    same: (visits: number) => `오늘도 ${visits}건입니다.`,
    notYet: "같은 요일이 한 번 지나면 평소와 비교할 수 있습니다.",
    hours: "오늘 시간별",
    days: "최근 2주",
    week: "요일별 평균",
    hour: (hour: number) => `${hour}시`,
    count: (label: string, count: number) => `${label} ${count}건`,
    none: "아직 없습니다.",
    visits: "건수",
    usual: "평소",
    when: "때",
    table: "표로 보기",
    chart: "그림으로 보기",
    download: "CSV 내려받기",
    facility: "시설",
    day: "날짜",
    weekday: "요일",
    total: "합계",
    asOf: (time: string) =>
      `${time} 기준 · 들어온 방문만 세며, 누가 왔는지는 들어 있지 않습니다. 4주가 지나면 파기됩니다.`,
    busy: "방문 건수를 가져오고 있습니다.",
  },
  {
    title: "Visits",
    now: "Now and usually",
    sofar: (day, hour, usual) => `By ${hour}:00 a ${day} usually brings ${usual}.`,
    more: (visits, by) => `Today: ${visits}, ${by} more.`,
    fewer: (visits, by) => `Today: ${visits}, ${by} fewer.`,
    same: (visits) => `Today: ${visits}, just as many.`,
    notYet: "Once the same weekday has passed, today can be compared with it.",
    hours: "Today by hour",
    days: "Last two weeks",
    week: "Average by weekday",
    hour: (hour) => `${hour}:00`,
    count: (label, count) => `${label} ${count}`,
    none: "None yet.",
    visits: "Visits",
    usual: "Usually",
    when: "When",
    table: "Show as table",
    chart: "Show as chart",
    download: "Download CSV",
    facility: "Facility",
    day: "Day",
    weekday: "Weekday",
    total: "Total",
    asOf: (time) => `As of ${time}. Only visits in are counted, never who came. Destroyed after four weeks.`,
    busy: "Fetching the number of visits.",
  },
);

type FourWeeks = Reply<typeof countFourWeeks>;

/** Counts alone, as charts, tables and a file. Asked for on entering the page. */
export function CountsScreen({ session }: { session: Session }) {
  const asked = useAsked(() => registry.countFourWeeks());
  return (
    <Frame title={t.title} back="/">
      <div class="home">
        <Answered of={asked} busy={t.busy}>
          {(weeks) => <Charts weeks={weeks} facility={session.facility.name} />}
        </Answered>
      </div>
    </Frame>
  );
}

function Charts({ weeks: { atMs, days }, facility }: { weeks: FourWeeks; facility: string }) {
  const nowHour = Number(timeOfDay(atMs).slice(0, 2));
  const { today, usual } = hourPattern(days);
  const hours = today.map((count, hour): Bar => {
    const isNow = hour === nowHour;
    return { key: String(hour), label: hour % 4 === 0 ? String(hour) : "", count, usual: usual?.[hour], isNow };
  });
  const recent = twoWeeks(days).map(({ day, visits }, index, all): Bar => {
    const isNow = index === all.length - 1;
    return { key: day, label: isNow || index % 3 === 1 ? dayInTable(day) : "", count: visits, isNow };
  });
  const week = weekPattern(days).map(
    ({ day, usual: count = 0 }): Bar => ({ key: weekday(day), label: weekday(day).slice(0, shortWeekday()), count }),
  );
  return (
    <>
      <NowAndUsually days={days} nowHour={nowHour} />
      <Figure title={t.hours} bars={hours} nameOf={({ key }) => t.hour(Number(key))} />
      <Figure title={t.days} bars={recent} nameOf={({ key }) => `${dayInTable(key)} ${weekday(key)}`} />
      <Figure title={t.week} bars={week} nameOf={({ key }) => key} />
      <Button wide onClick={() => saveFile(`kipass-${days.at(-1)?.day}.csv`, fileOf(days, facility))}>
        <DownloadIcon />
        {t.download}
      </Button>
      <p class="note faint">{t.asOf(timeOfDay(atMs))}</p>
    </>
  );
}

function NowAndUsually({ days, nowHour }: { days: FourWeeks["days"]; nowHour: number }) {
  const compared = soFar(days, nowHour);
  const by = compared ? compared.visits - compared.usual : 0;
  return (
    <section class="card stack">
      <h2 class="of">{t.now}</h2>
      {compared ? (
        <p>
          {t.sofar(weekday(days.at(-1)?.day ?? ""), nowHour, compared.usual)}{" "}
          <b>
            {by > 0 ? t.more(compared.visits, by) : by < 0 ? t.fewer(compared.visits, -by) : t.same(compared.visits)}
          </b>
        </p>
      ) : (
        <p class="small soft">{t.notYet}</p>
      )}
    </section>
  );
}

function Figure({ title, bars, nameOf }: { title: string; bars: Bar[]; nameOf: (bar: Bar) => string }) {
  const [asTable, setAsTable] = useState(false);
  const hasUsual = bars.some(({ usual }) => usual !== undefined);
  const busy = bars.filter(({ count }) => count > 0);
  const list = busy.map((bar) => t.count(nameOf(bar), Math.round(bar.count))).join(", ");
  const sentence = `${title}. ${list === "" ? t.none : `${list}.`}`;
  return (
    <section class="card today">
      <div class="row between">
        <h2 class="of">{title}</h2>
        <Button size="small" label={`${title} ${asTable ? t.chart : t.table}`} onClick={() => setAsTable(!asTable)}>
          {asTable ? t.chart : t.table}
        </Button>
      </div>
      {asTable ? (
        <div class="scroll">
          <table class="table">
            <thead>
              <tr>
                <th>{t.when}</th>
                <th class="n">{t.visits}</th>
                {hasUsual && <th class="n">{t.usual}</th>}
              </tr>
            </thead>
            <tbody>
              {bars.map((bar) => (
                <tr key={bar.key}>
                  <th>{nameOf(bar)}</th>
                  <td class="n">{Math.round(bar.count)}</td>
                  {hasUsual && <td class="n">{Math.round(bar.usual ?? 0)}</td>}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      ) : (
        <Bars bars={bars} sentence={sentence} />
      )}
      {hasUsual && !asTable && (
        <p class="key note faint">
          <span>
            <i class="k1" />
            {t.visits}
          </span>
          <span>
            <i class="k2" />
            {t.usual}
          </span>
        </p>
      )}
    </section>
  );
}

function fileOf(days: FourWeeks["days"], facility: string): Blob {
  const hours = Array.from({ length: 24 }, (_, hour) => t.hour(hour));
  const rows = days.map(({ day, hours: counts }) => [
    day,
    weekday(day),
    counts.reduce((sum, count) => sum + count, 0),
    ...counts,
  ]);
  const text = csv([[t.facility, facility], [t.day, t.weekday, t.total, ...hours], ...rows]);
  return new Blob([text], { type: "text/csv;charset=utf-8" });
}

/** '월', 'Mon'. */
function shortWeekday(): number {
  return lang.value === "ko" ? 1 : 3;
}
