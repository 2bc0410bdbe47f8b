import Type from "typebox";
import { endpoint } from "../endpoint.ts";
import {
  bytesUpTo,
  count,
  day,
  identifier,
  idParam,
  list,
  milliseconds,
  nothing,
  object,
  oneOf,
  text,
} from "../schema.ts";
import { actors, everyOfficer, nullable, placeBrief, readers } from "./fields.ts";
import { inspectionEntry } from "./inspection-entry.ts";

/** What a municipality does when the log is not kept. Nothing is ever changed: each step is an entry, and so is a correction. */

const procedureCode = oneOf("operator-order", "operator-fine", "user-fine", "paper-log");
const stepCode = oneOf(
  "guide",
  "correct",
  "corrected",
  "ban",
  "lift",
  "accuse",
  "damages",
  "advance",
  "opinion",
  "impose",
  "paid",
  "objection",
  "refer",
  "court",
  "served",
  "close",
);

const draft = object({
  step: stepCode,
  /** Of a notice: when the breach was; of a record: when it happened. */
  occurredOn: day,
  /** Until when something is to be done, where the step asks for it. */
  dueOn: nullable(day),
  /** Won, where the step asks for it. */
  amount: nullable(Type.Integer({ minimum: 1, maximum: 100_000_000 })),
  /** What happened. Never who visited. */
  facts: text(1000),
  /** Grave enough to accuse without an order before. */
  isGrave: Type.Boolean(),
  /** The entry in whose place this one stands. */
  corrects: nullable(identifier),
  /** The notice that was served. */
  about: nullable(identifier),
});

const bilingual = object({ ko: text(300), en: text(300) });

const stepEntry = object({
  id: identifier,
  ...draft.properties,
  by: text(90),
  /** Drafted by who asks: somebody else decides. */
  isOwn: Type.Boolean(),
  atMs: milliseconds,
  /** Records stand at once; what has to be decided stands once it is approved. */
  state: oneOf("waiting", "returned", "standing", "corrected"),
  decision: nullable(object({ by: text(90), atMs: milliseconds, reason: text(300, 0) })),
  /** '위생과-12'. */
  documentNumber: nullable(text(60)),
  effectiveOn: nullable(day),
  /** The notice in words, to be pasted into the office system; before its approval without number and day. */
  notice: nullable(text(6000)),
  articles: list(text(120), 10),
  checks: list(bilingual, 10),
});

const sanction = object({
  id: identifier,
  /** The entry of the target register it is about; null: the facility. */
  entry: nullable(identifier),
  procedure: procedureCode,
  inspection: nullable(identifier),
  by: text(90),
  atMs: milliseconds,
  steps: list(stepEntry, 500),
  /** What may come now. */
  next: list(stepCode, 16),
  dueOn: nullable(day),
  isClosed: Type.Boolean(),
});

const measures = object({
  place: placeBrief,
  /** The entries of the register whose history is told here: those a facility is taken to be, or the one that was asked for. */
  entries: list(placeBrief, 100),
  inspections: list(inspectionEntry, 500),
  sanctions: list(sanction, 200),
  nowMs: milliseconds,
});

/** Everything a facility was visited and sanctioned for, the latest first; also while it was only in the target register. */
export const readMeasures = endpoint({
  name: "readMeasures",
  method: "GET",
  path: "/v1/facilities/:facility/measures",
  callers: readers,
  params: object({ facility: idParam }),
  response: measures,
  problems: ["session-ended", "facility-not-found"],
});

/** Cases, those with the nearest deadline first. */
export const listSanctions = endpoint({
  name: "listSanctions",
  method: "GET",
  path: "/v1/sanctions",
  callers: readers,
  query: object({ state: Type.Optional(oneOf("waiting", "open", "closed")) }),
  response: object({
    sanctions: list(
      object({
        id: identifier,
        place: placeBrief,
        procedure: procedureCode,
        /** The last that stands, and one that waits to be decided on. */
        step: nullable(stepCode),
        waiting: nullable(stepCode),
        dueOn: nullable(day),
        atMs: milliseconds,
      }),
      500,
    ),
    total: count,
    nowMs: milliseconds,
  }),
  problems: ["session-ended"],
});

