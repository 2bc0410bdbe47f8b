import { kept } from "./kept.ts";
import { watched } from "./watched.ts";

/** What every app speaks. Texts that come in these two only, such as a server's, are read by `lang`. */
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

/** By the name of a catalogue, what it says. */
export type Words = Record<string, object>;

export interface Language {
  /** As in `?lang=zh`. */
  code: string;
  /** As pages and Intl call it: 'zh-Hans'. */
  tag: string;
  /** In its own words. */
  name: string;
}

/** A language that an app brings beside Korean and English; only who reads it fetches it. */
export interface FurtherLanguage extends Language {
  /** The words of one part of the app: 'first' before anything is drawn, others as `bring` asks for them. */
  words: (part: string) => Promise<Words>;
}

const everywhere: readonly Language[] = [
  { code: "ko", tag: "ko", name: "한국어" },
  { code: "en", tag: "en", name: "English" },
];

/** Korean or English. English too while a further language is on screen, for what that one lacks. */
export const lang = watched<Lang>("ko");

export const furtherLang = watched<FurtherLanguage | undefined>(undefined);

let brought: readonly FurtherLanguage[] = [];
let wanted: FurtherLanguage | undefined;
const parts = new Set(["first"]);
const learnt = new Map<FurtherLanguage, Record<string, Record<string, unknown>>>();

/** Those of this app, Korean first. */
export function languages(): readonly Language[] {
  return [...everywhere, ...brought];
}

/** The language on screen. */
export function language(): Language {
  return furtherLang.value ?? (everywhere.find(({ code }) => code === lang.value) as Language);
}

/**
 * The address's `?lang=en`, else what was chosen on this device, else Korean. An app that brings further languages
 * begins with the first of the device's own that it speaks.
 */
export function startLang(further: readonly FurtherLanguage[] = []): Promise<void> {
  brought = further;
  const first = further.length > 0 ? spokenOf(navigator.languages) : "ko";
  return setLang(new URLSearchParams(location.search).get("lang") ?? kept.read("lang") ?? first);
}

/** At once for Korean and English. A further language comes when its words have arrived; without them, English does. */
export async function setLang(code: string): Promise<void> {
  kept.write("lang", code);
  wanted = brought.find((further) => further.code === code);
  if (!wanted) return show(code === "en" ? "en" : "ko", undefined);
  const asked = wanted;
  const learned = await learn(asked).then(
    () => asked,
    () => undefined,
  );
  // Meanwhile another one may have been chosen.
  if (wanted !== asked) return;
  wanted = learned;
  show("en", learned);
}

/** Fetches what a part of the app says before it is drawn, now and whenever the language changes. */
export async function bring(part: string): Promise<void> {
  parts.add(part);
  if (wanted) await learn(wanted);
}

/** What the further language on screen says under this name; undefined in Korean and English. */
export function furtherWords(name: string): Record<string, unknown> | undefined {
  return furtherLang.value && learnt.get(furtherLang.value)?.[name];
}

/**
 * Korean is the source, the other languages follow its keys; further ones find them by the catalogue's name. Each key
 * reads in the language on screen at that moment, so it is read while drawing and never kept.
 */
export function catalogue<const T extends Messages>(ko: T, en: Translated<T>, name = ""): Translated<T> {
  const said = {};
  for (const key of Object.keys(ko)) {
    const get = () => (lang.value === "ko" ? ko[key] : (furtherWords(name)?.[key] ?? en[key]));
    Object.defineProperty(said, key, { get, enumerable: true });
  }
  return said as Translated<T>;
}

function spokenOf(preferred: readonly string[]): string {
  const codes = preferred.map((tag) => tag.split("-")[0]);
  return codes.find((code) => languages().some((spoken) => spoken.code === code)) ?? "en";
}

async function learn(language: FurtherLanguage): Promise<void> {
  const fetched = await Promise.all([...parts].map(language.words));
  const known = learnt.get(language) ?? {};
  for (const [name, said] of fetched.flatMap(Object.entries)) known[name] = { ...known[name], ...said };
  learnt.set(language, known);
}

function show(next: Lang, further: FurtherLanguage | undefined) {
  lang.set(next);
  furtherLang.set(further);
  document.documentElement.lang = language().tag;
}
