import Type from "typebox";
import { endpoint } from "../endpoint.ts";
import { exemptionKind } from "../obligation.ts";
import {
  bytes,
  bytesUpTo,
  count,
  day,
  identifier,
  idParam,
  list,
  milliseconds,
  nothing,
  object,
  oneOf,
  text,
} from "../schema.ts";
import { actors, facilityBrief, nullable, readers, reason } from "./fields.ts";

/** 적용 제외: facilities that need not use the electronic log, with the evidence, the decision and its last day. */

/** One file of evidence, and one test file. */
const FILE_BYTES = 5 * 1024 * 1024;
const bodyLimitBytes = Math.ceil((FILE_BYTES * 4) / 3) + 4096;

const state = oneOf("open", "granted", "refused", "ended");

const handIn = object({
  id: identifier,
  atMs: milliseconds,
  by: text(90),
  /** Lines below the header. */
  rows: count,
  wrongRows: count,
  /** Different days among the four weeks up to the hand-in. */
  days: count,
  firstDay: nullable(day),
  lastDay: nullable(day),
  /** Why it is not good enough; none: it is. */
  faults: list(
    oneOf(
      "unreadable",
      "no-day-column",
      "no-phone-column",
      "no-rows",
      "wrong-rows",
      "not-four-weeks",
      "before-four-weeks",
      "after-today",
    ),
    10,
  ),
});

const exemption = object({
  id: identifier,
  facility: facilityBrief,
  kind: exemptionKind,
  explanation: text(500),
  identification: nullable(text(300)),
  state,
  askedBy: text(90),
  askedMs: milliseconds,
  from: nullable(day),
  until: nullable(day),
  reason: nullable(text(300)),
  decidedBy: nullable(text(90)),
  decidedMs: nullable(milliseconds),
  files: list(
    object({ id: identifier, name: text(120), type: text(40), size: count, by: text(90), addedMs: milliseconds }),
    10,
  ),
  handIns: list(handIn, 20),
  /** What is missing before it can be granted. */
  missing: list(oneOf("evidence", "hand-in"), 2),
});

/** Undecided ones first, then by their last day. */
export const listExemptions = endpoint({
  name: "listExemptions",
  method: "GET",
  path: "/v1/exemptions",
  callers: readers,
  query: object({ facility: Type.Optional(idParam) }),
  response: object({ exemptions: list(exemption, 500), today: day }),
  problems: ["session-ended"],
});

export const openExemption = endpoint({
  name: "openExemption",
  method: "POST",
  path: "/v1/facilities/:facility/exemptions",
  callers: actors,
  params: object({ facility: idParam }),
  request: object({
    kind: exemptionKind,
    explanation: text(500),
    /** Of an own system: how it finds out who somebody is (실명 확인). */
    identification: nullable(text(300)),
  }),
  response: object({ exemption: identifier }),
  problems: ["session-ended", "facility-not-found", "malformed-request", "conflict"],
});

/** A PDF, PNG or JPEG of up to 5 MB; ten of them at most. */
export const addEvidence = endpoint({
  name: "addEvidence",
  method: "POST",
  path: "/v1/exemptions/:exemption/evidence",
  callers: actors,
  params: object({ exemption: idParam }),
  request: object({ name: text(120), content: bytesUpTo(FILE_BYTES) }),
  response: object({ file: identifier }),
  problems: ["session-ended", "exemption-not-found", "bad-evidence", "limit-reached", "conflict"],
  bodyLimitBytes,
});

export const openEvidence = endpoint({
  name: "openEvidence",
  method: "POST",
  path: "/v1/evidence/:file/opening",
  callers: actors,
  params: object({ file: idParam }),
  request: object({ reason }),
  response: object({ name: text(120), type: text(40), content: bytesUpTo(FILE_BYTES), sha256: bytes(32) }),
  problems: ["session-ended", "exemption-not-found"],
});

/** Judges a test file of an own system: CSV or XLSX with made-up visitors over four weeks. What is in it is never stored. */
export const testHandIn = endpoint({
  name: "testHandIn",
  method: "POST",
  path: "/v1/exemptions/:exemption/hand-ins",
  callers: actors,
  params: object({ exemption: idParam }),
  request: object({ content: bytesUpTo(FILE_BYTES) }),
  response: object({ handIn }),
  problems: ["session-ended", "exemption-not-found", "limit-reached", "conflict"],
  bodyLimitBytes,
});

/** Granted from today up to a day at most a year away; or refused. */
export const decideExemption = endpoint({
  name: "decideExemption",
  method: "POST",
  path: "/v1/exemptions/:exemption/decision",
  callers: ["office-decider"],
  params: object({ exemption: idParam }),
  request: object({ isGranted: Type.Boolean(), until: nullable(day), reason }),
  response: nothing,
  problems: ["session-ended", "exemption-not-found", "exemption-incomplete", "malformed-request", "conflict"],
});

/** Before its last day: what it rested on is no longer so. */
export const endExemption = endpoint({
  name: "endExemption",
  method: "POST",
  path: "/v1/exemptions/:exemption/end",
  callers: ["office-decider"],
  params: object({ exemption: idParam }),
  request: object({ reason }),
  response: nothing,
  problems: ["session-ended", "exemption-not-found", "conflict"],
});