/** The same of a business that is in the target register and has no facility. */
export const readEntryMeasures = endpoint({
  name: "readEntryMeasures",
  method: "GET",
  path: "/v1/register/entries/:entry/measures",
  callers: readers,
  params: object({ entry: idParam }),
  response: measures,
  problems: ["session-ended", "entry-not-found"],
});

const opening = object({ procedure: procedureCode, inspection: nullable(identifier), first: draft });
const openingProblems = [
  "session-ended",
  "inspection-not-found",
  "malformed-request",
  "step-not-next",
  "step-not-in-force",
  "step-too-early",
  "bad-fine",
] as const;

/** With its first step. */
export const openSanction = endpoint({
  name: "openSanction",
  method: "POST",
  path: "/v1/facilities/:facility/sanctions",
  callers: actors,
  params: object({ facility: idParam }),
  request: opening,
  response: object({ sanction: identifier, step: identifier }),
  problems: [...openingProblems, "facility-not-found"],
});

/** The same of a business that is in the target register and has no facility. */
export const openEntrySanction = endpoint({
  name: "openEntrySanction",
  method: "POST",
  path: "/v1/register/entries/:entry/sanctions",
  callers: actors,
  params: object({ entry: idParam }),
  request: opening,
  response: object({ sanction: identifier, step: identifier }),
  problems: [...openingProblems, "entry-not-found"],
});

/** Notices and closures then wait for another officer's decision; records stand. */
export const addSanctionStep = endpoint({
  name: "addSanctionStep",
  method: "POST",
  path: "/v1/sanctions/:sanction/steps",
  callers: actors,
  params: object({ sanction: idParam }),
  /** `seen`: how many steps the officer had before them. */
  request: object({ ...draft.properties, seen: count }),
  response: object({ step: identifier }),
  problems: [
    "session-ended",
    "sanction-not-found",
    "conflict",
    "malformed-request",
    "step-not-next",
    "step-not-in-force",
    "step-too-early",
    "bad-fine",
  ],
});

/** By another officer than the one who drafted it. With the approval of a notice it gets its number and day. */
export const decideSanctionStep = endpoint({
  name: "decideSanctionStep",
  method: "POST",
  path: "/v1/sanction-steps/:step/decision",
  callers: ["office-decider"],
  params: object({ step: idParam }),
  request: object({ verdict: oneOf("approve", "return"), reason: text(300, 0) }),
  response: object({ documentNumber: nullable(text(60)) }),
  problems: [
    "session-ended",
    "sanction-not-found",
    "approval-own",
    "conflict",
    "malformed-request",
    "step-not-next",
    "step-not-in-force",
    "step-too-early",
    "bad-fine",
  ],
});

/** The approved notice as a document. */
export const printNotice = endpoint({
  name: "printNotice",
  method: "GET",
  path: "/v1/sanction-steps/:step/notice",
  callers: readers,
  params: object({ step: idParam }),
  response: object({ pdf: bytesUpTo(2_000_000) }),
  problems: ["session-ended", "sanction-not-found", "rate-limited"],
});

/** At the foot of the own office's documents. */
const letterhead = object({
  postcode: text(5, 0),
  address: text(120, 0),
  homepage: text(60, 0),
  telephone: text(20, 0),
});

export const readLetterhead = endpoint({
  name: "readLetterhead",
  method: "GET",
  path: "/v1/letterhead",
  callers: everyOfficer,
  response: object({ ...letterhead.properties, office: text(60), head: text(60) }),
  problems: ["session-ended"],
});

export const setLetterhead = endpoint({
  name: "setLetterhead",
  method: "POST",
  path: "/v1/letterhead",
  callers: ["office-admin"],
  request: letterhead,
  response: nothing,
  problems: ["session-ended", "malformed-request"],
});
