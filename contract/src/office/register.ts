import Type from "typebox";
import { endpoint } from "../endpoint.ts";
import {
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
  regionCode,
  text,
} from "../schema.ts";
import { actors, facilityLine, nullable, readers } from "./fields.ts";
import {
  lineResult,
  matchClass,
  REGISTER_PART_BYTES,
  REGISTER_PARTS,
  registerColumns,
  targetUse,
} from "./register-fields.ts";

/** The target register: who should be registered, by the licences a municipality brings in, and who of them is. */

const importState = oneOf(
  "uploading",
  "reading",
  "columns",
  "checking",
  "checked",
  "taking",
  "done",
  "failed",
  "discarded",
);

const importLine = object({
  id: identifier,
  fileName: text(200),
  by: text(90),
  state: importState,
  /** Why the whole file cannot be read. */
  fault: nullable(text(40)),
  totalLines: count,
  doneLines: count,
  beganMs: milliseconds,
  endedMs: nullable(milliseconds),
});

const importParams = object({ import: idParam });

/** The file follows in parts; once the last is there the office reads it by itself. */
export const startImport = endpoint({
  name: "startImport",
  method: "POST",
  path: "/v1/register/imports",
  callers: actors,
  request: object({ fileName: text(200), bytes: count }),
  /** Each part holds so many bytes; the last the rest. */
  response: object({ import: identifier, parts: count, partBytes: count }),
  problems: ["session-ended", "too-large"],
});

/** A part that came before is not taken twice. */
export const addImportPart = endpoint({
  name: "addImportPart",
  method: "POST",
  path: "/v1/register/imports/:import/parts",
  callers: actors,
  params: importParams,
  request: object({
    part: Type.Integer({ minimum: 0, maximum: REGISTER_PARTS - 1 }),
    bytes: bytesUpTo(REGISTER_PART_BYTES),
  }),
  response: object({ missing: count }),
  problems: ["session-ended", "import-not-found", "conflict"],
  bodyLimitBytes: 2_100_000,
});

/** The last fifty, latest first. */
export const listImports = endpoint({
  name: "listImports",
  method: "GET",
  path: "/v1/register/imports",
  callers: readers,
  response: object({ imports: list(importLine, 50) }),
  problems: ["session-ended"],
});

/** How far it has come: asked again while it works. */
export const readImport = endpoint({
  name: "readImport",
  method: "GET",
  path: "/v1/register/imports/:import",
  callers: readers,
  params: importParams,
  response: object({
    import: importLine,
    header: list(text(2000, 0), 200),
    /** The first lines, so that the officer sees what a column holds. */
    sample: list(list(text(2000, 0), 200), 5),
    /** Proposed at first. Null while the file is being read. */
    columns: nullable(registerColumns),
    results: list(object({ result: lineResult, lines: count }), 7),
    /** Of the lines that are taken. */
    matches: list(object({ match: matchClass, lines: count }), 3),
    reportParts: count,
  }),
  problems: ["session-ended", "import-not-found"],
});

/** The dry run: says of each line what would become of it, and changes nothing. Again with other columns as often as needed. */
export const checkImport = endpoint({
  name: "checkImport",
  method: "POST",
  path: "/v1/register/imports/:import/checking",
  callers: actors,
  params: importParams,
  request: object({ columns: registerColumns }),
  response: nothing,
  problems: ["session-ended", "import-not-found", "conflict", "malformed-request"],
});

/** Takes what the dry run said. */
export const takeImport = endpoint({
  name: "takeImport",
  method: "POST",
  path: "/v1/register/imports/:import/taking",
  callers: actors,
  params: importParams,
  request: nothing,
  response: nothing,
  problems: ["session-ended", "import-not-found", "conflict"],
});

export const discardImport = endpoint({
  name: "discardImport",
  method: "POST",
  path: "/v1/register/imports/:import/discarding",
  callers: actors,
  params: importParams,
  request: nothing,
  response: nothing,
  problems: ["session-ended", "import-not-found", "conflict"],
});

