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
/** Beside the code by SMS: the carriers' PASS app, or a certificate (공동인증서). */
const proofMethod = oneOf("pass", "certificate");

/** What a page holds between two steps; sealed, so that only the issuer reads it. */
const ticket = text(2000);
/** Where the visitor goes to be recognised, and what the page keeps meanwhile. */
const recognition = object({ authorizationUrl: text(4000), ticket });
/** What the page that came back brings along; `issuer` is the parameter `iss` of RFC 9207, where there was one. */
const recognised = object({ ticket, code: text(2000), state: text(200), issuer: Type.Optional(text(500)) });
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
    consents: list(
      object({ kind: consentKind, version: text(16), title: bilingual, summary: bilingual, text: bilingual }),
      3,
    ),
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
      phoneTail: Type.String({ pattern: "^\\d{4}$", minLength: 4, maxLength: 4 }),
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

/** Sends a code to the visitor's own number, for the monthly verification. */
export const sendVerificationCode = endpoint({
  name: "sendVerificationCode",
  method: "POST",
  path: "/v1/me/phone-codes",
  callers: ["visitor"],
  request: nothing,
  response: codeSent,
  problems: ["device-replaced", "sms-limit"],
  rate: { max: 20, windowSeconds: 60 },
});

/** Another month, without asking for consents again; on a device that logged in, from now on the one that draws. */
export const verifyPhone = endpoint({
  name: "verifyPhone",
  method: "POST",
  path: "/v1/me/verification",
  callers: ["visitor"],
  request: object({ code: phoneCode }),
  response: object({ verifiedUntil: day }),
  problems: ["device-replaced", "code-wrong", "code-expired", "code-tries-exceeded"],
  rate: { max: 30, windowSeconds: 60 },
});

/** Instead of a code: the PASS app or a certificate, elsewhere, says who is there and with which number. */
export const startProof = endpoint({
  name: "startProof",
  method: "POST",
  path: "/v1/me/proofs",
  callers: ["visitor"],
  request: object({ method: proofMethod }),
  response: recognition,
  problems: ["device-replaced", "not-offered"],
  rate: { max: 20, windowSeconds: 60 },
});

/** As `verifyPhone`. Another name is refused; another number of the same person becomes the account's. */
export const finishProof = endpoint({
  name: "finishProof",
  method: "POST",
  path: "/v1/me/proofs/completion",
  callers: ["visitor"],
  request: recognised,
  response: object({ verifiedUntil: day }),
  problems: [
    "device-replaced",
    "not-offered",
    "log-in-expired",
    "log-in-incomplete",
    "foreign-phone",
    "name-differs",
  ],
  rate: { max: 20, windowSeconds: 60 },
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
