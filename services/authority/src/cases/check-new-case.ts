import type { openCase as endpoint } from "@kipass/contract/authority";
import type { Body } from "@kipass/contract/endpoint";
import { caseNumberOf } from "@kipass/data/case-numbers";
import { parseName } from "@kipass/protocol/name";
import { parsePhone } from "@kipass/protocol/phone";
import { Problem, type ProblemCode } from "@kipass/protocol/problem";
import { nowSeconds } from "@kipass/service-kit/clock";
import type { Office } from "../office.ts";
import type { CasePerson } from "./open-case.ts";
import { type Period, periodOf } from "./period.ts";

/** What an officer wrote, in its one spelling. */
export interface NewCase {
  caseNumber: string;
  person: CasePerson;
  issuers: string[];
  period: Period;
}

/** @throws Problem of the first field that cannot be, with all of them */
export function checkNewCase(office: Pick<Office, "certification" | "clock">, body: Body<typeof endpoint>): NewCase {
  const faults: { path: string; code: ProblemCode }[] = [];
  const check = <T>(path: string, code: ProblemCode, value: T | undefined): T | undefined => {
    if (value === undefined) faults.push({ path, code });
    return value;
  };
  const caseNumber = check("/caseNumber", "malformed-request", caseNumberOf(body.caseNumber));
  const isPlace = body.onset.kind === "exposure";
  const name = check("/name", "bad-name", isPlace ? nothing(body.name) : nameOf(body.name));
  const phone = check("/phone", "bad-phone", isPlace ? nothing(body.phone) : phoneOf(body.phone));
  const issuers = check("/issuers", "malformed-request", issuersOf(body.issuers, isPlace, office));
  const period = check("/onset/day", "bad-period", periodIn(body, nowSeconds(office.clock)));
  if (faults[0]) throw new Problem(faults[0].code, { fields: faults });
  const { kind, day } = body.onset;
  const person = { name, phone, onset: { kind, day } } as CasePerson;
  return { caseNumber, person, issuers, period } as NewCase;
}

/** A case that starts at a place names nobody. */
function nothing(given: string | null): null | undefined {
  return given === null ? null : undefined;
}

function nameOf(text: string | null): string | undefined {
  return text === null ? undefined : parseName(text);
}

/** Only Korean mobile numbers are verified by an issuer, so a foreign one could name nobody. */
function phoneOf(text: string | null): string | undefined {
  const phone = text === null ? undefined : parsePhone(text);
  return typeof phone === "string" ? phone : undefined;
}

/** Suspended issuers too: what they issued is still asked for. None when the person was everywhere without a pass. */
function issuersOf(codes: string[], isPlace: boolean, { certification }: Pick<Office, "certification">) {
  const known = new Set(certification().issuers.map(({ code }) => code));
  const distinct = [...new Set(codes)].sort();
  return distinct.every((code) => known.has(code)) && !(isPlace && distinct.length > 0) ? distinct : undefined;
}

function periodIn({ onset, isolatedAt }: Body<typeof endpoint>, now: number): Period | undefined {
  try {
    return periodOf(onset, isolatedAt, now);
  } catch (error) {
    if (error instanceof Problem) return undefined;
    throw error;
  }
}
