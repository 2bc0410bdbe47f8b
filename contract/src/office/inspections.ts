import { endpoint } from "../endpoint.ts";
import { bytes, day, identifier, idParam, list, milliseconds, nothing, object, oneOf, text } from "../schema.ts";
import { actors, nullable, placeBrief, placeRef, readers } from "./fields.ts";
import { findings } from "./inspection-entry.ts";

/** Visits to facilities, and to businesses that should be one: an officer's route of a day, and what was found on site. No pictures: whoever is in a place is not to be in them. */

const dayParam = object({ day });

/** The officer's own. */
export const readRoute = endpoint({
  name: "readRoute",
  method: "GET",
  path: "/v1/routes/:day",
  callers: readers,
  params: dayParam,
  response: object({
    /** In the order they are to be visited. */
    stops: list(object({ place: placeBrief, inspectedMs: nullable(milliseconds) }), 100),
    /** Should be seen by that day and are on no list yet, the longest due first. */
    due: list(object({ place: placeBrief, dueOn: day }), 100),
    nowMs: milliseconds,
  }),
  problems: ["session-ended", "malformed-request"],
});

/** All of a day's route. `nearest` puts those of one neighbourhood beside one another, `given` takes the order as it is. */
export const planRoute = endpoint({
  name: "planRoute",
  method: "POST",
  path: "/v1/routes/:day",
  callers: actors,
  params: dayParam,
  request: object({ stops: list(placeRef, 100), order: oneOf("given", "nearest") }),
  response: nothing,
  problems: ["session-ended", "malformed-request", "facility-not-found", "entry-not-found"],
});

const inspection = object({
  /** Chosen at random by the device, one for each inspection. */
  attempt: bytes(16),
  /** By the device's clock when it was without a network. */
  inspectedMs: milliseconds,
  findings,
  /** No names of visitors. */
  note: text(1000, 0),
  /** 행정지도: what the facility was advised to do. */
  guidance: text(500, 0),
  nextVisitOn: nullable(day),
  corrects: nullable(identifier),
});

/** Sent again, as after a lost connection, it is recorded once. Never changed: a correction names the one it corrects. */
export const recordInspection = endpoint({
  name: "recordInspection",
  method: "POST",
  path: "/v1/facilities/:facility/inspections",
  callers: actors,
  params: object({ facility: idParam }),
  request: inspection,
  response: object({ inspection: identifier }),
  problems: ["session-ended", "facility-not-found", "inspection-not-found", "malformed-request", "conflict"],
});

/** The same of a business that is in the target register and has no facility. It stays with the entry when the business registers. */
export const recordEntryInspection = endpoint({
  name: "recordEntryInspection",
  method: "POST",
  path: "/v1/register/entries/:entry/inspections",
  callers: actors,
  params: object({ entry: idParam }),
  request: inspection,
  response: object({ inspection: identifier }),
  problems: ["session-ended", "entry-not-found", "inspection-not-found", "malformed-request", "conflict"],
});
