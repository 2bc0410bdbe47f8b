import { endpoint } from "../endpoint.ts";
import { count, identifier, list, milliseconds, object, oneOf, phone, text } from "../schema.ts";
import { caseId, contactId, nullable, token } from "./fields.ts";

/** Text messages to contacts: fixed words in five languages, filled in with where and when, and nobody's name. */

const language = oneOf("ko", "en", "zh", "ja", "vi");
const chosen = { language, contacts: list(contactId, 1000) };

/** What would be sent to whom, what it costs, and what is left. Sends nothing. */
export const previewMessages = endpoint({
  name: "previewMessages",
  method: "POST",
  path: "/v1/cases/:case/messages/preview",
  callers: ["investigator"],
  params: object({ case: caseId }),
  request: object(chosen),
  response: object({
    /** Each wording once, the most frequent first. */
    texts: list(object({ text: text(1000), people: count, bytes: count }), 1000),
    people: count,
    /** Chosen people who get none. */
    without: list(object({ contact: contactId, why: oneOf("no-mobile", "excluded") }), 1000),
    /** An estimate by list prices (data/message-prices). */
    won: count,
    leftToday: count,
  }),
  problems: ["session-ended", "case-not-found", "contact-not-found", "conflict"],
});

/** The same words to the officer's own phone, with an invented place. */
export const testMessage = endpoint({
  name: "testMessage",
  method: "POST",
  path: "/v1/cases/:case/messages/test",
  callers: ["investigator"],
  params: object({ case: caseId }),
  request: object({ batch: token, language, phone }),
  response: object({ text: text(1000) }),
  problems: [
    "session-ended",
    "case-not-found",
    "bad-phone",
    "foreign-phone",
    "rate-limited",
    "unavailable",
    "conflict",
  ],
});

/** Sends in the background. The same batch again sends nothing. */
export const sendMessages = endpoint({
  name: "sendMessages",
  method: "POST",
  path: "/v1/cases/:case/messages",
  callers: ["investigator"],
  params: object({ case: caseId }),
  request: object({ batch: token, ...chosen, reason: text(500) }),
  response: object({ batch: identifier, messages: count }),
  problems: ["session-ended", "case-not-found", "contact-not-found", "rate-limited", "conflict"],
});

/** Sends once more what failed. What may have gone is left: somebody calls. */
export const retryMessages = endpoint({
  name: "retryMessages",
  method: "POST",
  path: "/v1/cases/:case/messages/retry",
  callers: ["investigator"],
  params: object({ case: caseId }),
  request: object({ contacts: list(contactId, 1000) }),
  response: object({ messages: count }),
  problems: ["session-ended", "case-not-found", "conflict"],
});

export const listMessageBatches = endpoint({
  name: "listMessageBatches",
  method: "GET",
  path: "/v1/cases/:case/messages",
  callers: ["investigator", "supervisor"],
  params: object({ case: caseId }),
  response: object({
    /** Newest first. */
    batches: list(
      object({
        id: identifier,
        officer: text(40),
        atMs: milliseconds,
        language,
        reason: nullable(text(500)),
        waiting: count,
        sent: count,
        delivered: count,
        failed: count,
        unsure: count,
      }),
      500,
    ),
  }),
  problems: ["session-ended", "case-not-found"],
});
