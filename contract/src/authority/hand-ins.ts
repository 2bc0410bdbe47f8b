import { endpoint } from "../endpoint.ts";
import { bytesUpTo, count, identifier, list, object, oneOf, seconds, text } from "../schema.ts";
import { caseId, nullable } from "./fields.ts";

/** People who were there without a QR code: written logs, and the lists of facilities that keep a system of their own. */

const FILE_BYTES = 6 * 1024 * 1024;
const BODY_BYTES = 9 * 1024 * 1024;

/**
 * What becomes of each line. `outside`: nobody of the case was there then, so that the line is not kept. `known`: the same entry is
 * there already. A safe number needs an order before it is a person.
 */
const line = object({
  line: identifier,
  verdict: oneOf("new", "known", "outside", "refused"),
  faults: list(object({ column: text(40, 0), problem: text(40) }), 20),
});

const report = object({ lines: list(line, 50_000), kept: count, known: count, outside: count, refused: count });

/** One row of a written log, as somebody reads it out or copies it. Either a phone, or a safe number. */
const paperRow = object({
  at: seconds,
  name: text(60, 0),
  /** The 시군구 as written. */
  area: text(40, 0),
  phone: text(20, 0),
  safeNumber: text(20, 0),
});

export const addPaperRows = endpoint({
  name: "addPaperRows",
  method: "POST",
  path: "/v1/cases/:case/paper-rows",
  callers: ["investigator"],
  params: object({ case: caseId }),
  request: object({ facility: identifier, rows: list(paperRow, 100) }),
  response: report,
  problems: ["session-ended", "case-not-found", "conflict"],
});

/** Numbers from slips whose holders nobody has asked for yet, for a request of the stage `safe-numbers`. */
export const listSafeNumbers = endpoint({
  name: "listSafeNumbers",
  method: "GET",
  path: "/v1/cases/:case/safe-numbers",
  callers: ["investigator"],
  params: object({ case: caseId }),
  response: object({ slips: list(object({ number: text(6), day: text(10) }), 500) }),
  problems: ["session-ended", "case-not-found"],
});

const handIn = object({
  facility: identifier,
  /** Of an order of this case that both officers signed and that names the facility: by it the facility was asked. */
  reference: text(22),
  fileName: text(255),
  file: bytesUpTo(FILE_BYTES),
});

const handInProblems = [
  "session-ended",
  "case-not-found",
  "order-not-found",
  "malformed-request",
  "too-large",
  "conflict",
] as const;

/** Keeps nothing: says line by line what taking the list over would do. */
export const previewHandIn = endpoint({
  name: "previewHandIn",
  method: "POST",
  path: "/v1/cases/:case/hand-ins/preview",
  callers: ["investigator"],
  params: object({ case: caseId }),
  request: handIn,
  response: report,
  problems: handInProblems,
  bodyLimitBytes: BODY_BYTES,
});

/** Keeps the lines of people who may have met the case. The same list again keeps nothing more. */
export const takeOverHandIn = endpoint({
  name: "takeOverHandIn",
  method: "POST",
  path: "/v1/cases/:case/hand-ins",
  callers: ["investigator"],
  params: object({ case: caseId }),
  request: handIn,
  response: report,
  problems: handInProblems,
  bodyLimitBytes: BODY_BYTES,
});

export const listHandInOrders = endpoint({
  name: "listHandInOrders",
  method: "GET",
  path: "/v1/cases/:case/hand-in-orders",
  callers: ["investigator"],
  params: object({ case: caseId }),
  response: object({
    places: list(
      object({
        facility: identifier,
        facilityName: text(60),
        references: list(text(22), 20),
        windows: list(object({ from: seconds, to: seconds }), 50),
        region: nullable(text(5)),
      }),
      50,
    ),
  }),
  problems: ["session-ended", "case-not-found"],
});
