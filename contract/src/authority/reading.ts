import Type from "typebox";
import { endpoint } from "../endpoint.ts";
import { count, identifier, list, object, oneOf, regionCode, seconds, text } from "../schema.ts";
import { caseId, nullable } from "./fields.ts";

/** Reading what became known: of one case, and of several together. Nobody is named here. */

/** How long the case is taken to have stayed where no exit was scanned; null: as usual in the sector. Kept with its reason. */
export const assumeStay = endpoint({
  name: "assumeStay",
  method: "POST",
  path: "/v1/cases/:case/stays",
  callers: ["investigator"],
  params: object({ case: caseId }),
  request: object({
    facility: identifier,
    enteredAt: seconds,
    minutes: nullable(Type.Integer({ minimum: 1, maximum: 1440 })),
    reason: text(500),
  }),
  response: object({}),
  problems: ["session-ended", "case-not-found", "conflict"],
});

const outbreakStay = object({
  case: identifier,
  from: seconds,
  to: seconds,
  /** The end is assumed: no exit was scanned. */
  estimated: Type.Boolean(),
});

/** Where several cases were: the places that connect them first. */
export const readOutbreak = endpoint({
  name: "readOutbreak",
  method: "GET",
  path: "/v1/outbreak",
  callers: ["investigator", "approver", "supervisor"],
  /** Case ids with commas between them; without, every open case of the officer's regions. */
  query: object({ cases: Type.Optional(Type.String({ pattern: "^[1-9]\\d{0,15}(,[1-9]\\d{0,15}){0,199}$" })) }),
  response: object({
    cases: list(object({ id: identifier, caseNumber: text(20), from: seconds, to: seconds }), 200),
    places: list(
      object({
        facility: identifier,
        facilityName: text(60),
        sector: text(40),
        region: regionCode,
        address: text(260, 0),
        stays: list(outbreakStay, 2000),
        /** Where two cases were at once, whole minutes [certain, possible]; or one after the other within a day. */
        links: list(
          object({
            cases: Type.Tuple([identifier, identifier]),
            kind: oneOf("together", "after"),
            minMinutes: count,
            maxMinutes: count,
            /** Minutes between one leaving and the other coming; 0 when together. */
            apartMinutes: count,
          }),
          2000,
        ),
      }),
      5000,
    ),
  }),
  problems: ["session-ended", "case-not-found"],
});
