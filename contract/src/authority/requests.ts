import Type from "typebox";
import { endpoint } from "../endpoint.ts";
import { passkeyAssertion } from "../passkeys.ts";
import { count, day, identifier, idParam, list, nothing, object, oneOf, seconds, text } from "../schema.ts";
import { caseId, exposure, nullable, requestStage, requestView } from "./fields.ts";

/** What is asked of the other parties, each time signed by two officers. */

/** What is asked, of what a stage needs; what an officer does not choose is chosen by data/order-terms. */
const asked = {
  stage: requestStage,
  exposures: list(exposure, 50),
  /** For `safe-numbers`: 개인안심번호 as written, each with the day on the slip. */
  slips: Type.Optional(list(object({ number: text(40), day }), 500)),
  legalBasis: Type.Optional(oneOf("disclosure", "investigation")),
  /** From which day people are told. */
  notifyAfter: Type.Optional(day),
};

/** What a draft would ask of whom, within which limits. Keeps nothing. */
export const previewRequest = endpoint({
  name: "previewRequest",
  method: "POST",
  path: "/v1/cases/:case/request-preview",
  callers: ["investigator"],
  params: object({ case: caseId }),
  request: object(asked),
  response: object({
    orders: list(
      object({
        audience: text(16),
        kind: text(40),
        windows: list(object({ facility: nullable(identifier), from: seconds, to: seconds }), 50),
        limits: object({
          passes: Type.Optional(count),
          visits: Type.Optional(count),
          people: Type.Optional(count),
        }),
      }),
      20,
    ),
    article: text(200),
    notifyAfter: day,
    latestNotice: day,
  }),
  problems: ["session-ended", "case-not-found", "malformed-request", "bad-period", "conflict"],
});

/** Drafts the stage's orders, one for each asked party, for two officers to sign. Asks nobody anything yet. */
export const draftRequest = endpoint({
  name: "draftRequest",
  method: "POST",
  path: "/v1/cases/:case/requests",
  callers: ["investigator"],
  params: object({ case: caseId }),
  request: object({
    reason: text(500),
    ...asked,
    /** An approver of any region may sign; supervisors and auditors are told, and it counts in the public figures. */
    emergency: Type.Optional(Type.Boolean()),
  }),
  response: object({ request: requestView }),
  problems: ["session-ended", "case-not-found", "malformed-request", "bad-period", "conflict", "officer-limit"],
});

export const listRequests = endpoint({
  name: "listRequests",
  method: "GET",
  path: "/v1/requests",
  callers: ["investigator", "approver", "supervisor"],
  response: object({ requests: list(requestView, 200) }),
  problems: ["session-ended"],
});

export const readRequest = endpoint({
  name: "readRequest",
  method: "GET",
  path: "/v1/requests/:request",
  callers: ["investigator", "approver", "supervisor"],
  params: object({ request: idParam }),
  response: object({ request: requestView }),
  problems: ["session-ended", "order-not-found"],
});

/** One officer's touch over all orders of a request: the passkey signs `approvalsChallenge` of their hashes. The second sets it going. */
export const approveRequest = endpoint({
  name: "approveRequest",
  method: "POST",
  path: "/v1/requests/:request/approvals",
  callers: ["investigator", "approver"],
  params: object({ request: idParam }),
  request: object({ passkey: passkeyAssertion }),
  response: object({ request: requestView }),
  problems: [
    "session-ended",
    "order-not-found",
    "order-expired",
    "approval-own",
    "approval-signature",
    "officer-not-certified",
    "officer-absent",
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
  problems: ["session-ended", "order-not-found", "officer-absent", "conflict"],
});

/**
 * By who drafted it or an approver, at any moment before it is done: nobody is asked anything more. What has come stays, marked with
 * how far it came.
 */
export const cancelRequest = endpoint({
  name: "cancelRequest",
  method: "POST",
  path: "/v1/requests/:request/cancel",
  callers: ["investigator", "approver"],
  params: object({ request: idParam }),
  request: nothing,
  response: object({ request: requestView }),
  problems: ["session-ended", "order-not-found", "conflict"],
});

/** By who drafted it, while a party out of reach is to be asked again later: it is asked now. */
export const askAgain = endpoint({
  name: "askAgain",
  method: "POST",
  path: "/v1/requests/:request/ask-again",
  callers: ["investigator"],
  params: object({ request: idParam }),
  request: nothing,
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
  problems: ["session-ended", "order-not-found", "order-expired", "order-limit", "officer-limit", "conflict"],
  bodyLimitBytes: 1_048_576,
});
