import { Problem, problems } from "@kipass/protocol/problem";
import { catalogue, lang } from "./i18n.ts";

export interface ProblemText {
  /** What happened. */
  title: string;
  /** What to do. */
  next: string;
}

const t = catalogue(
  { wait: (seconds: number) => `${seconds}초쯤 뒤에 다시 해 주세요.` },
  { wait: (seconds) => `Please try again in about ${seconds} seconds.` },
);

/** Any thrown thing in words of the language on screen. What is not a problem of the closed list is 'internal'. */
export function problemText(thrown: unknown): ProblemText {
  const code = thrown instanceof Problem ? thrown.code : "internal";
  const { title, next } = problems[code][lang.value];
  const wait = thrown instanceof Problem ? thrown.retryAfterSeconds : undefined;
  return { title, next: wait ? t.wait(wait) : next };
}
