import type { MyData } from "./own-data.ts";

type Section = Record<string, string | string[]>;

/** The answer as a file for people: names in their language, what each part is for, and values that share a name as a list. */
export function readable(data: MyData, lang: "ko" | "en", explanation: string): Record<string, Section> {
  const sections = data.sections.map((section): [string, Section] => {
    const told: Section = { [explanation]: section.explanation[lang] };
    for (const { name, value } of section.entries) {
      const said = told[name[lang]];
      told[name[lang]] = said === undefined ? value : [said, value].flat();
    }
    return [section.title[lang], told];
  });
  return { [`${data.issuer[lang]} ${data.madeOn}`]: {}, ...Object.fromEntries(sections) };
}
