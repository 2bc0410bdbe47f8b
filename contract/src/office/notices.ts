import Type from "typebox";
import { endpoint } from "../endpoint.ts";
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
import { actors, delivery, facilityBrief, nullable, officeRegion, readers } from "./fields.ts";

/** What an office tells facilities: in their app, and if it chooses by text message to their managers. Nothing can be changed once it is sent. */

/** Facilities that may record, narrowed by each member that is given. */
const audience = object({
  /** One of the officer's 시군구 or 시도. */
  region: Type.Optional(officeRegion),
  sectors: Type.Optional(list(text(40), 60)),
  /** Must keep the electronic log (in the 계도기간 or after it), or need not. */
  obligation: Type.Optional(oneOf("mandatory", "voluntary")),
  /** not-started: no device has ever been used. silent: nothing recorded in seven days. */
  activity: Type.Optional(oneOf("recording", "silent", "not-started")),
  /** Under this designation, or perhaps under it, and not told of it by a notice of any office; nobody once it is over. */
  designation: Type.Optional(identifier),
  /** These alone, of those the rest leaves. */
  facilities: Type.Optional(list(identifier, 200)),
});
const words = {
  /** Of the templates this began with. */
  template: nullable(text(40)),
  title: text(40, 2),
  body: text(2000, 2),
};
const reach = {
  recipients: count,
  /** Managers' numbers, each once. */
  phones: count,
  /** How many more text messages may go out today in the name of this office. */
  phonesLeft: count,
  /** The text message as it would be sent. */
  message: text(500),
  won: count,
};

/** Whom a notice would reach, before anybody is told. */
export const previewNotice = endpoint({
  name: "previewNotice",
  method: "POST",
  path: "/v1/notices/preview",
  callers: actors,
  request: object({ audience, title: text(40, 0) }),
  response: object({
    ...reach,
    /** The first of them. */
    facilities: list(facilityBrief, 50),
  }),
  problems: ["session-ended", "designation-not-found"],
});

/** To as many as the officer saw: when the audience has changed since, nothing is sent. */
export const sendNotice = endpoint({
  name: "sendNotice",
  method: "POST",
  path: "/v1/notices",
  callers: actors,
  request: object({ audience, ...words, bySms: Type.Boolean(), recipients: count }),
  response: object({ notice: identifier, recipients: count, messages: count }),
  problems: [
    "session-ended",
    "designation-not-found",
    "audience-changed",
    "nobody-to-tell",
    "message-characters",
    "message-budget",
  ],
});

const noticeLine = object({
  id: identifier,
  atMs: milliseconds,
  by: text(90),
  office: text(60),
  ...words,
  recipients: count,
  read: count,
  /** Null: in the app alone. */
  message: nullable(text(500)),
  delivery,
});

/** Newest first. */
export const listNotices = endpoint({
  name: "listNotices",
  method: "GET",
  path: "/v1/notices",
  callers: readers,
  response: object({ notices: list(noticeLine, 200) }),
  problems: ["session-ended"],
});

export const readNotice = endpoint({
  name: "readNotice",
  method: "GET",
  path: "/v1/notices/:notice",
  callers: readers,
  params: object({ notice: idParam }),
  response: object({
    notice: noticeLine,
    audience,
    won: count,
    /** Who could not be reached first, then who has not read it. */
    facilities: list(
      object({
        id: identifier,
        name: text(60),
        sector: text(40),
        region: regionCode,
        readOn: nullable(day),
        delivery,
        /** The carrier's or our word for why not. */
        problem: nullable(text(80)),
      }),
      1000,
    ),
  }),
  problems: ["session-ended", "notice-not-found"],
});

/** Messages that failed go once more. Unsure ones may have arrived and do not. */
export const retryNotice = endpoint({
  name: "retryNotice",
  method: "POST",
  path: "/v1/notices/:notice/retry",
  callers: actors,
  params: object({ notice: idParam }),
  request: nothing,
  response: object({ messages: count }),
  problems: ["session-ended", "notice-not-found", "message-budget"],
});
