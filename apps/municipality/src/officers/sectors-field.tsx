import { sectors as allSectors, sectorOf } from "@kipass/data/sectors";
import { Check, Choices } from "@kipass/web-kit/controls.tsx";
import { catalogue, lang } from "@kipass/web-kit/i18n.ts";

const t = catalogue(
  { scope: "맡는 업종", all: "모든 업종", own: "내가 맡은 업종 모두", some: "고른 업종만", list: "업종" },
  { scope: "Sectors", all: "All sectors", own: "All of mine", some: "Only some", list: "Sectors" },
);

interface SectorsProps {
  /** Of whoever appoints: nobody gives what they do not have. Null: all. */
  own: string[] | null;
  value: string[] | null;
  onChange: (sectors: string[] | null) => void;
}

/** All that the appointing officer has, or some of it. */
export function SectorsField({ own, value, onChange }: SectorsProps) {
  const offered = own ?? allSectors.map(({ code }) => code);
  const chosen = value ?? [];
  return (
    <fieldset class="plain-set stack">
      <legend class="small">{t.scope}</legend>
      <Choices
        label={t.scope}
        value={value === null ? "all" : "some"}
        options={[
          { value: "all", words: own === null ? t.all : t.own },
          { value: "some", words: t.some },
        ]}
        onChoose={(scope) => onChange(scope === "all" ? null : [])}
      />
      {value !== null && (
        <fieldset class="plain-set scope-list" aria-label={t.list}>
          {offered.map((code) => (
            <Check
              key={code}
              checked={chosen.includes(code)}
              onChange={(isOn) => onChange(isOn ? [...chosen, code] : chosen.filter((one) => one !== code))}
            >
              {sectorOf(code)?.[lang.value] ?? code}
            </Check>
          ))}
        </fieldset>
      )}
    </fieldset>
  );
}

/** '모든 업종', '노래연습장, PC방'. */
export function sectorsWords(sectors: string[] | null): string {
  return sectors === null ? t.all : sectors.map((code) => sectorOf(code)?.[lang.value] ?? code).join(", ");
}
