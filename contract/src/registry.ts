import { outcomeCodes } from "@kipass/protocol/outcome";
import Type from "typebox";
import { endpoint } from "./endpoint.ts";
import { facility, member, responsible, size } from "./registry/fields.ts";
import {
  bilingual,
  bytes,
  count,
  day,
  idParam,
  list,
  loginId,
  milliseconds,
  nothing,
  object,
  oneOf,
  passText,
  password,
  personName,
  phone,
  phoneCode,
  regionCode,
  seconds,
  text,
} from "./schema.ts";

export * from "./registry/business.ts";
export * from "./registry/counts.ts";
export * from "./registry/disclosures.ts";
export * from "./registry/managers.ts";
export * from "./registry/managing.ts";
export * from "./registry/notices.ts";
export * from "./registry/obligation.ts";
export * from "./registry/paper.ts";
export * from "./registry/public-figures.ts";
export * from "./registry/terminals.ts";

/** What the registry answers. It knows where and when, never who: no endpoint here takes or gives a visitor. */

/** Terminals judge passes with these while the registry cannot be reached. */
const passKey = object({
  keyId: Type.Integer({ minimum: 0, maximum: 65_535 }),
  issuer: text(32),
  publicKey: bytes(32),
  from: seconds,
  until: seconds,
  suspended: Type.Boolean(),
});
/** What a terminal seals to that it keeps, by the Monday of its week. */
const queueKey = object({ week: day, publicKey: bytes(32) });
export const sendManagerCode = endpoint({
  name: "sendManagerCode",
  method: "POST",
  path: "/v1/phone-codes",
  callers: ["anyone"],
  request: object({ phone, purpose: oneOf("sign-up", "add-manager", "transfer", "recover") }),
  response: object({ expiresInSeconds: count, resendAfterSeconds: count }),
  problems: ["bad-phone", "foreign-phone", "sms-limit"],
  rate: { max: 20, windowSeconds: 60 },
});

