import type { FurtherLanguage } from "@kipass/web-kit/i18n.ts";
import type { LanguageWords, PartName } from "./words.ts";

/** What the app speaks beside Korean and English. */
export const further: readonly FurtherLanguage[] = [
  { code: "zh", tag: "zh-Hans", name: "简体中文", words: wordsOf(() => import("./zh.ts")) },
  { code: "ja", tag: "ja", name: "日本語", words: wordsOf(() => import("./ja.ts")) },
  { code: "vi", tag: "vi", name: "Tiếng Việt", words: wordsOf(() => import("./vi.ts")) },
];

function wordsOf(language: () => Promise<LanguageWords>) {
  return async (part: string) => {
    const { first, later } = await language();
    return part === "first" ? first : (await later[part as PartName]()).words;
  };
}
