import Type from "typebox";
import { endpoint } from "../endpoint.ts";
import { count, identifier, idParam, list, milliseconds, object, oneOf, text } from "../schema.ts";
import { actors, facilityLine, facilityStatus, nullable, readers, reason, seenFacilities } from "./fields.ts";

/** Facilities as their municipality sees them, and what it decides on them. */

/** Newest first. */
export const listFacilities = endpoint({
  name: "listFacilities",
  method: "GET",
  path: "/v1/facilities",
  callers: readers,
  query: object({
    /** Part of a name or an address, or the beginning of a 사업자등록번호. */
    q: Type.Optional(text(60)),
    sector: Type.Optional(text(40)),
    status: Type.Optional(facilityStatus),
    region: Type.Optional(Type.String({ pattern: "^\\d{5}$" })),
    /** Those after this one. */
    after: Type.Optional(Type.String({ pattern: "^\\d{1,15}$" })),
  }),
  response: object({
    facilities: list(facilityLine, 200),
    /** Null on later pages: counted once. */
    total: nullable(count),
    next: nullable(text(15)),
  }),
  problems: ["session-ended"],
});

export const readFacility = endpoint({
  name: "readFacility",
  method: "GET",
  path: "/v1/facilities/:facility",
  callers: readers,
  params: object({ facility: idParam }),
  response: object({ facility: facilityLine }),
  problems: ["session-ended", "facility-not-found"],
});

/** What became of each: done, changed by somebody else meanwhile, or not there for this officer. */
const decided = object({
  decided: list(
    object({
      facility: identifier,
      result: oneOf("done", "changed", "not-found"),
      /** To undo it with. */
      decision: nullable(identifier),
    }),
    200,
  ),
  undoUntilMs: milliseconds,
});

/** Waiting facilities may record from now on; every door follows within five seconds. */
export const approveFacilities = endpoint({
  name: "approveFacilities",
  method: "POST",
  path: "/v1/facilities/approval",
  callers: actors,
  request: object({ facilities: seenFacilities }),
  response: decided,
  problems: ["session-ended"],
});

/** Within ten minutes, unless something else happened to the facility since. */
export const undoDecisions = endpoint({
  name: "undoDecisions",
  method: "POST",
  path: "/v1/decisions/undoing",
  callers: actors,
  request: object({ decisions: list(identifier, 200) }),
  response: object({ undone: list(identifier, 200) }),
  problems: ["session-ended"],
});

/** For good reasons only: reason and officer are written down with each decision. */
export const rejectFacilities = endpoint({
  name: "rejectFacilities",
  method: "POST",
  path: "/v1/facilities/rejection",
  callers: actors,
  request: object({ facilities: seenFacilities, reason }),
  response: decided,
  problems: ["session-ended"],
});
