import Type from "typebox";
import { endpoint } from "../endpoint.ts";
import {
  bytesUpTo,
  count,
  day,
  identifier,
  list,
  milliseconds,
  object,
  oneOf,
  personName,
  phone,
  regionCode,
  seconds,
  text,
} from "../schema.ts";
import { caseId, exposure, nullable, requestView, visitFlag } from "./fields.ts";

/** Cases, and what has become known of them. */

const caseSummary = object({
  id: identifier,
  caseNumber: text(20),
  /** waiting: something is asked, and an officer's signature or a party's answer is awaited. */
  status: oneOf("open", "waiting", "closed"),
  from: seconds,
  to: seconds,
  /** Whose case it is: 00000 the nation, xx000 a 시도, else a 시군구. */
  region: regionCode,
  openedBy: text(40),
  /** The investigator whose case it is. */
  assignedTo: text(40),
  openedAtMs: milliseconds,
  destroyedOn: day,
  /** The farthest stage reached, in the order they are done. */
  stage: oneOf("opened", "places", "co-visitors", "identities", "contacts"),
});

/** `exposure`: nobody is named; what is known is a place and a day. */
const onset = object({ kind: oneOf("symptoms", "sampling", "exposure"), day });

/**
 * Period: from 2 days before symptoms or sampling, or from the day of an exposure, to isolation, at most the 28 days kept. A case that
 * starts at a place has no name, no phone and no issuers.
 */
export const openCase = endpoint({
  name: "openCase",
  method: "POST",
  path: "/v1/cases",
  callers: ["investigator"],
  request: object({
    caseNumber: text(20),
    name: nullable(personName),
    phone: nullable(phone),
    issuers: list(text(16), 10),
    onset,
    isolatedAt: nullable(seconds),
    note: text(1000, 0),
  }),
  response: object({ case: caseSummary }),
  problems: [
    "session-ended",
    "malformed-request",
    "case-number-taken",
    "bad-name",
    "bad-phone",
    "bad-period",
    "officer-limit",
  ],
});

export const listCases = endpoint({
  name: "listCases",
  method: "GET",
  path: "/v1/cases",
  callers: ["investigator", "approver", "supervisor"],
  response: object({ cases: list(caseSummary, 1000) }),
  problems: ["session-ended"],
});

/** Overlap of one anonymous person with the case at the chosen exposures, minutes as [certain, possible]. */
const overlap = object({
  exposure: count,
  enteredAt: seconds,
  leftAt: nullable(seconds),
  minMinutes: count,
  maxMinutes: count,
  /** Minutes between the two entries, negative when the person came first; null where the case was not scanned. */
  afterMinutes: nullable(Type.Integer({ minimum: -50_000, maximum: 50_000 })),
  /** Whether both entry and exit were scanned. */
  settled: Type.Boolean(),
  flags: list(visitFlag, 6),
  doors: list(count, 50),
});

const closing = oneOf("finished", "mistyped", "exercise");

/** `without-pass`: the person was somewhere without a QR code, so that paper has to be asked for. */
const noteKind = oneOf("note", "without-pass");
const note = object({ kind: noteKind, text: text(1000), author: text(40), atMs: milliseconds });

