import Type from "typebox";
import { endpoint } from "../endpoint.ts";
import { count, day, identifier, list, milliseconds, object, oneOf, regionCode, text } from "../schema.ts";
import { actors, facilityLine, nullable, readers } from "./fields.ts";
import { targetUse } from "./register-fields.ts";

/** The target register: who should be registered, by the licences a municipality brings in, and who of them is. */
/** The target register: who should be registered, by the licences a municipality brings in, and who of them is. */

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
