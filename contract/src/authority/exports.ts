import { endpoint } from "../endpoint.ts";
import { bytesUpTo, count, identifier, list, milliseconds, object, oneOf, text } from "../schema.ts";
import { caseId, nullable } from "./fields.ts";

/** Contact lists for other software. */

/** `sormas`: its contact import, CSV. `go-data`: its contact model, JSON. `json`: ours (docs/contact-list.schema.json). */
const format = oneOf("xlsx", "csv", "sormas", "go-data", "json");
const FILE_BYTES = 60 * 1024 * 1024;
const fileFacts = { name: text(120), rows: count, sha256: text(64, 64) };

/** Says who takes it and why before anything is handed out; that is kept for good. Contacts keep their ids from export to export. */
export const exportContacts = endpoint({
  name: "exportContacts",
  method: "POST",
  path: "/v1/cases/:case/exports",
  callers: ["investigator"],
  params: object({ case: caseId }),
  request: object({ format, recipient: text(100), reason: text(500) }),
  response: object({
    rows: count,
    files: list(object({ ...fileFacts, mediaType: text(100), bytes: bytesUpTo(FILE_BYTES) }), 50),
  }),
  problems: ["session-ended", "case-not-found", "conflict"],
});

export const listExports = endpoint({
  name: "listExports",
  method: "GET",
  path: "/v1/cases/:case/exports",
  callers: ["investigator", "supervisor"],
  params: object({ case: caseId }),
  response: object({
    /** Newest first. */
    exports: list(
      object({
        id: identifier,
        officer: text(40),
        atMs: milliseconds,
        format,
        rows: count,
        files: list(object(fileFacts), 50),
        recipient: nullable(text(100)),
        reason: nullable(text(500)),
      }),
      500,
    ),
  }),
  problems: ["session-ended", "case-not-found"],
});