export const readCase = endpoint({
  name: "readCase",
  method: "GET",
  path: "/v1/cases/:case",
  callers: ["investigator", "approver", "supervisor"],
  params: object({ case: caseId }),
  response: object({
    case: caseSummary,
    /** What the period was derived from; null once the case is destroyed. */
    basis: nullable(object({ onset, isolatedAt: nullable(seconds) })),
    /** Oldest first. */
    notes: list(note, 500),
    /** How an officer closed it; null while it is open, and when it ended by its date. */
    closed: nullable(
      object({
        why: closing,
        reason: nullable(text(500)),
        by: text(40),
        atMs: milliseconds,
        rows: Type.Record(text(40), count),
      }),
    ),
    /** From which day each issuer tells how many people it named. How many it has told, it alone knows. */
    notices: list(object({ issuer: text(16), people: count, from: day }), 1000),
    issuers: list(text(16), 10),
    /** Where the person was, once the first request is answered. */
    visits: list(
      object({
        id: identifier,
        facility: identifier,
        facilityName: text(60),
        sector: text(40),
        address: text(260, 0),
        region: text(5),
        enteredAt: seconds,
        leftAt: nullable(seconds),
        /** The sector's usual stay, used while no exit was scanned. */
        usualStayMinutes: count,
        /** What an investigator assumes instead. */
        assumed: nullable(object({ minutes: count, reason: text(500), by: text(40) })),
        flags: list(visitFlag, 6),
        doors: list(count, 50),
      }),
      2000,
    ),
    exposures: list(exposure, 50),
    /** Who else was there, as numbers, until identities are asked for the chosen. */
    people: list(object({ issuer: text(16), person: count, overlaps: list(overlap, 200) }), 20_000),
    requests: list(requestView, 100),
  }),
  problems: ["session-ended", "case-not-found"],
});

/** Isolation often comes later, or was not quite then: the period is derived anew. Null: not isolated yet. */
export const setIsolation = endpoint({
  name: "setIsolation",
  method: "POST",
  path: "/v1/cases/:case/isolation",
  callers: ["investigator"],
  params: object({ case: caseId }),
  request: object({ isolatedAt: nullable(seconds) }),
  response: object({ case: caseSummary }),
  problems: ["session-ended", "case-not-found", "bad-period", "conflict"],
});

export const addNote = endpoint({
  name: "addNote",
  method: "POST",
  path: "/v1/cases/:case/notes",
  callers: ["investigator", "approver"],
  params: object({ case: caseId }),
  request: object({ kind: noteKind, text: text(1000) }),
  response: object({ note }),
  problems: ["session-ended", "case-not-found", "conflict"],
});

/**
 * Once nothing is asked any more, destroys the case's key and everything kept about it at once, under an entry in the public log. What
 * is left: number, period, officers, and when issuers tell people.
 */
export const closeCase = endpoint({
  name: "closeCase",
  method: "POST",
  path: "/v1/cases/:case/close",
  callers: ["investigator"],
  params: object({ case: caseId }),
  /** Mistyped cases and exercises need a reason, which outlives the case and therefore names nobody. */
  request: object({ why: closing, reason: nullable(text(500, 2)) }),
  response: object({ case: caseSummary, rows: Type.Record(text(40), count) }),
  problems: ["session-ended", "malformed-request", "case-not-found", "conflict"],
});

const IMPORT_BYTES = 1_048_576;

/** A list of cases as CSV or XLSX, and what each line would become. The report is by line: a wrong one never stops the rest. */
const importReport = object({
  lines: list(
    object({
      /** In the file; the header is line 1. */
      line: identifier,
      caseNumber: text(40, 0),
      /** known: a case with this number is there already, and is left as it is. */
      verdict: oneOf("new", "opened", "known", "refused"),
      faults: list(object({ column: text(40, 0), problem: text(40) }), 20),
    }),
    2000,
  ),
  opened: count,
});

/** Opens nothing: says what taking the list over would do. */
export const previewCases = endpoint({
  name: "previewCases",
  method: "POST",
  path: "/v1/case-lists/preview",
  callers: ["investigator"],
  request: object({ file: bytesUpTo(IMPORT_BYTES) }),
  response: importReport,
  problems: ["session-ended", "malformed-request", "too-large"],
  bodyLimitBytes: 1_500_000,
});

/** Opens every case of the list that is new. The same list again opens nothing. */
export const takeOverCases = endpoint({
  name: "takeOverCases",
  method: "POST",
  path: "/v1/case-lists",
  callers: ["investigator"],
  request: object({ file: bytesUpTo(IMPORT_BYTES) }),
  response: importReport,
  problems: ["session-ended", "malformed-request", "too-large"],
  bodyLimitBytes: 1_500_000,
});
