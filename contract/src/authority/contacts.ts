import Type from "typebox";
import { endpoint } from "../endpoint.ts";
import { count, identifier, list, milliseconds, object, regionCode, seconds, text } from "../schema.ts";
import { caseId, contactId, contactState, messageState, nullable, token } from "./fields.ts";

/** The people somebody has to reach, and what has been done about each. */

const meeting = object({
  facility: identifier,
  facilityName: text(60),
  at: seconds,
  minMinutes: count,
  maxMinutes: count,
});

const contact = {
  id: contactId,
  /** Empty when nobody has written it down. */
  name: text(60, 0),
  /** Empty while all that is known is a safe number. */
  phone: text(20, 0),
  guardianPhone: nullable(text(20)),
  /** 개인안심번호 from a slip whose holder is not known yet. */
  safeNumber: nullable(text(6)),
  /** Who named this person: issuers' codes, `paper` for a written log, `own-system` for a facility's own. */
  sources: list(text(16), 12),
  overlaps: list(meeting, 200),
  state: contactState,
  /** Calls nobody answered since the last one somebody did. */
  missedCalls: count,
  next: text(200, 0),
  note: text(1000, 0),
  takenBy: nullable(text(40)),
  /** Where they live, once a call has told. */
  residence: nullable(regionCode),
  /** The 시군구 whose health centre sees to them, and its name: where they live, else where they met the case. */
  centre: nullable(object({ region: regionCode, name: text(60) })),
  message: nullable(object({ state: messageState, atMs: milliseconds, problem: nullable(text(40)) })),
};

export const listContacts = endpoint({
  name: "listContacts",
  method: "GET",
  path: "/v1/cases/:case/contacts",
  callers: ["investigator", "supervisor"],
  params: object({ case: caseId }),
  response: object({ contacts: list(object(contact), 20_000) }),
  problems: ["session-ended", "case-not-found"],
});

/** A health centre's own contacts, of whatever case. What it is told of a meeting is the last day's. */
export const listAssignedContacts = endpoint({
  name: "listAssignedContacts",
  method: "GET",
  path: "/v1/assigned-contacts",
  callers: ["health-centre"],
  response: object({ contacts: list(object({ ...contact, caseId: identifier, caseNumber: text(20) }), 20_000) }),
  problems: ["session-ended"],
});

const step = object({
  state: Type.Optional(contactState),
  next: Type.Optional(text(200, 0)),
  note: Type.Optional(text(1000, 0)),
  residence: Type.Optional(nullable(regionCode)),
  /** Whoever records it takes the contact on, or gives it back. */
  taken: Type.Optional(Type.Boolean()),
});

/** What has been done about one contact, oldest first; nothing is ever taken out of it. */
export const readContactSteps = endpoint({
  name: "readContactSteps",
  method: "GET",
  path: "/v1/cases/:case/contacts/:contact/steps",
  callers: ["investigator", "supervisor", "health-centre"],
  params: object({ case: caseId, contact: contactId }),
  response: object({
    steps: list(object({ batch: token, officer: text(40), atMs: milliseconds, step, undone: Type.Boolean() }), 2000),
  }),
  problems: ["session-ended", "case-not-found", "contact-not-found"],
});

/** One step for any number of contacts. The same batch again does nothing. */
export const recordContactSteps = endpoint({
  name: "recordContactSteps",
  method: "POST",
  path: "/v1/cases/:case/contact-steps",
  callers: ["investigator", "health-centre"],
  params: object({ case: caseId }),
  request: object({ batch: token, contacts: list(contactId, 5000), step }),
  response: object({ recorded: count, undoUntilMs: milliseconds }),
  problems: ["session-ended", "case-not-found", "contact-not-found", "malformed-request", "conflict"],
  bodyLimitBytes: 200_000,
});

/** Takes back what the same officer recorded with one press in the last ten minutes. The history shows both. */
export const undoContactSteps = endpoint({
  name: "undoContactSteps",
  method: "POST",
  path: "/v1/cases/:case/contact-steps/undo",
  callers: ["investigator", "health-centre"],
  params: object({ case: caseId }),
  request: object({ batch: token }),
  response: object({ undone: count }),
  problems: ["session-ended", "case-not-found", "conflict"],
});
