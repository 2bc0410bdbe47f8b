import Type from "typebox";
import { orderProblems } from "./disclosure.ts";
import { endpoint } from "./endpoint.ts";
import {
  bilingual,
  bytes,
  bytesUpTo,
  count,
  day,
  idParam,
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
/** The last digits, enough to tell one's own number. */
const phoneTail = Type.String({ pattern: "^\\d{4}$", minLength: 4, maxLength: 4 });
const codeSent = object({ expiresInSeconds: count, resendAfterSeconds: count });

const safeNumber = Type.String({ minLength: 6, maxLength: 6 });
const pastConsent = object({
  kind: consentKind,
  version: text(16),
  agreedOn: day,
  withdrawnOn: Type.Union([day, Type.Null()]),
});
const dataRequestKind = oneOf("access", "correction", "erasure", "suspension");
const dataRequest = object({
  /** The request's own, to name it by when asking. */
  number: Type.Integer({ minimum: 10_000_000, maximum: 99_999_999 }),
  kind: dataRequestKind,
  text: text(500, 0),
  openedOn: day,
  /** Ten days later: 개인정보 보호법 시행령 제41조·제43조·제44조. */
  dueOn: day,
  status: oneOf("received", "answered"),
  answeredOn: Type.Union([day, Type.Null()]),
  answer: Type.Union([text(1000), Type.Null()]),
});
/** The words of one consent; `bindsFrom` is the day from which they are what is agreed to. */
const consentText = object({
  kind: consentKind,
  version: text(16),
  bindsFrom: day,
  title: bilingual,
  summary: bilingual,
  text: bilingual,
});

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

/** A child's account number; to its guardian's app a name for the child and nothing else. */
const childNumber = Type.Integer({ minimum: 1, maximum: 281_474_976_710_655 });

/**
 * Draws one pass: the visitor's own, or that of a child this device draws for. Nothing is written and nothing is logged,
 * here or in front of it (SPEC, what each party can know).
 */
export const issuePass = endpoint({
  name: "issuePass",
  method: "POST",
  path: "/v1/passes",
  callers: ["visitor", "child"],
  request: object({ class: oneOf("live", "assisted"), child: Type.Optional(childNumber) }),
  response: object({ pass: passText, issuedAt: seconds, expiresAt: seconds, nowMs: milliseconds }),
  problems: [
    "device-replaced",
    "not-verified",
    "consent-outdated",
    "processing-suspended",
    "issuer-suspended",
    "child-not-found",
    "child-of-age",
  ],
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
  problems: ["device-replaced", "not-verified", "consent-outdated", "processing-suspended"],
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
    /** 개인안심번호 in its one spelling (SPEC §15.4). */
    safeNumber,
    /** Since when this device is the account's only one. */
    deviceSince: day,
    /** New words of the consents, announced or binding already, that are still to be agreed to. */
    consentsDue: Type.Union([object({ bindsFrom: day }), Type.Null()]),
    /** How often something of the visitor's was provided, of what they may know by now. */
    provisions: count,
    /** Since when processing is suspended. */
    pausedOn: Type.Union([day, Type.Null()]),
  }),
  problems: ["device-replaced"],
});

/** Another 개인안심번호 from now on; the former one stays resolvable under an order for 28 days. */
export const rotateSafeNumber = endpoint({
  name: "rotateSafeNumber",
  method: "POST",
  path: "/v1/me/safe-number",
  callers: ["visitor"],
  request: nothing,
  response: object({ safeNumber }),
  problems: ["device-replaced", "safe-number-limit"],
  rate: { max: 20, windowSeconds: 60 },
});

/** Every consent ever given, newest first, and the new words still to be agreed to. */
export const listConsents = endpoint({
  name: "listConsents",
  method: "GET",
  path: "/v1/me/consents",
  callers: ["visitor"],
  response: object({
    consents: list(pastConsent, 300),
    due: Type.Union([object({ bindsFrom: day, texts: list(consentText, 3) }), Type.Null()]),
  }),
  problems: ["device-replaced"],
});

/** Consent to the new words, all of them; whoever does not agree sends nothing, or withdraws. */
export const giveConsents = endpoint({
  name: "giveConsents",
  method: "POST",
  path: "/v1/me/consents",
  callers: ["visitor"],
  request: object({ consents: list(object({ kind: consentKind, version: text(16), agreed: Type.Boolean() }), 3) }),
  response: nothing,
  problems: ["device-replaced", "consent-missing", "consent-outdated"],
  rate: { max: 20, windowSeconds: 60 },
});

/** What of the visitor's was provided to the authority, from the day each order names. Groups of passes carry no identity and are not here. */
export const listProvisions = endpoint({
  name: "listProvisions",
  method: "GET",
  path: "/v1/me/provisions",
  callers: ["visitor"],
  response: object({
    provisions: list(
      object({
        kind: oneOf("passes-of-person", "identities-of-passes", "identities-of-safe-numbers"),
        providedOn: day,
        reference: text(22),
        legalBasis: text(200),
        purpose: text(500),
      }),
      200,
    ),
  }),
  problems: ["device-replaced"],
});

/** All that is kept about the visitor, each with what it is for and when it goes; the app makes a file of it. */
export const downloadMyData = endpoint({
  name: "downloadMyData",
  method: "GET",
  path: "/v1/me/data",
  callers: ["visitor"],
  response: object({
    madeOn: day,
    issuer: bilingual,
    sections: list(
      object({
        title: bilingual,
        explanation: bilingual,
        entries: list(object({ name: bilingual, value: text(2000, 0) }), 1000),
      }),
      20,
    ),
  }),
  problems: ["device-replaced"],
});

