import Type from "typebox";
import { endpoint } from "../endpoint.ts";
import { identifier, list, milliseconds, object, text } from "../schema.ts";
import { nullable, officeRegion } from "./fields.ts";

/** Newest first. Every action of every officer of the own region, refused ones too. */
export const readAccessLog = endpoint({
  name: "readAccessLog",
  method: "GET",
  path: "/v1/access-log",
  callers: ["office-admin"],
  query: object({ before: Type.Optional(Type.String({ pattern: "^\\d{1,15}$" })) }),
  response: object({
    entries: list(
      object({
        id: identifier,
        atMs: milliseconds,
        officer: text(90),
        region: officeRegion,
        what: text(60),
        about: text(400, 0),
        why: text(300, 0),
        refused: nullable(text(40)),
      }),
      200,
    ),
    /** For the next page; null at the end. */
    next: nullable(text(15)),
  }),
  problems: ["session-ended"],
});
