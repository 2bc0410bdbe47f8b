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
  personName,
  phone,
  phoneCode,
  regionCode,
  text,
} from "../schema.ts";
import { businessState, facility, member, responsible, size } from "./fields.ts";

/** What managers do with a facility after sign-up. Every change is in its history. */

const orNull = <S extends Type.TSchema>(schema: S) => Type.Union([schema, Type.Null()]);
const weekday = Type.Integer({ minimum: 0, maximum: 6 });
const placeOfBusiness = object({ id: identifier, name: text(60), address: text(120), addressDetail: text(120, 0) });
const closure = object({ id: identifier, from: day, to: day, kind: oneOf("pause", "holiday") });
const deletionRequest = object({
  id: identifier,
  duplicateOf: orNull(identifier),
  reason: text(200),
  requestedMs: milliseconds,
  state: oneOf("open", "done", "refused", "taken-back"),
  answer: orNull(text(500)),
});

export const describeFacility = endpoint({
  name: "describeFacility",
  method: "GET",
  path: "/v1/facility",
  callers: ["manager"],
  response: object({
    facility,
    businessNumber: orNull(text(10)),
    /** As the tax office had it when the number was given. */
    businessState,
    responsible,
    telephone: text(20),
    sectorDetail: orNull(text(40)),
    address: text(120),
    addressDetail: text(120, 0),
    areaM2: orNull(size),
    capacity: orNull(size),
    signedUpOn: day,
    /** 정기 휴무일; 0 is Sunday. */
    closedWeekdays: list(weekday, 7),
    /** Not cancelled, and not over. */
    closures: list(closure, 100),
    /** The last one. */
    deletionRequest: orNull(deletionRequest),
    /** Closed by its manager, who may reopen it. */
    mayReopen: Type.Boolean(),
    /** All facilities of this number that this manager's phone was verified for: '중복사업자 N건'. */
    sameBusiness: list(placeOfBusiness, 100),
  }),
  problems: ["session-ended"],
});

export const editFacility = endpoint({
  name: "editFacility",
  method: "POST",
  path: "/v1/facility",
  callers: ["manager"],
  request: object({
    name: text(60),
    telephone: text(20),
    sector: text(40),
    sectorDetail: orNull(text(40)),
    areaM2: orNull(size),
    capacity: orNull(size),
  }),
  response: object({ facility }),
  problems: ["session-ended", "facility-closed"],
});

/**
 * Goes on at another address as a new facility with the same people; the old one closes. Without 사업자등록번호 the new place waits for
 * its municipality. Ends every session but this one, which goes on at the new place.
 */
export const moveFacility = endpoint({
  name: "moveFacility",
  method: "POST",
  path: "/v1/facility/move",
  callers: ["manager"],
  request: object({ region: regionCode, address: text(120), addressDetail: text(120, 0), telephone: text(20) }),
  response: object({ facility, member }),
  problems: ["session-ended", "facility-closed", "facility-exists", "manager-too-new"],
});

/** Hands the facility to another 대표자, whose phone is verified; the managers until now end. Staff and doors stay. */
export const transferFacility = endpoint({
  name: "transferFacility",
  method: "POST",
  path: "/v1/facility/transfer",
  callers: ["manager"],
  request: object({
    /** Of the manager who hands over. */
    ownPassword: password,
    businessNumber: orNull(text(12)),
    responsible,
    representative: personName,
    phone,
    code: phoneCode,
    loginId,
    password,
  }),
  response: object({ facility, member }),
  problems: [
    "session-ended",
    "facility-closed",
    "facility-exists",
    "manager-too-new",
    "login-failed",
    "login-locked",
    "bad-name",
    "bad-phone",
    "foreign-phone",
    "bad-business-number",
    "business-ended",
    "bad-login-id",
    "weak-password",
    "login-id-taken",
    "code-wrong",
    "code-expired",
    "code-tries-exceeded",
  ],
});

/** No visit is recorded from then on; may be reopened. */
export const closeFacility = endpoint({
  name: "closeFacility",
  method: "POST",
  path: "/v1/facility/closing",
  callers: ["manager"],
  request: nothing,
  response: object({ facility }),
  problems: ["session-ended", "facility-closed"],
});

export const reopenFacility = endpoint({
  name: "reopenFacility",
  method: "POST",
  path: "/v1/facility/reopening",
  callers: ["manager"],
  request: nothing,
  response: object({ facility }),
  problems: ["session-ended", "facility-not-closed", "facility-exists"],
});

export const setClosedWeekdays = endpoint({
  name: "setClosedWeekdays",
  method: "POST",
  path: "/v1/facility/closed-weekdays",
  callers: ["manager"],
  request: object({ weekdays: list(weekday, 7) }),
  response: nothing,
  problems: ["session-ended"],
});

export const addClosure = endpoint({
  name: "addClosure",
  method: "POST",
  path: "/v1/facility/closures",
  callers: ["manager"],
  request: object({ from: day, to: day, kind: oneOf("pause", "holiday") }),
  response: object({ closure }),
  problems: ["session-ended", "bad-closure", "limit-reached"],
});

export const cancelClosure = endpoint({
  name: "cancelClosure",
  method: "POST",
  path: "/v1/facility/closures/:closure/cancellation",
  callers: ["manager"],
  params: object({ closure: idParam }),
  request: nothing,
  response: nothing,
  problems: ["session-ended", "closure-not-found"],
});

/** 중복 삭제 요청, to the municipality. */
export const requestDeletion = endpoint({
  name: "requestDeletion",
  method: "POST",
  path: "/v1/facility/deletion-request",
  callers: ["manager"],
  request: object({ duplicateOf: orNull(identifier), reason: text(200) }),
  response: object({ deletionRequest }),
  problems: ["session-ended", "deletion-requested", "facility-not-found"],
});

export const takeBackDeletionRequest = endpoint({
  name: "takeBackDeletionRequest",
  method: "POST",
  path: "/v1/facility/deletion-request/taking-back",
  callers: ["manager"],
  request: nothing,
  response: nothing,
  problems: ["session-ended", "deletion-not-requested"],
});

/** 탈퇴: ends every log-in. The facility's facts are destroyed with its last visits. Cannot be undone. */
export const withdrawFacility = endpoint({
  name: "withdrawFacility",
  method: "POST",
  path: "/v1/facility/withdrawal",
  callers: ["manager"],
  request: object({ ownPassword: password }),
  response: object({ destroyedOn: day }),
  problems: ["session-ended", "manager-too-new", "login-failed", "login-locked"],
});

export const listHistory = endpoint({
  name: "listHistory",
  method: "GET",
  path: "/v1/facility/history",
  callers: ["manager"],
  response: object({
    /** The latest first; of the facilities it was before a move, too. */
    changes: list(
      object({
        id: identifier,
        facility: identifier,
        atMs: milliseconds,
        by: text(60),
        what: text(40),
        oldValue: orNull(text(300, 0)),
        newValue: orNull(text(300, 0)),
      }),
      500,
    ),
  }),
  problems: ["session-ended"],
});
