import { kept } from "./kept.ts";
import { watched } from "./watched.ts";

export type Lang = "ko" | "en";

/** A sentence, a list of sentences, or a function that fills them in. */
type Message = string | readonly string[] | ((...filled: never[]) => unknown);
type Messages = Record<string, Message>;

/** What another language has to say: the same keys with the same arguments. */
export type Translated<T extends Messages> = {
  [Key in keyof T]: T[Key] extends (...filled: infer Filled) => infer Said
    ? (...filled: Filled) => Said
    : T[Key] extends readonly string[]
      ? readonly string[]
      : string;
};

/** The language on screen. Korean unless the visitor chose otherwise or the address says `?lang=en`. */
export const lang = watched<Lang>("ko");

export function startLang() {
  const asked = new URLSearchParams(location.search).get("lang") ?? kept.read("lang");
  setLang(asked === "en" ? "en" : "ko");
}

export function setLang(next: Lang) {
  lang.set(next);
  kept.write("lang", next);
  document.documentElement.lang = next;
}

/**
 * Korean is the source, the other languages follow its keys. Each key reads in the language on screen at that
 * moment, so it is read while drawing and never kept.
 */
export function catalogue<const T extends Messages>(ko: T, en: Translated<T>): Translated<T> {
  const said = {};
  for (const key of Object.keys(ko)) {
    Object.defineProperty(said, key, { get: () => (lang.value === "ko" ? ko : en)[key], enumerable: true });
  }
  return said as Translated<T>;
}
