import { businessDayFrom, periodEnd } from "@kipass/data/public-holidays";
import {
  type Article,
  type ArticleCode,
  articles,
  articlesOf,
  isInForce,
  type ProcedureCode,
  procedureOf,
  type StepCode,
  stepOf,
} from "@kipass/data/sanctions";
import type { Day } from "@kipass/protocol/day";
import { Problem } from "@kipass/protocol/problem";
import { malformed } from "../../facilities/plain-text.ts";

/** What an officer proposes as the next step of a case. */
export interface Draft {
  step: StepCode;
  occurredOn: Day;
  dueOn: Day | null;
  amount: number | null;
  facts: string;
  isGrave: boolean;
  corrects: number | null;
  about: number | null;
}

/** A step as it is stored, with what was decided on it. */
export interface Entry extends Draft {
  id: number;
  verdict: "approve" | "return" | null;
  /** 시행일. */
  effectiveOn: Day | null;
  caseDueOn: Day | null;
}

export interface Course {
  /** Those that count, in order, each correction in the place of what it corrects. */
  standing: Entry[];
  waiting: Entry | undefined;
  /** The last that leads on; 'start' when there is none. */
  at: StepCode | "start";
  next: StepCode[];
  dueOn: Day | null;
  isClosed: boolean;
}

const needsDecision = (step: StepCode) => stepOf(step).kind !== "record";

/** Where a case stands after its entries, in the order they were written. */
export function courseOf(procedure: ProcedureCode, entries: readonly Entry[]): Course {
  const counted = entries.filter(({ step, verdict }) => verdict === "approve" || !needsDecision(step));
  const corrections = new Map(counted.flatMap((entry) => (entry.corrects === null ? [] : [[entry.corrects, entry]])));
  const latestOf = (entry: Entry): Entry => {
    const correction = corrections.get(entry.id);
    return correction ? latestOf(correction) : entry;
  };
  const standing = counted.filter(({ corrects }) => corrects === null).map(latestOf);
  const waiting = entries.find(({ step, verdict }) => verdict === null && needsDecision(step));
  const at = standing.findLast(({ step }) => step !== "served")?.step ?? "start";
  const isClosed = at === "close";
  return { standing, waiting, at, isClosed, next: nextOf(procedure, { standing, waiting, at }), dueOn: dueOf(counted) };
}

/** While a draft waits for its decision, only what happens by itself can be written down. */
function nextOf(
  procedure: ProcedureCode,
  { standing, waiting, at }: Pick<Course, "standing" | "waiting" | "at">,
): StepCode[] {
  const leads = procedureOf(procedure).leads[at] ?? [];
  const served = unserved(standing).length > 0 && at !== "close" ? (["served"] as const) : [];
  return [...leads.filter((step) => !waiting || !needsDecision(step)), ...served];
}

/** Notices of which nobody has written down when they arrived. */
function unserved(standing: readonly Entry[]): Entry[] {
  const served = new Set(standing.map(({ about }) => about));
  return standing.filter(({ id, step }) => stepOf(step).kind === "notice" && !served.has(id));
}

function dueOf(counted: readonly Entry[]): Day | null {
  return counted.at(-1)?.caseDueOn ?? null;
}

/**
 * Whether a draft may be the next step today, by the law of the day of the breach and of today.
 * @throws Problem step-not-next, step-not-in-force, step-too-early, bad-fine, malformed-request
 */
export function checkDraft(procedure: ProcedureCode, course: Course, draft: Draft, today: Day): void {
  const step = stepOf(draft.step);
  if (draft.occurredOn > today) throw malformed("/occurredOn");
  checkPlace(course, draft);
  for (const article of articlesOf(procedure, draft.step)) checkInForce(article, draft, today);
  checkAmount(procedure, course, draft);
  checkDue(draft, today);
  if (draft.step === "impose" && draft.corrects === null) checkHeard(course, today);
  if (draft.step === "accuse" && !draft.isGrave && !course.standing.some(isOrder)) throw new Problem("step-not-next");
  if (step.kind === "record" && draft.dueOn !== null) throw malformed("/dueOn");
}

const isOrder = ({ step }: Entry) => step === "correct" || step === "ban";