/** In the order of the file. */
export const listImportLines = endpoint({
  name: "listImportLines",
  method: "GET",
  path: "/v1/register/imports/:import/lines",
  callers: readers,
  params: importParams,
  query: object({
    result: Type.Optional(lineResult),
    after: Type.Optional(Type.String({ pattern: "^\\d{1,9}$" })),
  }),
  response: object({
    lines: list(
      object({
        nth: count,
        /** Of the file; 1 is its first. */
        line: count,
        result: lineResult,
        /** What is wrong, or the line it is a duplicate of. */
        reason: text(60, 0),
        name: text(200, 0),
        address: text(300, 0),
        match: nullable(matchClass),
      }),
      200,
    ),
    next: nullable(text(9)),
  }),
  problems: ["session-ended", "import-not-found"],
});

/** The report on every line as CSV, in parts. */
export const readImportReport = endpoint({
  name: "readImportReport",
  method: "GET",
  path: "/v1/register/imports/:import/report/:part",
  callers: readers,
  params: object({ import: idParam, part: Type.String({ pattern: "^\\d{1,2}$" }) }),
  response: object({ bytes: bytesUpTo(REGISTER_PART_BYTES) }),
  problems: ["session-ended", "import-not-found"],
});

const registerEntry = object({
  id: identifier,
  /** To be named by whoever decides whose it is. */
  version: count,
  name: text(200),
  sector: text(40),
  service: text(100, 0),
  kind: text(100, 0),
  region: regionCode,
  address: text(300, 0),
  lotAddress: text(300, 0),
  phone: text(40, 0),
  licensedOn: nullable(day),
  areaM2: nullable(count),
  number: text(100, 0),
});

/** Licensed and operating; newest first. */
export const listTargets = endpoint({
  name: "listTargets",
  method: "GET",
  path: "/v1/register/targets",
  callers: readers,
  query: object({
    use: Type.Optional(targetUse),
    sector: Type.Optional(text(40)),
    /** Part of a name or an address. */
    q: Type.Optional(text(60)),
    after: Type.Optional(Type.String({ pattern: "^\\d{1,15}$" })),
  }),
  response: object({
    targets: list(
      object({
        ...registerEntry.properties,
        use: targetUse,
        facility: nullable(identifier),
        lastDay: nullable(day),
        /** In the last fourteen days, and how many there might have been by sector, area and open days. */
        seen: nullable(count),
        expected: nullable(count),
        isFew: Type.Boolean(),
      }),
      200,
    ),
    /** By use, with the other filters; null on later pages. */
    totals: nullable(list(object({ use: targetUse, targets: count }), 5)),
    /** Without a visit on so many open days a facility is silent. */
    silentDays: count,
    next: nullable(text(15)),
  }),
  problems: ["session-ended"],
});

const matchReason = oneOf(
  "name",
  "similar-name",
  "road",
  "lot",
  "floor",
  "unit",
  "phone",
  "other-floor",
  "other-sector",
);

/** What no rule could decide, oldest first, beside the facilities it may be. */
export const listUnresolved = endpoint({
  name: "listUnresolved",
  method: "GET",
  path: "/v1/register/unresolved",
  callers: readers,
  query: object({ after: Type.Optional(Type.String({ pattern: "^\\d{1,15}$" })) }),
  response: object({
    total: count,
    unresolved: list(
      object({
        entry: registerEntry,
        candidates: list(object({ facility: facilityLine, score: count, why: list(matchReason, 9) }), 3),
      }),
      50,
    ),
    rule: object({ sureFrom: count, checkFrom: count, lead: count }),
  }),
  problems: ["session-ended"],
});

/** Null: it is none of the registered ones. Of two officers at once the second is told, for that entry alone. */
export const decideMatches = endpoint({
  name: "decideMatches",
  method: "POST",
  path: "/v1/register/matches",
  callers: actors,
  request: object({
    matches: list(object({ entry: identifier, version: count, facility: nullable(identifier) }), 200),
  }),
  response: object({
    decided: list(
      object({
        entry: identifier,
        result: oneOf("done", "changed", "not-found"),
        decision: nullable(identifier),
      }),
      200,
    ),
    undoUntilMs: milliseconds,
  }),
  problems: ["session-ended"],
});

/** Within ten minutes, unless somebody decided again. */
export const undoMatches = endpoint({
  name: "undoMatches",
  method: "POST",
  path: "/v1/register/matches/undoing",
  callers: actors,
  request: object({ decisions: list(identifier, 200) }),
  response: object({ undone: list(identifier, 200) }),
  problems: ["session-ended"],
});
