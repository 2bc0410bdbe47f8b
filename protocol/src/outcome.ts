/**
 * What a scanner answers, each code with its own words, sound and colour. The shape is the answer in one glance: `pass` is green and
 * nothing else is, `again` the visitor can put right now, `stop` will never be accepted, `hold` is not the visitor's doing. SPEC §7.
 */
export type OutcomeShape = "pass" | "again" | "stop" | "hold";

export const outcomes = {
  recorded: { shape: "pass" },
  queued: { shape: "pass" },
  "already-recorded": { shape: "again" },
  expired: { shape: "again" },
  "not-yet-valid": { shape: "again" },
  "not-a-pass": { shape: "again" },
  used: { shape: "stop" },
  forged: { shape: "stop" },
  "unknown-issuer": { shape: "stop" },
  "issuer-suspended": { shape: "hold" },
  "facility-not-approved": { shape: "hold" },
  "facility-suspended": { shape: "hold" },
  "collection-stopped": { shape: "hold" },
  "session-ended": { shape: "hold" },
  "rate-limited": { shape: "hold" },
  unavailable: { shape: "hold" },
} as const satisfies Record<string, { shape: OutcomeShape }>;

export type OutcomeCode = keyof typeof outcomes;

export const outcomeCodes = Object.keys(outcomes) as OutcomeCode[];
