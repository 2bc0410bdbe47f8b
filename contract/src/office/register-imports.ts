import Type from "typebox";
import { endpoint } from "../endpoint.ts";
import { bytesUpTo, count, identifier, idParam, list, milliseconds, nothing, object, oneOf, text } from "../schema.ts";
import { actors, nullable, readers } from "./fields.ts";
import { lineResult, matchClass, REGISTER_PART_BYTES, REGISTER_PARTS, registerColumns } from "./register-fields.ts";

/** Files of the licence register: handed in by parts, tried, and taken. */

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
