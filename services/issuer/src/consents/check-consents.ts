import { Problem } from "@kipass/protocol/problem";
import type { ConsentKind } from "./texts.ts";

export interface ConsentAnswer {
  kind: ConsentKind;
  version: string;
  agreed: boolean;
}

/**
 * Every consent was given, each to the words that are asked.
 * @throws Problem consent-missing, consent-outdated
 */
export function checkConsents<Kind extends string>(
  answers: readonly { kind: Kind; version: string; agreed: boolean }[],
  asked: readonly { kind: Kind; version: string }[],
): void {
  for (const { kind, version } of asked) {
    const given = answers.filter((answer) => answer.kind === kind);
    if (given.length !== 1 || !given[0]?.agreed) throw new Problem("consent-missing");
    if (given[0].version !== version) throw new Problem("consent-outdated");
  }
}
