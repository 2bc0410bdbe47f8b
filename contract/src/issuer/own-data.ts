import Type from "typebox";
import { endpoint } from "../endpoint.ts";
import { bilingual, count, day, list, nothing, object, oneOf, personName, text } from "../schema.ts";
import { consentKind, consentText } from "./fields.ts";

/** What visitors can see, correct and end of their own. */

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
