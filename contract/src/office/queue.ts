import Type from "typebox";
import { endpoint } from "../endpoint.ts";
import { count, identifier, list, milliseconds, object, oneOf, text } from "../schema.ts";
import { facilityBrief, nullable, queueKind, readers } from "./fields.ts";

const queueItem = object({
  /** What is decided on: the facility's number, or that of a request. */
  id: identifier,
  sinceMs: milliseconds,
  /** When it should be decided by. */
  dueMs: nullable(milliseconds),
  facilities: list(facilityBrief, 2),
  /** What is visited or sanctioned is this entry of the target register, and no facility. */
  entry: Type.Optional(identifier),
  /** In the words of whoever asked; empty when there are none. */
  note: text(300, 0),
});

/** The home of the console: the oldest of each kind, or all of one kind. */
export const listQueue = endpoint({
  name: "listQueue",
  method: "GET",
  path: "/v1/queue",
  callers: readers,
  query: object({ kind: Type.Optional(queueKind) }),
  response: object({
    kinds: list(object({ kind: queueKind, total: count, items: list(queueItem, 500) }), 20),
    alertLevel: oneOf("관심", "주의", "경계", "심각"),
    nowMs: milliseconds,
  }),
  problems: ["session-ended"],
});
