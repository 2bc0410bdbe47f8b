import Type from "typebox";
import {
  bytes,
  bytesUpTo,
  count,
  day,
  identifier,
  idParam,
  list,
  milliseconds,
  object,
  oneOf,
  seconds,
  text,
} from "../schema.ts";

/** Shapes that several of the authority's endpoints share. */

export const nullable = <S extends Parameters<typeof Type.Union>[0][number]>(schema: S) =>
  Type.Union([schema, Type.Null()]);

export const caseId = idParam;

export const role = oneOf("investigator", "approver", "supervisor", "auditor", "health-centre");
/** Whoever is logged in, whatever they may do. */
export const everyRole = ["investigator", "approver", "supervisor", "auditor", "health-centre"] as const;

export const requestStage = oneOf("places", "co-visitors", "identities", "safe-numbers");

export const requestState = oneOf(
  "drafted",
  "signed",
  "approved",
  "running",
  "choosing",
  "done",
  "partial",
  "returned",
  "expired",
  "cancelled",
);

export const orderView = object({
  id: identifier,
  audience: text(16),
  reference: text(22),
  kind: text(40),
  /** The exact bytes officers sign the hash of, so that the browser shows and signs the same thing. */
  bytes: bytesUpTo(100_000),
  hash: bytes(32),
  state: oneOf("drafted", "waiting", "sent", "done", "failed"),
  /** Items received so far; what went wrong last, as a problem code. */
  received: count,
  problem: nullable(text(40)),
});

export const requestView = object({
  id: identifier,
  caseId: identifier,
  caseNumber: text(20),
  stage: requestStage,
  state: requestState,
  reason: text(500),
  draftedBy: object({ id: text(40), name: text(40), title: text(40) }),
  draftedAtMs: milliseconds,
  expiresAt: seconds,
  /** An approver of any region may sign; it counts in the public figures. */
  emergency: Type.Boolean(),
  /** From this day the issuers tell whom they named. */
  notifyAfter: nullable(day),
  /** When parties out of reach are asked again; null while none is. */
  nextRoundAtMs: nullable(milliseconds),
  orders: list(orderView, 20),
  approvals: list(object({ officer: text(40), name: text(40), title: text(40), atMs: milliseconds }), 2),
  returnedReason: nullable(text(500, 0)),
  cancelled: nullable(object({ name: text(40), title: text(40), atMs: milliseconds })),
});

/** With a door, only people scanned at it count; the registry knows no doors, so it is asked for all. */
export const exposure = object({ facility: identifier, from: seconds, to: seconds, door: Type.Optional(count) });

export const visitFlag = oneOf("offline", "late", "implausible", "sessionEnded", "conflict", "reserve");

/** 16 random bytes made by a browser, or a contact's keyed hash cut to 16 bytes. */
export const token = bytes(16);
export const contactId = bytes(16);

/**
 * new and messaged and missed: still to be reached. called, testing, isolating, finished: reached. excluded: no contact after all.
 */
export const contactState = oneOf(
  "new",
  "messaged",
  "missed",
  "called",
  "testing",
  "isolating",
  "excluded",
  "finished",
);

/** unsure: it may have gone or not. */
export const messageState = oneOf("waiting", "sending", "sent", "delivered", "failed", "unsure");
