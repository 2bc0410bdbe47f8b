import { sectorOf, sectors } from "@kipass/data/sectors";
import { Busy, Button, Select } from "@kipass/web-kit/controls.tsx";
import { dayRange } from "@kipass/web-kit/dates.ts";
import { catalogue, lang } from "@kipass/web-kit/i18n.ts";
import { useQuery } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { api } from "../api.ts";
import { ratesQuery } from "../queries.ts";
import { RateTable } from "./rate-table.tsx";
import { percentOf, percentWords, placeWords } from "./rate-words.ts";
import { TakeFile } from "./take-file.tsx";
import { TileMap } from "./tile-map.tsx";

const t = catalogue(
  {
    title: "지도·사용률",
    is: (days: string) => `의무적용 시설 가운데 7일에 한 번이라도 기록한 비율 · ${days}`,
    sector: "업종",
    all: "모든 업종",
    excel: "엑셀 내려받기",
    target: "의무적용 대상",
    notInstalled: "미설치",
    silent: "7일 넘게 미사용",
    recording: "7일 안 사용",
    percent: "사용률",
    voluntary: (n: number, of: number) => `자율로 쓰는 시설 ${of}곳 가운데 ${n}곳이 기록했습니다.`,
    rule: "미설치는 인허가 대장에 있으나 가입한 시설을 찾지 못한 곳입니다. 방문기록은 한 시간마다 세어, 방금 찍은 것은 아직 없을 수 있습니다.",
    regions: "지역별 사용률",
    region: "지역",
    sectors: "업종별 사용률",
    back: "전국",
  },
  {
    title: "Map and rates",
    is: (days) => `Of the facilities that must, those that recorded at least once in 7 days · ${days}`,
    sector: "Sector",
    all: "All sectors",
    excel: "Download for Excel",
    target: "Must keep the log",
    notInstalled: "Not installed",
    silent: "Silent for 7 days",
    recording: "Recorded within 7 days",
    percent: "Rate",
    voluntary: (n, of) => `Of ${of} facilities that use it without having to, ${n} recorded.`,
    rule: "Not installed: in the licence register, and no registered facility was found for it. Visits are counted once an hour, so the last ones may be missing.",
    regions: "Rates by region",
    region: "Region",
    sectors: "Rates by sector",
    back: "The country",
  },
);

export interface RatesSearch {
  sector?: string;
  of?: string;
}

export function RatesPage() {
  const asked = useSearch({ strict: false }) as RatesSearch;
  const of = asked.of === undefined ? undefined : String(asked.of);
  const filter = { ...(asked.sector && { sector: asked.sector }), ...(of && { of }) };
  const navigate = useNavigate();
  const { data } = useQuery(ratesQuery(filter));
  const open = (search: RatesSearch) => void navigate({ to: "/figures", search: search as never });
  if (!data) return <Busy />;
  const { region, total } = data;
  const isMapped = region.length < 5;
  const named = data.regions.map((row) => ({ ...row, key: row.region, name: placeWords(row.region) }));
  const bySector = data.sectors.map((row) => ({
    ...row,
    key: row.sector,
    name: sectorOf(row.sector)?.[lang.value] ?? row.sector,
  }));
  return (
    <main class="page stack rates">
      <header class="row between wrap title">
        <div>
          <h1>{of ? `${t.title} · ${placeWords(of)}` : t.title}</h1>
          <p class="small soft">{t.is(dayRange(data.from, data.to))}</p>
        </div>
        <div class="row wrap filters">
          {of && (
            <Button size="small" onClick={() => open(asked.sector ? { sector: asked.sector } : {})}>
              {t.back}
            </Button>
          )}
          <Select
            label={t.sector}
            value={asked.sector ?? ""}
            empty={t.all}
            options={sectors.map((one) => ({ value: one.code, words: one[lang.value] }))}
            onChange={(sector) => open({ ...(of && { of }), ...(sector && { sector }) })}
          />
          <TakeFile
            words={t.excel}
            take={(reason) =>
              api.exportFigures({
                params: { table: isMapped ? "regions" : "sectors" },
                body: { format: "xlsx", reason, ...(asked.sector && { sector: asked.sector }) },
              })
            }
          />
        </div>
      </header>
      <dl class="totals">
        {(["target", "notInstalled", "silent", "recording"] as const).map((kind) => (
          <div key={kind}>
            <dt>{t[kind]}</dt>
            <dd class="figure">{total[kind].toLocaleString(lang.value)}</dd>
          </div>
        ))}
        <div>
          <dt>{t.percent}</dt>
          <dd class="figure">
            {percentWords(percentOf(total))}
            <small>%</small>
          </dd>
        </div>
      </dl>
      <div class={isMapped ? "two" : "one"}>
        {isMapped && <TileMap region={region} rates={data.regions} />}
        <div class="stack">
          {isMapped && <RateTable title={t.regions} head={t.region} rows={named} />}
          <RateTable title={t.sectors} head={t.sector} rows={bySector} />
        </div>
      </div>
      <p class="note faint">
        {t.voluntary(data.voluntary.recording, data.voluntary.facilities)} {t.rule}
      </p>
    </main>
  );
}
