import { municipalitiesOn, regionsOn } from "@kipass/data/regions";
import type { Sector } from "@kipass/data/sectors";
import { Select } from "@kipass/web-kit/controls.tsx";
import { seoulDay } from "@kipass/web-kit/dates.ts";
import { catalogue } from "@kipass/web-kit/i18n.ts";
import type { Audience } from "../api.ts";

const t = catalogue(
  {
    who: "받는 시설",
    region: "지역",
    sector: "업종",
    obligation: "의무",
    activity: "사용",
    any: "모두",
    mandatory: "의무적용 시설",
    voluntary: "자율로 쓰는 시설",
    recording: "7일 안에 기록",
    silent: "7일 동안 기록 없음",
    "not-started": "아직 시작하지 않음",
  },
  {
    who: "Who gets it",
    region: "Region",
    sector: "Sector",
    obligation: "Duty",
    activity: "Use",
    any: "All",
    mandatory: "Must keep the log",
    voluntary: "Voluntary",
    recording: "Recorded within 7 days",
    silent: "Nothing for 7 days",
    "not-started": "Not started yet",
  },
);

interface AudienceFieldsProps {
  /** The officer's, like the sectors. */
  region: string;
  sectors: readonly Sector[];
  language: "ko" | "en";
  audience: Audience;
  onChange: (audience: Audience) => void;
}

/** Each field left open widens the audience; the registry keeps it within the officer's region and sectors. */
export function AudienceFields({ region, sectors, language, audience, onChange }: AudienceFieldsProps) {
  const { region: chosen, sectors: of, obligation, activity, ...rest } = audience;
  const change = (next: Record<"region" | "sector" | "obligation" | "activity", string>) =>
    onChange({
      ...rest,
      ...(next.region && { region: next.region }),
      ...(next.sector && { sectors: [next.sector] }),
      ...(next.obligation && { obligation: next.obligation as "mandatory" }),
      ...(next.activity && { activity: next.activity as "silent" }),
    });
  const now = { region: chosen ?? "", sector: of?.[0] ?? "", obligation: obligation ?? "", activity: activity ?? "" };
  const places = placesIn(region);
  return (
    <fieldset class="plain-set stack">
      <legend>
        <b>{t.who}</b>
      </legend>
      {places.length > 0 && (
        <Select
          label={t.region}
          value={now.region}
          empty={t.any}
          options={places}
          onChange={(value) => change({ ...now, region: value })}
        />
      )}
      <Select
        label={t.sector}
        value={now.sector}
        empty={t.any}
        options={sectors.map((one) => ({ value: one.code, words: one[language] }))}
        onChange={(sector) => change({ ...now, sector })}
      />
      <Select
        label={t.obligation}
        value={now.obligation}
        empty={t.any}
        options={(["mandatory", "voluntary"] as const).map((value) => ({ value, words: t[value] }))}
        onChange={(value) => change({ ...now, obligation: value })}
      />
      <Select
        label={t.activity}
        value={now.activity}
        empty={t.any}
        options={(["not-started", "silent", "recording"] as const).map((value) => ({ value, words: t[value] }))}
        onChange={(value) => change({ ...now, activity: value })}
      />
    </fieldset>
  );
}

/** 시군구 of a 시도, 시도 of the country; none in a 시군구. */
function placesIn(region: string): { value: string; words: string }[] {
  const day = seoulDay(Date.now());
  if (region === "all")
    return regionsOn(day)
      .filter(({ sigungu, code }) => sigungu === "" && code.endsWith("000"))
      .map(({ code, sido }) => ({ value: code.slice(0, 2), words: sido }));
  if (region.length === 5) return [];
  return municipalitiesOn(day)
    .filter(({ code }) => code.startsWith(region))
    .map(({ code, sido, sigungu }) => ({ value: code, words: sigungu || sido }));
}
