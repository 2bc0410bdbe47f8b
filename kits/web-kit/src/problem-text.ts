import { Problem, type ProblemCode, problems } from "@kipass/protocol/problem";
import { catalogue, furtherWords, lang } from "./i18n.ts";

export interface ProblemText {
  /** What happened. */
  title: string;
  /** What to do. */
  next: string;
}

const t = catalogue(
  { wait: (seconds: number) => `${seconds}초쯤 뒤에 다시 해 주세요.` },
  { wait: (seconds) => `Please try again in about ${seconds} seconds.` },
  "problem",
);

export type ProblemWords = typeof t;
/** What a further language says under 'problems'. What it leaves out is said in English. */
export type FurtherProblems = { readonly [Code in ProblemCode]?: ProblemText };

/** Any thrown thing in words of the language on screen. What is not a problem of the closed list is 'internal'. */
export function problemText(thrown: unknown): ProblemText {
  const code = thrown instanceof Problem ? thrown.code : "internal";
  const further: FurtherProblems | undefined = furtherWords("problems");
  const { title, next } = further?.[code] ?? problems[code][lang.value];
  const wait = thrown instanceof Problem ? thrown.retryAfterSeconds : undefined;
  return { title, next: wait ? t.wait(wait) : next };
}
