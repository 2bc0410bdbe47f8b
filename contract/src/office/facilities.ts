import Type from "typebox";
import { endpoint } from "../endpoint.ts";
import { obligationState } from "../obligation.ts";
import {
  count,
  day,
  identifier,
  idParam,
  list,
  milliseconds,
  nothing,
  object,
  oneOf,
  regionCode,
  text,
} from "../schema.ts";
import { actors, decided, facilityLine, facilityStatus, nullable, readers, reason, seenFacilities } from "./fields.ts";

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
    /** Whether anything was recorded in the last seven days. */
    activity: Type.Optional(oneOf("recording", "silent")),
    /** As it is today. */
    obligation: Type.Optional(obligationState),
    /** Those after this one. */
    after: Type.Optional(Type.String({ pattern: "^\\d{1,15}$" })),
  }),
  response: object({
    facilities: list(object({ ...facilityLine.properties, obligation: obligationState }), 200),
    /** Null on later pages: counted once. */
    total: nullable(count),
    next: nullable(text(15)),
  }),
  problems: ["session-ended"],
});

const atMs = milliseconds;

export const readFacility = endpoint({
  name: "readFacility",
  method: "GET",
  path: "/v1/facilities/:facility",
  callers: readers,
  params: object({ facility: idParam }),
  response: object({
    facility: facilityLine,
    areaM2: nullable(count),
    capacity: nullable(count),
    businessState: oneOf("operating", "paused", "ended", "unregistered", "unknown"),
    /** 정기 휴무일; 0 is Sunday. */
    closedWeekdays: list(Type.Integer({ minimum: 0, maximum: 6 }), 7),
    closures: list(object({ from: day, to: day, kind: oneOf("pause", "holiday") }), 100),
    devices: object({ count, lastUsedOn: nullable(day) }),
    /** Who can log in for it. */
    people: object({ managers: count, staff: count }),
    /** Visits in on each of the last fourteen days, today last. */
    days: list(object({ day, visits: count }), 14),
    /** Latest first. */
    history: list(
      object({
        atMs,
        by: text(100, 0),
        what: text(60),
        oldValue: nullable(text(400, 0)),
        newValue: nullable(text(400, 0)),
      }),
      200,
    ),
    notes: list(object({ id: identifier, atMs, by: text(90), note: text(500) }), 100),
    /** Registrations this one went on from, or goes on as. */
    related: list(object({ facility: facilityLine, kind: oneOf("moved", "merged"), isLater: Type.Boolean() }), 20),
    /** Ended as a duplicate, and whether that can still be taken back. */
    merge: nullable(object({ id: identifier, later: nullable(identifier), atMs, revertibleUntilMs: milliseconds })),
    deletionRequest: nullable(object({ id: identifier, duplicateOf: nullable(identifier), reason: text(200), atMs })),
    transfer: nullable(object({ id: identifier, toRegion: regionCode, reason: text(300), by: text(90), atMs })),
    nowMs: milliseconds,
  }),
  problems: ["session-ended", "facility-not-found"],
});

/** Who runs a facility, opened from where it is sealed: each opening is in the access log with its reason. */
export const openContact = endpoint({
  name: "openContact",
  method: "POST",
  path: "/v1/facilities/:facility/contact",
  callers: actors,
  params: object({ facility: idParam }),
  request: object({ reason }),
  response: object({
    representative: text(60),
    /** 대표자 or 방역관리자. */
    responsible: oneOf("representative", "infection-control"),
    telephone: text(20),
    managerPhones: list(text(20), 20),
  }),
  problems: ["session-ended", "facility-not-found"],
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

/** The reason is told to the facility. */
export const rejectFacilities = endpoint({
  name: "rejectFacilities",
  method: "POST",
  path: "/v1/facilities/rejection",
  callers: actors,
  request: object({ facilities: seenFacilities, reason }),
  response: decided,
  problems: ["session-ended"],
});

export const suspendFacilities = endpoint({
  name: "suspendFacilities",
  method: "POST",
  path: "/v1/facilities/suspension",
  callers: ["office-decider"],
  request: object({ facilities: seenFacilities, reason }),
  response: decided,
  problems: ["session-ended"],
});

export const reopenFacilities = endpoint({
  name: "reopenFacilities",
  method: "POST",
  path: "/v1/facilities/reopening",
  callers: ["office-decider"],
  request: object({ facilities: seenFacilities, reason }),
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

/** Read by officers alone. */
export const addNote = endpoint({
  name: "addNote",
  method: "POST",
  path: "/v1/facilities/:facility/notes",
  callers: actors,
  params: object({ facility: idParam }),
  request: object({ note: text(500) }),
  response: nothing,
  problems: ["session-ended", "facility-not-found"],
});
