import Type from "typebox";
import { endpoint } from "./endpoint.ts";
import {
  bytes,
  bytesUpTo,
  count,
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
  seconds,
  text,
} from "./schema.ts";

/** What the authority answers to its own officers. It alone joins, one case at a time, under orders two officers signed. */

const nullable = <S extends Parameters<typeof Type.Union>[0][number]>(schema: S) => Type.Union([schema, Type.Null()]);
const caseId = idParam;

const officer = object({
  id: text(40),
  name: text(40),
  title: text(40),
  role: oneOf("investigator", "approver"),
  /** The officer's own signing key: made in their browser, certified by the ministry, pinned by every asked party. */
  key: oneOf("none", "waiting", "certified"),
  publicKey: nullable(bytes(32)),
});

export const logIn = endpoint({
  name: "logIn",
  method: "POST",
  path: "/v1/sessions",
  callers: ["anyone"],
  request: object({ loginId, password }),
  response: object({ officer }),
  problems: ["login-failed", "login-locked"],
  rate: { max: 30, windowSeconds: 60 },
});

export const logOut = endpoint({
  name: "logOut",
  method: "POST",
  path: "/v1/sessions/end",
  callers: ["investigator", "approver"],
  request: nothing,
  response: nothing,
  problems: [],
});

export const describeOfficer = endpoint({
  name: "describeOfficer",
  method: "GET",
  path: "/v1/me",
  callers: ["investigator", "approver"],
  response: object({ officer, nowMs: milliseconds }),
  problems: ["session-ended"],
});

/** Hands in the public half of a key made in the officer's browser; the ministry's certification makes it count. */
export const registerOfficerKey = endpoint({
  name: "registerOfficerKey",
  method: "POST",
  path: "/v1/officer-keys",
  callers: ["investigator", "approver"],
  request: object({ publicKey: bytes(32), proof: bytes(64) }),
  response: object({ officer }),
  problems: ["session-ended", "approval-signature", "conflict"],
});

const caseSummary = object({
  id: identifier,
  caseNumber: text(20),
  status: oneOf("open", "closed"),
  from: seconds,
  to: seconds,
  openedBy: text(40),
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
  problems: ["session-ended", "malformed-request", "case-number-taken", "bad-name", "bad-phone", "bad-period"],
});

export const listCases = endpoint({
  name: "listCases",
  method: "GET",
  path: "/v1/cases",
  callers: ["investigator", "approver"],
  response: object({ cases: list(caseSummary, 1000) }),
  problems: ["session-ended"],
});

const requestStage = oneOf("places", "co-visitors", "identities");
const requestState = oneOf(
  "drafted",
  "signed",
  "approved",
  "running",
  "choosing",
  "done",
  "partial",
  "returned",
  "expired",
);

const orderView = object({
  id: identifier,
  audience: text(16),
  reference: text(22),
  kind: text(40),
  /** The exact bytes officers sign the hash of, so that the browser shows and signs the same thing. */
  bytes: bytesUpTo(100_000),
  hash: bytes(32),
  state: oneOf("drafted", "waiting", "sent", "done", "failed"),
  /** Items received so far; what went wrong last, as a problem code. */
  received: count,
  problem: nullable(text(40)),
});

const requestView = object({
  id: identifier,
  caseId: identifier,
  caseNumber: text(20),
  stage: requestStage,
  state: requestState,
  reason: text(500),
  draftedBy: object({ id: text(40), name: text(40), title: text(40) }),
  draftedAtMs: milliseconds,
  expiresAt: seconds,
  orders: list(orderView, 20),
  approvals: list(object({ officer: text(40), name: text(40), title: text(40), atMs: milliseconds }), 2),
  returnedReason: nullable(text(500, 0)),
});

const exposure = object({ facility: identifier, from: seconds, to: seconds });

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
  callers: ["investigator", "approver"],
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

/** Drafts the stage's orders, one for each asked party, for two officers to sign. Asks nobody anything yet. */
export const draftRequest = endpoint({
  name: "draftRequest",
  method: "POST",
  path: "/v1/cases/:case/requests",
  callers: ["investigator"],
  params: object({ case: caseId }),
  request: object({ stage: requestStage, reason: text(500), exposures: list(exposure, 50) }),
  response: object({ request: requestView }),
  problems: ["session-ended", "case-not-found", "bad-period", "conflict"],
});

export const listRequests = endpoint({
  name: "listRequests",
  method: "GET",
  path: "/v1/requests",
  callers: ["investigator", "approver"],
  response: object({ requests: list(requestView, 200) }),
  problems: ["session-ended"],
});

export const readRequest = endpoint({
  name: "readRequest",
  method: "GET",
  path: "/v1/requests/:request",
  callers: ["investigator", "approver"],
  params: object({ request: idParam }),
  response: object({ request: requestView }),
  problems: ["session-ended", "order-not-found"],
});

/** One officer's signatures over all orders of a request. The second officer's set it going. */
export const approveRequest = endpoint({
  name: "approveRequest",
  method: "POST",
  path: "/v1/requests/:request/approvals",
  callers: ["investigator", "approver"],
  params: object({ request: idParam }),
  request: object({ signatures: list(object({ order: identifier, signature: bytes(64) }), 20) }),
  response: object({ request: requestView }),
  problems: [
    "session-ended",
    "order-not-found",
    "order-expired",
    "approval-own",
    "approval-signature",
    "officer-not-certified",
    "conflict",
  ],
});

export const returnRequest = endpoint({
  name: "returnRequest",
  method: "POST",
  path: "/v1/requests/:request/return",
  callers: ["approver"],
  params: object({ request: idParam }),
  request: object({ reason: text(500) }),
  response: object({ request: requestView }),
  problems: ["session-ended", "order-not-found", "conflict"],
});

/** After the groups are in: whose names to ask for, under the request already approved. */
export const choosePeople = endpoint({
  name: "choosePeople",
  method: "POST",
  path: "/v1/requests/:request/people",
  callers: ["investigator"],
  params: object({ request: idParam }),
  request: object({ people: list(object({ issuer: text(16), person: count }), 10_000) }),
  response: object({ request: requestView }),
  problems: ["session-ended", "order-not-found", "order-expired", "order-limit", "conflict"],
  bodyLimitBytes: 1_048_576,
});

export const listContacts = endpoint({
  name: "listContacts",
  method: "GET",
  path: "/v1/cases/:case/contacts",
  callers: ["investigator"],
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

/** The authority's visit keys, week by week, as a JWS signed with its pinned key (SPEC, keys). */
export const listVisitKeys = endpoint({
  name: "listVisitKeys",
  method: "GET",
  path: "/.well-known/kipass-authority.json",
  callers: ["anyone"],
  response: object({ signingKey: bytes(32), visitKeys: text(100_000) }),
  problems: [],
});
