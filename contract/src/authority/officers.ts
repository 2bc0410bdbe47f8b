import Type from "typebox";
import { endpoint } from "../endpoint.ts";
import { bytes, list, loginId, milliseconds, nothing, object, oneOf, password, regionCode, text } from "../schema.ts";
import { everyRole, nullable, role } from "./fields.ts";

/** Officers, their log-in and their own signing keys. */

const officer = object({
  id: text(40),
  name: text(40),
  title: text(40),
  role,
  /** 00000 the nation, xx000 a 시도, else a 시군구: whose cases the officer works on. */
  region: regionCode,
  /** The officer's own signing key: made in their browser, certified by the ministry, pinned by every asked party. */
  key: oneOf("none", "waiting", "certified"),
  publicKey: nullable(bytes(32)),
});

export const logIn = endpoint({
  name: "logIn",
  method: "POST",
  path: "/v1/sessions",
  callers: ["anyone"],
  request: object({ loginId, password }),
  response: object({ officer }),
  problems: ["login-failed", "login-locked"],
  rate: { max: 30, windowSeconds: 60 },
});

export const logOut = endpoint({
  name: "logOut",
  method: "POST",
  path: "/v1/sessions/end",
  callers: everyRole,
  request: nothing,
  response: nothing,
  problems: [],
});

export const describeOfficer = endpoint({
  name: "describeOfficer",
  method: "GET",
  path: "/v1/me",
  callers: everyRole,
  response: object({
    officer,
    /** Away today; stands in for approvers of these regions. */
    absent: Type.Boolean(),
    deputyFor: list(regionCode, 300),
    nowMs: milliseconds,
  }),
  problems: ["session-ended"],
});

/** Hands in the public half of a key made in the officer's browser; the ministry's certification makes it count. */
export const registerOfficerKey = endpoint({
  name: "registerOfficerKey",
  method: "POST",
  path: "/v1/officer-keys",
  callers: ["investigator", "approver"],
  request: object({ publicKey: bytes(32), proof: bytes(64) }),
  response: object({ officer }),
  problems: ["session-ended", "approval-signature", "conflict"],
});
