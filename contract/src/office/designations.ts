import Type from "typebox";
import { endpoint } from "../endpoint.ts";
import { obligation } from "../obligation.ts";
import {
  count,
  day,
  identifier,
  idParam,
  list,
  loginId,
  milliseconds,
  nothing,
  object,
  password,
  personName,
  regionCode,
  text,
} from "../schema.ts";
import { actors, delivery, facilityBrief, nullable, officeRegion, readers, reason } from "./fields.ts";

/** Which facilities must keep the electronic log: dated rules, who is left out of them, and events that are facilities for some days. */

const size = Type.Integer({ minimum: 1, maximum: 10_000_000 });

/** A designation as somebody writes it. Its regions lie in the officer's own, its sectors among the officer's. */
const written = {
  title: text(80),
  regions: list(officeRegion, 300),
  sectors: list(object({ sector: text(40), minAreaM2: nullable(size), minCapacity: nullable(size) }), 40),
  /** Named one by one. */
  facilities: list(object({ facility: identifier }), 200),
  from: day,
  graceUntil: nullable(day),
  to: nullable(day),
  basis: text(200),
  exceptions: text(300, 0),
};

const designation = object({
  ...written,
  id: identifier,
  /** Of a national list that the program brings. */
  code: nullable(text(40)),
  by: text(90),
  madeMs: milliseconds,
  /** Whether this officer's region may end it. */
  isOwn: Type.Boolean(),
});

/** By notices, beside what each facility's home screen says; of the officer's region and sectors. */
const announcement = object({
  facilities: count,
  read: count,
  delivery,
  /** The last of them; null when another office sent it. */
  notice: nullable(identifier),
});

/** Every rule that applies in the officer's region, ended ones too; the latest first. */
export const listDesignations = endpoint({
  name: "listDesignations",
  method: "GET",
  path: "/v1/designations",
  callers: readers,
  response: object({
    designations: list(object({ ...designation.properties, announcement: nullable(announcement) }), 1000),
    today: day,
  }),
  problems: ["session-ended"],
});

const touched = object({
  /** Under the rule by what is known of them. */
  total: count,
  /** Would be, if they are large enough: nobody has said how large they are. */
  unclear: count,
  facilities: list(object({ ...facilityBrief.properties, isUnclear: Type.Boolean() }), 200),
});

/** Which facilities of the officer's region a rule would touch, before it is saved. */
export const previewDesignation = endpoint({
  name: "previewDesignation",
  method: "POST",
  path: "/v1/designations/preview",
  callers: actors,
  request: object(written),
  response: touched,
  problems: ["session-ended", "forbidden", "bad-designation", "facility-not-found"],
});

/** Each facility it touches finds it announced in its app. */
export const addDesignation = endpoint({
  name: "addDesignation",
  method: "POST",
  path: "/v1/designations",
  callers: ["office-decider"],
  request: object(written),
  response: object({ designation: identifier, announced: count }),
  problems: ["session-ended", "forbidden", "bad-designation", "facility-not-found"],
});

/** In force up to and with a day; a rule that has not begun is withdrawn. */
export const endDesignation = endpoint({
  name: "endDesignation",
  method: "POST",
  path: "/v1/designations/:designation/end",
  callers: ["office-decider"],
  params: object({ designation: idParam }),
  request: object({ lastDay: day, reason }),
  response: nothing,
  problems: ["session-ended", "forbidden", "designation-not-found", "bad-designation", "conflict"],
});

/** What holds for one facility today, and everything it comes from. */
export const readObligation = endpoint({
  name: "readObligation",
  method: "GET",
  path: "/v1/facilities/:facility/obligation",
  callers: readers,
  params: object({ facility: idParam }),
  response: object({
    obligation,
    /** Every rule made for it, with whether its size leaves that open, and when it was announced to the facility. */
    rules: list(
      object({
        designation,
        isUnclear: Type.Boolean(),
        announcedMs: nullable(milliseconds),
        announcement: nullable(announcement),
      }),
      200,
    ),
    releases: list(
      object({
        id: identifier,
        designation: identifier,
        from: day,
        to: nullable(day),
        reason: text(300),
        by: text(90),
        isEnded: Type.Boolean(),
      }),
      100,
    ),
    today: day,
  }),
  problems: ["session-ended", "facility-not-found"],
});

/** '위험도가 낮다고 인정되는 경우': left out of a rule from today, up to a day or until it is taken back. */
export const releaseFacility = endpoint({
  name: "releaseFacility",
  method: "POST",
  path: "/v1/facilities/:facility/releases",
  callers: ["office-decider"],
  params: object({ facility: idParam }),
  request: object({ designation: identifier, to: nullable(day), reason }),
  response: object({ release: identifier }),
  problems: ["session-ended", "facility-not-found", "designation-not-found", "bad-designation", "conflict"],
});

/** Under the rule again from today. */
export const endRelease = endpoint({
  name: "endRelease",
  method: "POST",
  path: "/v1/releases/:release/end",
  callers: ["office-decider"],
  params: object({ release: idParam }),
  request: object({ reason }),
  response: nothing,
  problems: ["session-ended", "conflict"],
});

/** 일회성 행사: a facility without 사업자등록번호 that records on its days alone. Its organiser gets the log-in from the officer. */
export const addEvent = endpoint({
  name: "addEvent",
  method: "POST",
  path: "/v1/events",
  callers: actors,
  request: object({
    name: text(60),
    region: regionCode,
    address: text(120),
    addressDetail: text(120, 0),
    organiser: personName,
    telephone: text(20),
    /** At once, as expected. */
    capacity: nullable(size),
    from: day,
    to: day,
    basis: text(200),
    loginId,
    password,
  }),
  response: object({ facility: identifier }),
  problems: [
    "session-ended",
    "forbidden",
    "bad-designation",
    "bad-name",
    "bad-login-id",
    "bad-password",
    "weak-password",
    "login-id-taken",
  ],
});

/** The latest first. */
export const listEvents = endpoint({
  name: "listEvents",
  method: "GET",
  path: "/v1/events",
  callers: readers,
  response: object({
    events: list(object({ facility: facilityBrief, from: day, to: day, by: text(90) }), 500),
    today: day,
  }),
  problems: ["session-ended"],
});
