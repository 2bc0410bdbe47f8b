import type { CaseView } from "../api.ts";
import type { AskedOrder } from "./claims.ts";

export interface RequestChecks {
  /** Every time an order names lies in the case's period. */
  withinPeriod: boolean;
  oncePerParty: boolean;
  /** Names that may be received at most, over all parties. */
  people: number;
  approvedBefore: number;
}

const approved = ["approved", "running", "choosing", "done", "partial"];

/** What an officer can check of a request without trusting the server that shows it. */
export function checksOf(
  asked: readonly AskedOrder[],
  request: number,
  { case: { from, to }, requests, visits }: CaseView,
): RequestChecks {
  const audiences = asked.map(({ claims }) => claims.audience);
  // A stay that began in the period may have lasted beyond it.
  const latest = Math.max(
    to,
    ...visits.map(({ enteredAt, leftAt, usualStayMinutes }) => leftAt ?? enteredAt + usualStayMinutes * 60),
  );
  return {
    withinPeriod: asked.flatMap(timesOf).every((time) => time.from >= from && time.to <= latest),
    oncePerParty: new Set(audiences).size === audiences.length,
    people: asked.reduce((sum, { claims }) => sum + (claims.limits.people ?? 0), 0),
    approvedBefore: requests.filter(({ id, state }) => id !== request && approved.includes(state)).length,
  };
}

function timesOf({ claims }: AskedOrder): { from: number; to: number }[] {
  if (claims.kind === "visits-at-place") return claims.scope.places;
  return [claims.scope];
}
