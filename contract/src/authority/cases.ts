import Type from "typebox";
import { endpoint } from "../endpoint.ts";
import {
  count,
  day,
  identifier,
  list,
  milliseconds,
  object,
  oneOf,
  personName,
  phone,
  regionCode,
  seconds,
  text,
} from "../schema.ts";
import { caseId, exposure, nullable, requestView } from "./fields.ts";

/** Cases, and what has become known of them. */

const caseSummary = object({
  id: identifier,
  caseNumber: text(20),
  status: oneOf("open", "closed"),
  from: seconds,
  to: seconds,
  /** Whose case it is: 00000 the nation, xx000 a 시도, else a 시군구. */
  region: regionCode,
  openedBy: text(40),
  /** The investigator whose case it is. */
  assignedTo: text(40),
  openedAtMs: milliseconds,
  destroyedOn: day,
  /** The farthest stage reached, in the order they are done. */
  stage: oneOf("opened", "places", "co-visitors", "identities", "contacts"),
});

/** Period: 2 days before symptoms or sampling, to isolation, at most the 28 days kept. */
export const openCase = endpoint({
  name: "openCase",
  method: "POST",
  path: "/v1/cases",
  callers: ["investigator"],
  request: object({
    caseNumber: text(20),
    name: personName,
    phone,
    issuers: Type.Array(text(16), { minItems: 1, maxItems: 10 }),
    onset: object({ kind: oneOf("symptoms", "sampling"), day }),
    isolatedAt: nullable(seconds),
    note: text(1000, 0),
  }),
  response: object({ case: caseSummary }),
  problems: [
    "session-ended",
    "malformed-request",
    "case-number-taken",
    "bad-name",
    "bad-phone",
    "bad-period",
    "officer-limit",
  ],
});

export const listCases = endpoint({
  name: "listCases",
  method: "GET",
  path: "/v1/cases",
  callers: ["investigator", "approver", "supervisor"],
  response: object({ cases: list(caseSummary, 1000) }),
  problems: ["session-ended"],
});

/** Overlap of one anonymous person with the case at the chosen exposures, minutes as [certain, possible]. */
const overlap = object({
  exposure: count,
  enteredAt: seconds,
  leftAt: nullable(seconds),
  minMinutes: count,
  maxMinutes: count,
  flags: list(oneOf("offline", "late", "implausible", "sessionEnded", "conflict", "reserve"), 6),
});

export const readCase = endpoint({
  name: "readCase",
  method: "GET",
  path: "/v1/cases/:case",
  callers: ["investigator", "approver", "supervisor"],
  params: object({ case: caseId }),
  response: object({
    case: caseSummary,
    note: text(1000, 0),
    issuers: list(text(16), 10),
    /** Where the person was, once the first request is answered. */
    visits: list(
      object({
        id: identifier,
        facility: identifier,
        facilityName: text(60),
        sector: text(40),
        address: text(260, 0),
        region: text(5),
        enteredAt: seconds,
        leftAt: nullable(seconds),
        /** The sector's usual stay, used while no exit was scanned. */
        usualStayMinutes: count,
      }),
      2000,
    ),
    exposures: list(exposure, 50),
    /** Who else was there, as numbers, until identities are asked for the chosen. */
    people: list(object({ issuer: text(16), person: count, overlaps: list(overlap, 200) }), 20_000),
    requests: list(requestView, 100),
  }),
  problems: ["session-ended", "case-not-found"],
});

export const listContacts = endpoint({
  name: "listContacts",
  method: "GET",
  path: "/v1/cases/:case/contacts",
  callers: ["investigator", "supervisor"],
  params: object({ case: caseId }),
  response: object({
    contacts: list(
      object({
        id: identifier,
        name: personName,
        phone: text(20),
        guardianPhone: nullable(text(20)),
        issuers: list(text(16), 10),
        overlaps: list(
          object({ facility: identifier, facilityName: text(60), at: seconds, minMinutes: count, maxMinutes: count }),
          200,
        ),
      }),
      20_000,
    ),
  }),
  problems: ["session-ended", "case-not-found"],
});
