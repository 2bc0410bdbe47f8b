import { randomInt } from "node:crypto";
import { toBase64url } from "@kipass/protocol/bytes";
import type { CertifiedIssuer } from "@kipass/protocol/certification";
import { addDays, type Day, dayOf, dayStart } from "@kipass/protocol/day";
import { type OrderKind, type OrderLimits, type OrderScopes, passesDigest } from "@kipass/protocol/order";
import { ORDER_MAX_LIMIT } from "@kipass/protocol/order-bounds";
import { parseHeader } from "@kipass/protocol/pass";
import { LIVE_IDS_A_DAY, RESERVE_IDS_A_DAY } from "@kipass/protocol/pass-id";
import { Problem } from "@kipass/protocol/problem";
import { issuerOfSafeNumber } from "@kipass/protocol/safe-number";
import { primitives } from "@kipass/service-kit/primitives";
import type { CasePerson } from "../cases/open-case.ts";
import { daysOf, oldestKept, type Period } from "../cases/period.ts";
import type { Exposure } from "../contacts/overlap.ts";
import type { Visit } from "../store/case-data.ts";
import type { Slip } from "./plan-request.ts";

/** What an order asks of whom; reference, times and key are added when it is drafted. */
export type OrderPlan = {
  [K in OrderKind]: { audience: string; kind: K; scope: OrderScopes[K]; limits: OrderLimits };
}[OrderKind] & {
  /** For identities: the 24-byte headers the digest is over, in an order that tells nothing about places. */
  headers?: Uint8Array[];
};

const REGISTRY = "registry";
const MOST_VISITS_OF_A_CASE = 2_000;
const MOST_VISITS_AT_PLACES = 50_000;
const MOST_PASSES_AN_ORDER = 20_000;
const MOST_PEOPLE_AN_ORDER = 10_000;

/** Where was the person? Each issuer lists the pass ids, the registry finds their visits. */
export function planPlaces(
  person: CasePerson,
  issuers: readonly string[],
  period: Period,
  nowSeconds: number,
): OrderPlan[] {
  const { name, phone } = person;
  if (name === null || phone === null || issuers.length === 0) throw new Problem("conflict");
  const window = { from: Math.max(period.from, oldestKept(nowSeconds)), to: period.to };
  if (window.from >= window.to) throw new Problem("bad-period");
  const passes = daysOf(window).length * (LIVE_IDS_A_DAY + RESERVE_IDS_A_DAY);
  return [
    ...issuers.map((audience) => ({
      audience,
      kind: "passes-of-person" as const,
      scope: { name, phone, ...window },
      limits: { passes },
    })),
    {
      audience: REGISTRY,
      kind: "visits-of-passes",
      scope: window,
      limits: { passes: Math.min(passes * issuers.length, ORDER_MAX_LIMIT), visits: MOST_VISITS_OF_A_CASE },
    },
  ];
}

/**
 * Who else was there? Each window is widened by the usual stay on both sides: who came before the case may still have been there, and
 * who left after it was certainly there.
 */
export function planCoVisitors(
  exposures: readonly Exposure[],
  usualStayMinutes: (facility: number) => number,
  nowSeconds: number,
): OrderPlan[] {
  const places = exposures.map(({ facility, from, to }) => {
    if (to <= oldestKept(nowSeconds)) throw new Problem("bad-period");
    const margin = usualStayMinutes(facility) * 60;
    return { facility, from: Math.max(from - margin, oldestKept(nowSeconds)), to: Math.min(to + margin, nowSeconds) };
  });
  return [
    { audience: REGISTRY, kind: "visits-at-place", scope: { places }, limits: { visits: MOST_VISITS_AT_PLACES } },
  ];
}

/** Who are they? One order for each issuer whose passes occur, over exactly these passes. */
export function planIdentities(coVisits: readonly Visit[], own: ReadonlySet<string>, nowSeconds: number): OrderPlan[] {
  const others = coVisits.filter(({ header }) => !own.has(header) && issuedAtOf(header) >= oldestKept(nowSeconds));
  return [...Map.groupBy(others, ({ issuer }) => issuer)].sort().map(([audience, visits]) => {
    const headers = shuffled([...new Set(visits.map(({ header }) => header))]).map((header) =>
      Buffer.from(header, "base64url"),
    );
    if (headers.length > MOST_PASSES_AN_ORDER) throw new Problem("order-limit");
    const issued = visits.map(({ header }) => issuedAtOf(header));
    return {
      audience,
      kind: "identities-of-passes",
      scope: {
        from: dayStart(dayOf(Math.min(...issued))),
        to: Math.min(dayStart(addDays(dayOf(Math.max(...issued)), 1)), nowSeconds),
        passes: headers.length,
        digest: toBase64url(passesDigest(headers, primitives)),
      },
      limits: { passes: headers.length, people: Math.min(headers.length, MOST_PEOPLE_AN_ORDER) },
      headers,
    };
  });
}

/** Who wrote these numbers? Each issuer is asked about its own alone, for the days on the slips. */
export function planSafeNumbers(
  slips: readonly Slip[],
  issuers: readonly Pick<CertifiedIssuer, "code" | "safeNumberIssuer">[],
  nowSeconds: number,
): OrderPlan[] {
  const codes = new Map(issuers.map(({ code, safeNumberIssuer }) => [safeNumberIssuer, code]));
  const ofIssuers = [...Map.groupBy(slips, ({ number }) => codes.get(issuerOfSafeNumber(number)) ?? "")].sort();
  return ofIssuers.map(([audience, own]) => {
    if (audience === "") throw new Problem("bad-safe-number");
    const days = own.map(({ day }) => day).sort() as [Day, ...Day[]];
    const from = dayStart(days[0]);
    const to = Math.min(dayStart(addDays(days.at(-1) as Day, 1)), nowSeconds);
    if (from < oldestKept(nowSeconds) || from >= to) throw new Problem("bad-period");
    const numbers = [...new Set(own.map(({ number }) => number))].sort();
    const limits = { people: numbers.length };
    return { audience, kind: "identities-of-safe-numbers", scope: { from, to, numbers }, limits };
  });
}

function issuedAtOf(header: string): number {
  return parseHeader(Buffer.from(header, "base64url"))?.issuedAt ?? 0;
}

/** Fisher–Yates. */
function shuffled<T>(items: readonly T[]): T[] {
  const list = [...items];
  for (let last = list.length - 1; last > 0; last--) {
    const other = randomInt(last + 1);
    [list[last], list[other]] = [list[other] as T, list[last] as T];
  }
  return list;
}