/** 열람·정정·삭제·처리정지 (개인정보 보호법 제35조~제37조); the last two take effect with the answer. */
export const openDataRequest = endpoint({
  name: "openDataRequest",
  method: "POST",
  path: "/v1/me/data-requests",
  callers: ["visitor"],
  request: object({ kind: dataRequestKind, text: text(500, 0) }),
  response: object({ request: dataRequest, destroyedOn: day }),
  problems: ["device-replaced", "data-request-open"],
  rate: { max: 20, windowSeconds: 60 },
});

export const listDataRequests = endpoint({
  name: "listDataRequests",
  method: "GET",
  path: "/v1/me/data-requests",
  callers: ["visitor"],
  response: object({ requests: list(dataRequest, 100) }),
  problems: ["device-replaced"],
});

/** Ends a suspension: passes are drawn again. */
export const resumeProcessing = endpoint({
  name: "resumeProcessing",
  method: "POST",
  path: "/v1/me/resumption",
  callers: ["visitor"],
  request: nothing,
  response: nothing,
  problems: ["device-replaced"],
  rate: { max: 20, windowSeconds: 60 },
});

/** Sends a code to the visitor's own number, for the monthly verification. */
export const sendVerificationCode = endpoint({
  name: "sendVerificationCode",
  method: "POST",
  path: "/v1/me/phone-codes",
  callers: ["visitor"],
  request: nothing,
  response: object({ expiresInSeconds: count, resendAfterSeconds: count, phoneTail }),
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
  problems: ["device-replaced", "not-offered", "log-in-expired", "log-in-incomplete", "foreign-phone", "name-differs"],
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

const ofChild = object({ child: idParam });

/** A child under 14, by its guardian's consent; this device draws for it from now on. The same child again is the same account. */
export const addChild = endpoint({
  name: "addChild",
  method: "POST",
  path: "/v1/me/children",
  callers: ["visitor"],
  request: object({
    name: personName,
    birthDate: day,
    consents: list(
      object({
        kind: oneOf("collection", "provision", "location", "guardian"),
        version: text(16),
        agreed: Type.Boolean(),
      }),
      4,
    ),
  }),
  response: object({ child: childNumber, ofAgeOn: day }),
  problems: [
    "device-replaced",
    "not-verified",
    "bad-name",
    "bad-birth-date",
    "child-of-age",
    "consent-missing",
    "consent-outdated",
    "children-limit",
  ],
  rate: { max: 30, windowSeconds: 60 },
});

/** The visitor's children, each with the day it turns 14; this device draws for those without one of their own. */
export const listChildren = endpoint({
  name: "listChildren",
  method: "GET",
  path: "/v1/me/children",
  callers: ["visitor"],
  response: object({
    children: list(object({ child: childNumber, name: personName, ofAgeOn: day, ownDevice: Type.Boolean() }), 8),
  }),
  problems: ["device-replaced"],
});

/** The guardian withdraws the consent for a child: its passes end on every device. */
export const removeChild = endpoint({
  name: "removeChild",
  method: "POST",
  path: "/v1/me/children/:child/removal",
  callers: ["visitor"],
  params: ofChild,
  request: nothing,
  response: object({ destroyedOn: day }),
  problems: ["device-replaced", "child-not-found"],
});

/** A code for a device of the child's own, to be shown on the guardian's. */
export const startChildDevice = endpoint({
  name: "startChildDevice",
  method: "POST",
  path: "/v1/me/children/:child/device-codes",
  callers: ["visitor"],
  params: ofChild,
  request: nothing,
  response: object({ code: phoneCode, expiresInSeconds: count }),
  problems: ["device-replaced", "not-verified", "child-not-found"],
  rate: { max: 30, windowSeconds: 60 },
});

/** Back from the child's own device to the guardian's. */
export const endChildDevice = endpoint({
  name: "endChildDevice",
  method: "POST",
  path: "/v1/me/children/:child/device-end",
  callers: ["visitor"],
  params: ofChild,
  request: nothing,
  response: nothing,
  problems: ["device-replaced", "not-verified", "child-not-found"],
});

/** The guardian's number and the code on the guardian's screen: a session that draws for this child and can do nothing else. */
export const startChildSession = endpoint({
  name: "startChildSession",
  method: "POST",
  path: "/v1/child-sessions",
  callers: ["anyone"],
  request: object({ phone, code: phoneCode }),
  response: object({ name: personName, ofAgeOn: day, verifiedUntil: day }),
  problems: ["bad-phone", "foreign-phone", "code-wrong", "code-expired", "code-tries-exceeded", "child-not-found"],
  rate: { max: 30, windowSeconds: 60 },
});

/** The session follows the guardian's monthly verification. */
export const renewChildSession = endpoint({
  name: "renewChildSession",
  method: "POST",
  path: "/v1/child-sessions/renewal",
  callers: ["child"],
  request: nothing,
  response: object({ verifiedUntil: day }),
  problems: ["device-replaced"],
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

/** Order `identities-of-safe-numbers`: items {number, name, phone, guardianPhone} of numbers that were somebody's on these days. */
export const discloseSafeNumbers = endpoint({
  name: "discloseSafeNumbers",
  method: "POST",
  path: "/v1/disclosures/safe-numbers",
  callers: ["order"],
  request: object({ order }),
  response: sealedParts,
  problems: [...orderProblems],
  bodyLimitBytes: 262_144,
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
