import Type from "typebox";
import { endpoint } from "../endpoint.ts";
import { alertLevel } from "../obligation.ts";
import { day, identifier, idParam, list, milliseconds, nothing, object, oneOf, text } from "../schema.ts";
import { actors, nullable, readers } from "./fields.ts";

/** 위기경보. Below 경계 no duty holds and nothing is recorded. Two officers of the ministry change it. */

const change = object({
  id: identifier,
  level: alertLevel,
  from: day,
  basis: text(300),
  proposer: text(90),
  proposedMs: milliseconds,
  /** Proposed by the officer who asks: somebody else makes it. */
  isOwn: Type.Boolean(),
  state: oneOf("open", "made", "refused"),
  decider: nullable(text(90)),
  decidedMs: nullable(milliseconds),
});

export const readAlertLevels = endpoint({
  name: "readAlertLevels",
  method: "GET",
  path: "/v1/alert-levels",
  callers: readers,
  response: object({
    today: day,
    level: alertLevel,
    /** The last hundred, in the order of their days; the last may lie ahead. */
    levels: list(object({ from: day, level: alertLevel }), 100),
    /** Latest first; none for officers of a region. */
    changes: list(change, 100),
    /** Whether the officer's region is the country. */
    mayChange: Type.Boolean(),
  }),
  problems: ["session-ended"],
});

/** From today when collection goes on or begins, from tomorrow when it ends: so no day's log is cut in two. */
export const proposeAlertLevel = endpoint({
  name: "proposeAlertLevel",
  method: "POST",
  path: "/v1/alert-levels/changes",
  callers: actors,
  request: object({ level: alertLevel, from: day, basis: text(300) }),
  response: object({ change: identifier }),
  problems: ["session-ended", "forbidden", "bad-alert-level", "conflict"],
});

/** By another officer than the one who proposed it. Every door follows within five seconds. */
export const decideAlertLevel = endpoint({
  name: "decideAlertLevel",
  method: "POST",
  path: "/v1/alert-levels/changes/:change/decision",
  callers: ["office-decider"],
  params: object({ change: idParam }),
  request: object({ isMade: Type.Boolean() }),
  response: nothing,
  problems: ["session-ended", "forbidden", "approval-own", "bad-alert-level", "conflict"],
});
