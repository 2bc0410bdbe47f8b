import Type from "typebox";
import { endpoint } from "../endpoint.ts";
import { count, identifier, idParam, list, milliseconds, nothing, object, text } from "../schema.ts";

/** What offices told the facility, for everybody who works there. */

export const listOwnNotices = endpoint({
  name: "listOwnNotices",
  method: "GET",
  path: "/v1/notices",
  callers: ["manager", "staff"],
  response: object({
    unread: count,
    /** Latest first. */
    notices: list(
      object({
        id: identifier,
        atMs: milliseconds,
        office: text(60),
        title: text(40),
        body: text(2000),
        isRead: Type.Boolean(),
      }),
      200,
    ),
  }),
  problems: ["session-ended"],
});

/** The office sees that the facility read it, not who there did. */
export const markNoticeRead = endpoint({
  name: "markNoticeRead",
  method: "POST",
  path: "/v1/notices/:notice/reading",
  callers: ["manager", "staff"],
  params: object({ notice: idParam }),
  request: nothing,
  response: nothing,
  problems: ["session-ended", "notice-not-found"],
});
