import Type from "typebox";
import type { OfficeKind } from "../endpoint.ts";
import { endpoint } from "../endpoint.ts";
import { bytes, bytesUpTo, count, day, identifier, list, milliseconds, object, text } from "../schema.ts";
import { nullable, officeRegion, reason } from "./fields.ts";

/** Who looked at or did what. Every action of every officer of the own region, refused ones too; reading it is one more. */

const watchers = ["office-viewer", "office-admin"] as const satisfies OfficeKind[];

const number = Type.String({ pattern: "^[1-9]\\d{0,14}$" });

const filter = {
  officer: Type.Optional(number),
  /** Lines about this facility. */
  facility: Type.Optional(number),
  /** An endpoint. */
  what: Type.Optional(Type.String({ pattern: "^[A-Za-z]{1,60}$" })),
  from: Type.Optional(day),
  to: Type.Optional(day),
};

/** Newest first. */
export const readAccessLog = endpoint({
  name: "readAccessLog",
  method: "GET",
  path: "/v1/access-log",
  callers: watchers,
  query: object({ ...filter, before: Type.Optional(number) }),
  response: object({
    entries: list(
      object({
        id: identifier,
        atMs: milliseconds,
        officer: object({ id: identifier, name: text(90) }),
        region: officeRegion,
        what: text(60),
        about: text(400, 0),
        why: text(300, 0),
        refused: nullable(text(40)),
        /** Chains this line to all before it. */
        hash: bytes(32),
      }),
      200,
    ),
    /** For the next page; null at the end. */
    next: nullable(text(15)),
    /** Who is in the log, to choose from. */
    officers: list(object({ id: identifier, name: text(90) }), 1000),
    /** The last daily check of the whole log against itself and the public log; `fault` is where it was rewritten or shortened. */
    check: nullable(object({ atMs: milliseconds, lines: count, fault: nullable(text(200)) })),
  }),
  problems: ["session-ended", "malformed-request"],
});

/** The same as a file, CSV; the newest 50,000 lines. */
export const exportAccessLog = endpoint({
  name: "exportAccessLog",
  method: "POST",
  path: "/v1/access-log/exports",
  callers: watchers,
  query: object(filter),
  request: object({ reason }),
  response: object({ rows: count, name: text(120), sha256: text(64, 64), bytes: bytesUpTo(60 * 1024 * 1024) }),
  problems: ["session-ended", "malformed-request"],
});
