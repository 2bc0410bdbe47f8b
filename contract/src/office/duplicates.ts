import { endpoint } from "../endpoint.ts";
import { count, identifier, idParam, nothing, object, text } from "../schema.ts";
import { actors, nullable, seenFacility } from "./fields.ts";

/** Facilities registered twice: one ends, the other goes on. Can be taken back for thirty days. */

/**
 * `goes` ends, with what it recorded found under `stays` too, and its people go on there. Answers the request for deletion, if there
 * is one.
 */
export const mergeFacilities = endpoint({
  name: "mergeFacilities",
  method: "POST",
  path: "/v1/merges",
  callers: actors,
  /** Without `stays` it is deleted as its people asked, with no other to go on as. */
  request: object({ goes: seenFacility, stays: nullable(seenFacility) }),
  response: object({
    merge: identifier,
    /** Whose log-ins are the kept registration's now; their sessions have ended. */
    moved: object({ managers: count, staff: count }),
  }),
  problems: ["session-ended", "facility-not-found", "conflict", "limit-reached"],
});

export const revertMerge = endpoint({
  name: "revertMerge",
  method: "POST",
  path: "/v1/merges/:merge/reverting",
  callers: actors,
  params: object({ merge: idParam }),
  request: nothing,
  /** Whose log-ins went back with it. */
  response: object({ movedBack: count }),
  problems: ["session-ended", "facility-not-found", "facility-exists", "conflict"],
});

const pair = object({ one: identifier, other: identifier });

/** '중복 아님': the two only look like one facility, and are not shown as likely duplicates any more. */
export const setApart = endpoint({
  name: "setApart",
  method: "POST",
  path: "/v1/distinctions",
  callers: actors,
  request: pair,
  response: nothing,
  problems: ["session-ended", "facility-not-found", "conflict"],
});

export const undoSetApart = endpoint({
  name: "undoSetApart",
  method: "POST",
  path: "/v1/distinctions/undoing",
  callers: actors,
  request: pair,
  response: nothing,
  problems: ["session-ended", "facility-not-found", "conflict"],
});

/** '아님': the facility stays, and its people read the answer. */
export const refuseDeletion = endpoint({
  name: "refuseDeletion",
  method: "POST",
  path: "/v1/facilities/:facility/deletion-refusal",
  callers: actors,
  params: object({ facility: idParam }),
  request: object({ reason: text(300) }),
  response: nothing,
  problems: ["session-ended", "deletion-not-requested"],
});
