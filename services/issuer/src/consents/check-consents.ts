import { Problem } from "@kipass/protocol/problem";
import { type ConsentKind, consentTexts } from "./texts.ts";

export interface ConsentAnswer {
  kind: ConsentKind;
  version: string;
  agreed: boolean;
}

/**
 * Every consent was given, each to the words now in force.
 * @throws Problem consent-missing, consent-outdated
 */
export function checkConsents(answers: readonly ConsentAnswer[]): void {
  for (const { kind, version } of consentTexts) {
    const given = answers.filter((answer) => answer.kind === kind);
    if (given.length !== 1 || !given[0]?.agreed) throw new Problem("consent-missing");
    if (given[0].version !== version) throw new Problem("consent-outdated");
  }
}