/** Signs a facility up. Without a 사업자등록번호 it waits for its municipality (`status: "waiting"`). Logs the manager in. */
export const signUpFacility = endpoint({
  name: "signUpFacility",
  method: "POST",
  path: "/v1/facilities",
  callers: ["anyone"],
  request: object({
    terms: object({ service: Type.Boolean(), collection: Type.Boolean() }),
    name: text(60),
    businessNumber: Type.Union([text(12), Type.Null()]),
    representative: personName,
    /** Whether that is the 대표자 (when left out) or the 방역관리자. */
    responsible: Type.Optional(responsible),
    telephone: text(20),
    sector: text(40),
    sectorDetail: Type.Union([text(40), Type.Null()]),
    areaM2: Type.Optional(Type.Union([size, Type.Null()])),
    capacity: Type.Optional(Type.Union([size, Type.Null()])),
    region: regionCode,
    address: text(120),
    addressDetail: text(120, 0),
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
    "business-ended",
    "bad-login-id",
    "weak-password",
    "login-id-taken",
    "facility-exists",
    "code-wrong",
    "code-expired",
    "code-tries-exceeded",
  ],
  rate: { max: 20, windowSeconds: 60 },
});

export const logIn = endpoint({
  name: "logIn",
  method: "POST",
  path: "/v1/sessions",
  callers: ["anyone"],
  request: object({ loginId, password }),
  response: object({
    facility,
    member,
    /** How many facilities of this business number the manager's phone was verified for ('중복사업자 N건'); 1 when there is nothing to choose. */
    sameBusiness: count,
  }),
  problems: ["login-failed", "login-locked"],
  rate: { max: 30, windowSeconds: 60 },
});

export const logOut = endpoint({
  name: "logOut",
  method: "POST",
  path: "/v1/sessions/end",
  callers: ["manager", "staff"],
  request: nothing,
  response: nothing,
  problems: [],
});

/** What a terminal needs before the first scan. Asked once, never polled. */
export const describeSession = endpoint({
  name: "describeSession",
  method: "GET",
  path: "/v1/me",
  callers: ["manager", "staff"],
  response: object({
    facility,
    /** Of the office that decides on the facility; empty where it has told none. */
    officeTelephone: text(20, 0),
    member,
    /** Names of the certified issuers, to say whose codes are accepted. */
    issuers: list(bilingual, 50),
    passKeys: list(passKey, 2000),
    queueKeys: list(queueKey, 8),
    /** This session's device by name. */
    device: bytes(16),
    nowMs: milliseconds,
  }),
  problems: ["session-ended"],
});

export const listStaff = endpoint({
  name: "listStaff",
  method: "GET",
  path: "/v1/staff",
  callers: ["manager"],
  response: object({
    staff: list(object({ ...member.properties, loginId, lastUsedOn: Type.Union([day, Type.Null()]) }), 1000),
  }),
  problems: ["session-ended"],
});

export const addStaff = endpoint({
  name: "addStaff",
  method: "POST",
  path: "/v1/staff",
  callers: ["manager"],
  request: object({ name: text(40), loginId, password }),
  response: object({ staff: member }),
  problems: ["session-ended", "bad-login-id", "weak-password", "login-id-taken"],
});

/** Takes effect in every process within 5 seconds; what the terminal still holds may be sent later. */
export const revokeStaff = endpoint({
  name: "revokeStaff",
  method: "POST",
  path: "/v1/staff/:staff/revocation",
  callers: ["manager"],
  params: object({ staff: idParam }),
  request: nothing,
  response: nothing,
  problems: ["session-ended", "staff-not-found"],
});

/**
 * Records that a pass was shown (SPEC, scan). Every answer of the registry about the code is an outcome with status 200;
 * `rate-limited`, `session-ended` and `unavailable` arrive as problems. Door and device are the session's.
 */
export const recordVisit = endpoint({
  name: "recordVisit",
  method: "POST",
  path: "/v1/visits",
  callers: ["manager", "staff"],
  request: object({
    pass: passText,
    direction: oneOf("in", "out"),
    channel: oneOf("camera", "wedge", "kiosk", "screen", "paste"),
    /** Advisory: the visit's time is the registry's. */
    clientAtMs: milliseconds,
    clockOffsetMs: Type.Integer({ minimum: -281_474_976_710_655, maximum: 281_474_976_710_655 }),
    /** 16 random bytes per code seen; the same bytes again mean the same attempt. */
    idempotencyKey: bytes(16),
  }),
  response: object({
    outcome: Type.Enum(outcomeCodes),
    passClass: Type.Union([oneOf("live", "reserve", "assisted"), Type.Null()]),
    nowMs: milliseconds,
  }),
  problems: ["session-ended"],
  bodyLimitBytes: 4096,
});

/** Logs a terminal in with a code of its manager, and registers its key. */
export const pairTerminal = endpoint({
  name: "pairTerminal",
  method: "POST",
  path: "/v1/terminals/pairing",
  callers: ["anyone"],
  request: object({ code: text(20), publicKey: bytes(32) }),
  response: object({ facility, member }),
  problems: ["pairing-code-wrong"],
  rate: { max: 20, windowSeconds: 60 },
});

/**
 * Starts the next session of a paired terminal whose last one has run out, for the key it registered: a kiosk goes on for months. It is
 * a new device to its visits. Revoked terminals, and those of staff who were revoked, are refused.
 */
export const renewTerminal = endpoint({
  name: "renewTerminal",
  method: "POST",
  path: "/v1/terminals/renewal",
  callers: ["anyone"],
  request: object({ device: bytes(16), atMs: milliseconds, signature: bytes(64) }),
  response: object({ facility, member }),
  problems: ["session-ended"],
  rate: { max: 20, windowSeconds: 60 },
});

/**
 * Visits a terminal kept while it had no connection (SPEC §7.3–7.4). The device's signature speaks, not a session: they are taken
 * after it has ended, too. The same batch again is answered again.
 */
export const sendQueuedVisits = endpoint({
  name: "sendQueuedVisits",
  method: "POST",
  path: "/v1/visits/queued",
  callers: ["anyone"],
  request: object({
    device: bytes(16),
    items: list(object({ week: day, sealed: bytes(256) }), 500),
    /** By the device's key, over all items. */
    signature: bytes(64),
  }),
  response: object({
    answers: list(
      object({
        answer: oneOf("kept", "already", "conflict", "refused"),
        reason: Type.Union([
          oneOf(
            "unknown-device",
            "bad-signature",
            "unreadable",
            "forged",
            "unknown-issuer",
            "collection-stopped",
            "facility-not-approved",
            "day-destroyed",
          ),
          Type.Null(),
        ]),
      }),
      500,
    ),
  }),
  problems: [],
  bodyLimitBytes: 262_144,
  rate: { max: 120, windowSeconds: 60 },
});

export const describeKeys = endpoint({
  name: "describeKeys",
  method: "GET",
  path: "/.well-known/kipass-registry.json",
  callers: ["anyone"],
  response: object({ signingKey: bytes(32), queueKeys: list(queueKey, 8) }),
  problems: [],
});
