import Type from "typebox";
import { endpoint } from "../endpoint.ts";
import {
  day,
  identifier,
  idParam,
  list,
  loginId,
  milliseconds,
  nothing,
  object,
  oneOf,
  password,
  text,
} from "../schema.ts";
import { everyOfficer, nullable, officeRegion, officeRole, reason } from "./fields.ts";

/** Officers, their log-in, and who appoints them. */

const officer = object({
  id: identifier,
  loginId,
  name: text(40),
  title: text(40),
  region: officeRegion,
  /** '서울특별시 마포구'. */
  regionName: text(60),
  sectors: nullable(list(text(40), 40)),
  roles: list(officeRole, 4),
});

/** What a session still lacks: nothing, or the second factor. */
const stage = oneOf("password", "open");

export const logIn = endpoint({
  name: "logIn",
  method: "POST",
  path: "/v1/sessions",
  callers: ["anyone"],
  request: object({ loginId, password }),
  response: object({ stage }),
  problems: ["login-failed", "login-locked"],
  rate: { max: 30, windowSeconds: 60 },
});

export const logOut = endpoint({
  name: "logOut",
  method: "POST",
  path: "/v1/sessions/end",
  callers: [...everyOfficer, "office-newcomer"],
  request: nothing,
  response: nothing,
  problems: [],
});

/** Also keeps the session awake while its officer is at the screen. */
export const describeOfficer = endpoint({
  name: "describeOfficer",
  method: "GET",
  path: "/v1/me",
  callers: [...everyOfficer, "office-newcomer"],
  response: object({
    officer,
    stage,
    nowMs: milliseconds,
    /** Without a request for so long, the session is over. */
    idleSeconds: Type.Integer({ minimum: 1 }),
    /** Over in any case. */
    endsAtMs: milliseconds,
  }),
  problems: ["session-ended"],
});

export const listOfficers = endpoint({
  name: "listOfficers",
  method: "GET",
  path: "/v1/officers",
  callers: ["office-admin"],
  response: object({
    officers: list(object({ ...officer.properties, appointedOn: day, leftOn: nullable(day) }), 1000),
  }),
  problems: ["session-ended"],
});

/** For the own region or a narrower one, and for no more sectors than one's own. */
export const appointOfficer = endpoint({
  name: "appointOfficer",
  method: "POST",
  path: "/v1/officers",
  callers: ["office-admin"],
  request: object({
    loginId,
    password,
    name: text(40),
    title: text(40),
    region: officeRegion,
    sectors: nullable(list(text(40), 40)),
    roles: list(officeRole, 4),
  }),
  response: object({ officer }),
  problems: ["session-ended", "forbidden", "bad-login-id", "bad-password", "weak-password", "login-id-taken"],
});

/** The officer leaves: their sessions are over at once. */
export const dismissOfficer = endpoint({
  name: "dismissOfficer",
  method: "POST",
  path: "/v1/officers/:officer/leaving",
  callers: ["office-admin"],
  params: object({ officer: idParam }),
  request: nothing,
  response: nothing,
  problems: ["session-ended", "officer-not-found", "forbidden"],
});

/**
 * A lost passkey or phone: what the officer confirmed the log-in with is erased and their sessions end. With the new password they
 * register another at the next log-in. Not for oneself, and not for an officer of a wider region or more sectors.
 */
export const renewLogIn = endpoint({
  name: "renewLogIn",
  method: "POST",
  path: "/v1/officers/:officer/log-in-renewal",
  callers: ["office-admin"],
  params: object({ officer: idParam }),
  request: object({ password, reason }),
  response: nothing,
  problems: ["session-ended", "officer-not-found", "forbidden", "bad-password", "weak-password"],
});
