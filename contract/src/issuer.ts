import Type from "typebox";
import { orderProblems } from "./disclosure.ts";
import { endpoint } from "./endpoint.ts";
import {
  bilingual,
  bytes,
  bytesUpTo,
  count,
  day,
  list,
  milliseconds,
  nothing,
  object,
  oneOf,
  order,
  passText,
  personName,
  phone,
  phoneCode,
  sealedParts,
  seconds,
  text,
} from "./schema.ts";

/** What a QR issuing company answers. It knows who, never where: no endpoint here takes or gives a place. */

const consentKind = oneOf("collection", "provision", "location");

export const describeIssuer = endpoint({
  name: "describeIssuer",
  method: "GET",
  path: "/v1/issuer",
  callers: ["anyone"],
  response: object({
    code: text(16),
    name: bilingual,
    renewals: Type.Integer({ minimum: 0, maximum: 9 }),
    /** As the ministry certifies it now; while suspended it draws nothing. */
    state: oneOf("active", "suspended"),
    consents: list(object({ kind: consentKind, version: text(16), title: bilingual, summary: bilingual, text: bilingual }), 3),
  }),
  problems: [],
});

export const sendPhoneCode = endpoint({
  name: "sendPhoneCode",
  method: "POST",
  path: "/v1/phone-codes",
  callers: ["anyone"],
  request: object({ phone, purpose: oneOf("enrol") }),
  response: object({ expiresInSeconds: count, resendAfterSeconds: count }),
  problems: ["bad-phone", "foreign-phone", "sms-limit"],
  rate: { max: 20, windowSeconds: 60 },
});

/** Consents, name and a phone proved by its code; answers with a session bound to this device, ending any other. */
export const enrol = endpoint({
  name: "enrol",
  method: "POST",
  path: "/v1/accounts",
  callers: ["anyone"],
  request: object({
    name: personName,
    phone,
    code: phoneCode,
    consents: list(object({ kind: consentKind, version: text(16), agreed: Type.Boolean() }), 3),
  }),
  response: object({ verifiedUntil: day }),
  problems: [
    "bad-name",
    "bad-phone",
    "foreign-phone",
    "consent-missing",
    "consent-outdated",
    "code-wrong",
    "code-expired",
    "code-tries-exceeded",
  ],
  rate: { max: 30, windowSeconds: 60 },
});

/** Draws one pass. Nothing is written and nothing is logged, here or in front of it (SPEC, what each party can know). */
export const issuePass = endpoint({
  name: "issuePass",
  method: "POST",
  path: "/v1/passes",
  callers: ["visitor"],
  request: object({ class: oneOf("live", "assisted") }),
  response: object({ pass: passText, issuedAt: seconds, expiresAt: seconds, nowMs: milliseconds }),
  problems: ["device-replaced", "not-verified", "issuer-suspended"],
});

/**
 * Today's and tomorrow's three reserve passes each, for a device to hold against the hour when the issuer cannot be reached.
 * The same ids at every asking. As quiet as issuePass.
 */
export const issueReservePasses = endpoint({
  name: "issueReservePasses",
  method: "POST",
  path: "/v1/reserve-passes",
  callers: ["visitor"],
  request: nothing,
  response: object({ days: list(object({ day, passes: list(passText, 3) }), 2) }),
  problems: ["device-replaced", "not-verified"],
});

export const getMyInformation = endpoint({
  name: "getMyInformation",
  method: "GET",
  path: "/v1/me",
  callers: ["visitor"],
  response: object({
    name: personName,
    phone: text(20),
    consents: list(object({ kind: consentKind, version: text(16), agreedOn: day }), 3),
    verifiedUntil: day,
    lastPassDay: Type.Union([day, Type.Null()]),
    destroyedOn: day,
  }),
  problems: ["device-replaced"],
});

/** Withdraws every consent: the account ends now and is destroyed when its last passes are. */
export const withdrawConsent = endpoint({
  name: "withdrawConsent",
  method: "POST",
  path: "/v1/me/withdrawal",
  callers: ["visitor"],
  request: nothing,
  response: object({ destroyedOn: day }),
  problems: ["device-replaced"],
});

export const logOut = endpoint({
  name: "logOut",
  method: "POST",
  path: "/v1/sessions/end",
  callers: ["visitor"],
  request: nothing,
  response: nothing,
  problems: [],
});

const headers = bytesUpTo(24 * 20_000);

/** Order `passes-of-person`: items {day, ids}: the day's pass ids, concatenated. */
export const disclosePasses = endpoint({
  name: "disclosePasses",
  method: "POST",
  path: "/v1/disclosures/passes",
  callers: ["order"],
  request: object({ order }),
  response: sealedParts,
  problems: [...orderProblems, "person-not-found"],
  bodyLimitBytes: 262_144,
  rate: { max: 120, windowSeconds: 60 },
});

/** Order `identities-of-passes`, first step: items {pass, person}: the same number for the same person, no names. */
export const discloseGroups = endpoint({
  name: "discloseGroups",
  method: "POST",
  path: "/v1/disclosures/groups",
  callers: ["order"],
  request: object({ order, headers }),
  response: sealedParts,
  problems: [...orderProblems],
  bodyLimitBytes: 2_097_152,
  rate: { max: 120, windowSeconds: 60 },
});

/** Order `identities-of-passes`, second step: items {person, name, phone, guardianPhone} for the chosen numbers only. */
export const discloseIdentities = endpoint({
  name: "discloseIdentities",
  method: "POST",
  path: "/v1/disclosures/identities",
  callers: ["order"],
  request: object({ order, headers, people: list(Type.Integer({ minimum: 1, maximum: 1_000_000 }), 10_000) }),
  response: sealedParts,
  problems: [...orderProblems],
  bodyLimitBytes: 2_097_152,
  rate: { max: 120, windowSeconds: 60 },
});

export const describeKeys = endpoint({
  name: "describeKeys",
  method: "GET",
  path: "/.well-known/kipass-issuer.json",
  callers: ["anyone"],
  response: object({
    code: text(16),
    signingKey: bytes(32),
    passKeys: list(object({ keyId: Type.Integer({ minimum: 0, maximum: 65_535 }), publicKey: bytes(32) }), 16),
  }),
  problems: [],
});
