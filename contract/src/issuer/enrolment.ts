import Type from "typebox";
import { endpoint } from "../endpoint.ts";
import { bilingual, count, day, list, nothing, object, oneOf, personName, phone, phoneCode, text } from "../schema.ts";
import { consentKind, consentText, phoneTail, proofMethod, recognised, recognition, ticket } from "./fields.ts";

/** How somebody becomes a visitor of this issuer, comes back and leaves this device. */

const codeSent = object({ expiresInSeconds: count, resendAfterSeconds: count });

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
    logIn: oneOf("openid", "sms"),
    proofs: list(proofMethod, 2),
    consents: list(consentText, 3),
    /** What a guardian is asked for a child beside these. */
    guardianConsent: object({
      kind: oneOf("guardian"),
      version: text(16),
      bindsFrom: day,
      title: bilingual,
      summary: bilingual,
      text: bilingual,
    }),
  }),
  problems: [],
});

/** Log-in with the account the visitor already has at the issuing company (OpenID Connect). Nothing is stored. */
export const startLogIn = endpoint({
  name: "startLogIn",
  method: "POST",
  path: "/v1/log-ins",
  callers: ["anyone"],
  request: nothing,
  response: recognition,
  problems: ["not-offered"],
  rate: { max: 30, windowSeconds: 60 },
});

/**
 * A person who is enrolled gets a session, which draws nothing on a new device before `verifyPhone`; anybody else gets a
 * ticket to enrol with, so that nothing is typed that the account already says.
 */
export const finishLogIn = endpoint({
  name: "finishLogIn",
  method: "POST",
  path: "/v1/log-ins/completion",
  callers: ["anyone"],
  request: recognised,
  response: Type.Union([
    object({ status: oneOf("enrolled") }),
    object({
      status: oneOf("new"),
      ticket,
      name: personName,
      phoneTail,
      birthDate: Type.Union([day, Type.Null()]),
    }),
  ]),
  problems: ["not-offered", "log-in-expired", "log-in-incomplete", "foreign-phone"],
  rate: { max: 30, windowSeconds: 60 },
});

export const sendPhoneCode = endpoint({
  name: "sendPhoneCode",
  method: "POST",
  path: "/v1/phone-codes",
  callers: ["anyone"],
  request: Type.Union([object({ phone, purpose: oneOf("enrol") }), object({ ticket, purpose: oneOf("enrol") })]),
  response: codeSent,
  problems: ["bad-phone", "foreign-phone", "sms-limit", "log-in-expired"],
  rate: { max: 20, windowSeconds: 60 },
});

const enrolment = {
  code: phoneCode,
  /** '만 14세 이상입니다': the visitor's word, unless the log-in knows the date of birth. */
  ofAge: Type.Boolean(),
  consents: list(object({ kind: consentKind, version: text(16), agreed: Type.Boolean() }), 3),
};

/** Consents, name and a phone proved by its code (name and phone typed, or from the ticket of a log-in); answers with a session bound to this device, ending any other. */
export const enrol = endpoint({
  name: "enrol",
  method: "POST",
  path: "/v1/accounts",
  callers: ["anyone"],
  request: Type.Union([object({ name: personName, phone, ...enrolment }), object({ ticket, ...enrolment })]),
  response: object({ verifiedUntil: day }),
  problems: [
    "bad-name",
    "bad-phone",
    "foreign-phone",
    "log-in-expired",
    "guardian-needed",
    "consent-missing",
    "consent-outdated",
    "code-wrong",
    "code-expired",
    "code-tries-exceeded",
  ],
  rate: { max: 30, windowSeconds: 60 },
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
