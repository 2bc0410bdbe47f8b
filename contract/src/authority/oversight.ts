import Type from "typebox";
import { endpoint } from "../endpoint.ts";
import { bytes, bytesUpTo, count, day, identifier, list, milliseconds, object, oneOf, text } from "../schema.ts";
import { nullable } from "./fields.ts";

/** What supervisors and auditors look at, and what everybody may know. Nothing in it is about a patient or contact. */

const named = nullable(object({ id: text(40), name: text(40), title: text(40) }));

/** Newest first, of the caller's region; reading it is written down too. */
export const readAccessLog = endpoint({
  name: "readAccessLog",
  method: "GET",
  path: "/v1/access-log",
  callers: ["supervisor", "auditor"],
  query: object({
    officer: Type.Optional(text(40)),
    /** A case number. */
    case: Type.Optional(text(20)),
    day: Type.Optional(day),
    /** Lines older than the one of this number. */
    before: Type.Optional(Type.String({ pattern: "^[1-9]\\d{0,15}$" })),
  }),
  response: object({
    entries: list(
      object({
        id: identifier,
        atMs: milliseconds,
        officer: object({ id: text(40), name: text(40), title: text(40) }),
        /** The endpoint. */
        what: text(40),
        caseNumber: nullable(text(20)),
        reason: text(2000),
        /** Chains this line to all before it. */
        hash: bytes(32),
      }),
      200,
    ),
  }),
  problems: ["session-ended", "malformed-request"],
});

/** The same as a file, CSV; the newest 50,000 lines. */
export const exportAccessLog = endpoint({
  name: "exportAccessLog",
  method: "POST",
  path: "/v1/access-log/exports",
  callers: ["supervisor", "auditor"],
  request: object({
    officer: Type.Optional(text(40)),
    case: Type.Optional(text(20)),
    day: Type.Optional(day),
    reason: text(500, 2),
  }),
  response: object({ rows: count, name: text(120), sha256: text(64, 64), bytes: bytesUpTo(60 * 1024 * 1024) }),
  problems: ["session-ended", "malformed-request"],
});

export const listAlarms = endpoint({
  name: "listAlarms",
  method: "GET",
  path: "/v1/alarms",
  callers: ["supervisor", "auditor"],
  response: object({
    alarms: list(
      object({
        id: identifier,
        atMs: milliseconds,
        kind: oneOf("emergency", "limit-near", "limit-reached", "canary-read", "access-log-broken"),
        officer: named,
        caseNumber: nullable(text(20)),
        /** The endpoint, limit or request. */
        detail: text(200),
      }),
      500,
    ),
  }),
  problems: ["session-ended"],
});

/** By month, newest first. Simulated and mistyped cases count too: nothing that was opened can be made not to have been. */
export const readPublicFigures = endpoint({
  name: "readPublicFigures",
  method: "GET",
  path: "/v1/figures",
  callers: ["anyone"],
  response: object({
    months: list(
      object({
        month: Type.String({ pattern: "^\\d{4}-\\d{2}$" }),
        cases: count,
        /** Of the cases: closed as opened by mistake. */
        mistyped: count,
        /** Of the cases: closed as an exercise. */
        exercises: count,
        requests: count,
        /** Of the requests: signed by an approver of any region, in haste. */
        emergencies: count,
        /** Of the requests: given back by an approver. */
        returned: count,
        orders: count,
        /** Of the orders: refused by the asked party. */
        refused: count,
      }),
      600,
    ),
  }),
  problems: [],
});
