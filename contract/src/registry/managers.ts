import Type from "typebox";
import { endpoint } from "../endpoint.ts";
import {
  count,
  day,
  identifier,
  idParam,
  list,
  loginId,
  nothing,
  object,
  password,
  personName,
  phone,
  phoneCode,
  regionCode,
  text,
} from "../schema.ts";
import { facility, member } from "./fields.ts";

/** Several managers of a facility, several facilities of a manager, and log-ins that were forgotten. */

const manager = object({ id: identifier, loginId, addedOn: day, lastUsedOn: Type.Union([day, Type.Null()]) });

export const listManagers = endpoint({
  name: "listManagers",
  method: "GET",
  path: "/v1/managers",
  callers: ["manager"],
  response: object({ managers: list(manager, 100) }),
  problems: ["session-ended"],
});

/** One more manager with the same rights, whose phone is verified (purpose `add-manager`). */
export const addManager = endpoint({
  name: "addManager",
  method: "POST",
  path: "/v1/managers",
  callers: ["manager"],
  request: object({ phone, code: phoneCode, loginId, password }),
  response: object({ manager }),
  problems: [
    "session-ended",
    "bad-phone",
    "foreign-phone",
    "bad-login-id",
    "weak-password",
    "login-id-taken",
    "limit-reached",
    "code-wrong",
    "code-expired",
    "code-tries-exceeded",
  ],
});

/** Never the last one. */
export const endManager = endpoint({
  name: "endManager",
  method: "POST",
  path: "/v1/managers/:manager/end",
  callers: ["manager"],
  params: object({ manager: idParam }),
  request: nothing,
  response: nothing,
  problems: ["session-ended", "manager-not-found", "manager-last", "manager-too-new"],
});

/**
 * '예(관리자 추가등록)': for a facility that is registered already. Who is responsible has to be named as registered; the managers until
 * now are told by message.
 */
export const joinFacility = endpoint({
  name: "joinFacility",
  method: "POST",
  path: "/v1/facilities/managers",
  callers: ["anyone"],
  request: object({
    terms: object({ service: Type.Boolean(), collection: Type.Boolean() }),
    businessNumber: text(12),
    region: regionCode,
    address: text(120),
    addressDetail: text(120, 0),
    representative: personName,
    managerPhone: phone,
    code: phoneCode,
    loginId,
    password,
  }),
  response: object({ facility, member }),
  problems: [
    "consent-missing",
    "bad-name",
    "bad-phone",
    "foreign-phone",
    "bad-business-number",
    "bad-login-id",
    "weak-password",
    "login-id-taken",
    "limit-reached",
    "representative-differs",
    "code-wrong",
    "code-expired",
    "code-tries-exceeded",
  ],
  rate: { max: 20, windowSeconds: 60 },
});

/** Goes on as the manager of another facility of the same business, verified with the same phone. */
export const chooseFacility = endpoint({
  name: "chooseFacility",
  method: "POST",
  path: "/v1/sessions/choice",
  callers: ["manager"],
  request: object({ facility: identifier }),
  response: object({ facility, member }),
  problems: ["session-ended", "facility-not-found"],
});

/** The log-ins of whoever holds a phone (purpose `recover`), and a ticket to set a new password. Nobody else learns whether there are any. */
export const findLogIns = endpoint({
  name: "findLogIns",
  method: "POST",
  path: "/v1/log-ins/found",
  callers: ["anyone"],
  request: object({ phone, code: phoneCode }),
  response: object({
    logIns: list(object({ loginId, facilityName: text(60) }), 100),
    ticket: text(200),
    ticketSeconds: count,
  }),
  problems: ["bad-phone", "foreign-phone", "code-wrong", "code-expired", "code-tries-exceeded"],
  rate: { max: 20, windowSeconds: 60 },
});

/** Sets a new password with such a ticket; every session of the log-in ends. */
export const resetPassword = endpoint({
  name: "resetPassword",
  method: "POST",
  path: "/v1/log-ins/password",
  callers: ["anyone"],
  request: object({ ticket: text(200), loginId, password }),
  response: nothing,
  problems: ["ticket-expired", "weak-password"],
  rate: { max: 20, windowSeconds: 60 },
});