function checkPlace({ standing, next, waiting }: Course, { step, corrects, about, occurredOn }: Draft): void {
  if (corrects !== null) {
    const corrected = standing.find(({ id }) => id === corrects);
    if (corrected?.step !== step || (waiting && needsDecision(step))) throw new Problem("step-not-next");
  } else if (!next.includes(step)) throw new Problem("step-not-next");
  const notice = standing.find(({ id }) => id === about);
  if (step !== "served") {
    if (about !== null) throw malformed("/about");
  } else {
    const others = standing.filter(({ id }) => id !== corrects);
    if (!notice || stepOf(notice.step).kind !== "notice" || others.some((one) => one.about === about))
      throw malformed("/about");
    if (occurredOn < (notice.effectiveOn ?? "")) throw malformed("/occurredOn");
  }
}

/** What happened is judged by the law of its day (질서위반행위규제법 제3조), what is done about it by today's. */
function checkInForce(article: ArticleCode, { step, occurredOn }: Draft, today: Day): void {
  const isOfBreach = stepOf(step).kind === "notice";
  if (!isInForce(article, today) || (isOfBreach && !isInForce(article, occurredOn)))
    throw new Problem("step-not-in-force");
}

function checkAmount(procedure: ProcedureCode, { standing }: Course, { step, amount }: Draft): void {
  const article = procedureOf(procedure).amount;
  const asked = stepOf(step).asksAmount === true && article !== null;
  if (asked !== (amount !== null)) throw malformed("/amount");
  if (!asked || amount === null) return;
  const { most = 0 }: Article = articles[article];
  const named = standing.findLast((one) => one.step === "advance")?.amount ?? most;
  if (amount > (step === "advance" ? most : Math.min(most, named))) throw new Problem("bad-fine");
}

function checkDue({ step, dueOn }: Draft, today: Day): void {
  const { asksDue = false, days = 0 } = stepOf(step);
  if (asksDue !== (dueOn !== null)) throw malformed("/dueOn");
  if (dueOn !== null && dueOn < (days > 0 ? periodEnd(today, days) : today)) throw new Problem("step-too-early");
}

/** Nobody is fined before the day until which they could be heard is over. */
function checkHeard({ standing }: Course, today: Day): void {
  const until = heardUntil(standing);
  if (until === undefined || today <= until) throw new Problem("step-too-early");
}

function heardUntil(standing: readonly Entry[]): Day | undefined {
  const advance = standing.findLast(({ step }) => step === "advance");
  if (!advance?.dueOn) return undefined;
  const served = standing.find(({ about }) => about === advance.id);
  const until = businessDayFrom(advance.dueOn);
  return served ? later(until, periodEnd(served.occurredOn, stepOf("advance").days ?? 0)) : until;
}

/**
 * When the case needs somebody next, once a draft stands from `day` on. Days count from receipt: until a notice's service is written down,
 * from its own day.
 */
export function dueAfter(course: Course, draft: Draft, day: Day): Day | null {
  const { step, dueOn, occurredOn, corrects, about } = draft;
  const isLatest = corrects === null || course.standing.at(-1)?.id === corrects;
  if (!isLatest) return course.dueOn;
  switch (step) {
    case "served":
      return dueOnceServed(course, about, occurredOn);
    case "objection":
      return periodEnd(occurredOn, stepOf("objection").days ?? 0);
    case "impose":
      return periodEnd(day, stepOf("impose").days ?? 0);
    case "opinion":
      return course.dueOn;
    case "ban":
      // A duty that lasts ends on its day, whatever day that is (행정기본법 제6조제2항).
      return dueOn;
    default:
      return dueOn && businessDayFrom(dueOn);
  }
}

function dueOnceServed(course: Course, about: number | null, servedOn: Day): Day | null {
  const notice = course.standing.find(({ id }) => id === about);
  const isCurrent = notice !== undefined && notice.id === course.standing.findLast(({ step }) => step !== "served")?.id;
  const days = notice ? stepOf(notice.step).days : undefined;
  if (!isCurrent || days === undefined) return course.dueOn;
  const end = periodEnd(servedOn, days);
  return notice.dueOn === null ? end : later(businessDayFrom(notice.dueOn), end);
}

const later = (one: Day, other: Day) => (one > other ? one : other);
