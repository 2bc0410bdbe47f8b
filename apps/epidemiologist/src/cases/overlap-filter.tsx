import { Check, Field, Select } from "@kipass/web-kit/controls.tsx";
import { catalogue } from "@kipass/web-kit/i18n.ts";
import type { Person } from "../api.ts";
import { doorWords } from "./door-words.ts";
import { type Flag, flagMeaning, flagWords } from "./flag-words.ts";
import { type LapFilter, matches } from "./lap-filter.ts";

const t = catalogue(
  {
    title: "걸러 보기",
    minutes: "겹침(분 이상)",
    certain: "입장·퇴장이 모두 찍혀 겹침이 확실한 사람만",
    door: "문",
    everyDoor: "모든 문",
    shown: (count: number) => `${count}명이 맞습니다.`,
    pick: "맞는 사람만 고르기",
    marks: "표시의 뜻",
  },
  {
    title: "Filter",
    minutes: "Overlap (minutes or more)",
    certain: "Only certain overlaps: entry and exit scanned",
    door: "Door",
    everyDoor: "All doors",
    shown: (count) => `${count} match.`,
    pick: "Choose those who match",
    marks: "What the marks mean",
  },
);

interface OverlapFilterProps {
  people: readonly Person[];
  filter: LapFilter;
  onChange: (filter: LapFilter) => void;
  onPick: (people: readonly Person[]) => void;
}

/** Which people are looked at; choosing those who match is a step of its own. */
export function OverlapFilter({ people, filter, onChange, onPick }: OverlapFilterProps) {
  const laps = people.flatMap(({ overlaps }) => overlaps);
  const doors = [...new Set(laps.flatMap((lap) => lap.doors))].sort((a, b) => a - b);
  const flags = [...new Set(laps.flatMap((lap) => lap.flags))].sort() as Flag[];
  const matching = people.filter((person) => matches(person, filter));
  return (
    <details class="lap-filter">
      <summary>{t.title}</summary>
      <div class="row wrap">
        <Field
          label={t.minutes}
          value={String(filter.minMinutes)}
          inputMode="numeric"
          maxLength={4}
          onInput={(text) => onChange({ ...filter, minMinutes: Number(text.replace(/\D/g, "")) })}
        />
        {doors.length > 1 && (
          <Select
            label={t.door}
            value={filter.door === undefined ? "" : String(filter.door)}
            empty={t.everyDoor}
            options={doors.map((door) => ({ value: String(door), words: doorWords(door) }))}
            onChange={(door) => onChange({ ...filter, door: door === "" ? undefined : Number(door) })}
          />
        )}
        <Check checked={filter.certainOnly} onChange={(certainOnly) => onChange({ ...filter, certainOnly })}>
          {t.certain}
        </Check>
        <p aria-live="polite">
          {t.shown(matching.length)}{" "}
          <button class="link" type="button" onClick={() => onPick(matching)}>
            {t.pick}
          </button>
        </p>
      </div>
      {flags.length > 0 && (
        <>
          <p class="small">
            <b>{t.marks}</b>
          </p>
          <dl class="marks">
            {flags.map((flag) => (
              <div key={flag}>
                <dt>{flagWords(flag)}</dt>
                <dd>{flagMeaning(flag)}</dd>
              </div>
            ))}
          </dl>
        </>
      )}
    </details>
  );
}
