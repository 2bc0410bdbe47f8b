import type { Reply } from "@kipass/contract/endpoint";
import type { readMeasures as endpoint } from "@kipass/contract/office";
import { articlesOf, checksOf, citation, type ProcedureCode } from "@kipass/data/sanctions";
import { Problem } from "@kipass/protocol/problem";
import { today } from "@kipass/service-kit/clock";
import { findInspections } from "../../store/inspections.ts";
import { findLetterhead, type Letterhead } from "../../store/letterheads.ts";
import { findWithEntries, isSamePlace, type Place, type PlaceRef } from "../../store/places.ts";
import { findSanctionsOf, findSteps, type Sanction, type SanctionStep } from "../../store/sanctions.ts";
import type { Desk } from "../desk.ts";
import { type Course, courseOf } from "./course.ts";
import { noticeOf, noticeText } from "./notice.ts";

type Measures = Reply<typeof endpoint>;
type StepShown = Measures["sanctions"][number]["steps"][number];

/** With what was found about a facility when it was only in the register. @throws Problem facility-not-found or entry-not-found */
export async function readMeasures(desk: Desk, asked: PlaceRef): Promise<Measures> {
  const { tx, officer, clock } = desk;
  const places = await findWithEntries(tx, asked);
  const [place] = places;
  if (!place) throw new Problem(asked.entry === null ? "facility-not-found" : "entry-not-found");
  const inspections = await findInspections(tx, places);
  const corrected = new Set(inspections.map(({ corrects }) => corrects));
  const sanctions = await findSanctionsOf(tx, places);
  const steps = await findSteps(
    tx,
    sanctions.map(({ id }) => id),
  );
  const letterhead = await findLetterhead(tx, officer.region);
  return {
    place,
    entries: places.filter(({ entry }) => entry !== null),
    inspections: inspections.map(({ facility, ...one }) => ({
      ...one,
      isCorrected: corrected.has(one.id),
    })) as Measures["inspections"],
    sanctions: sanctions.map((sanction) => {
      const own = steps.filter((step) => step.sanction === sanction.id);
      const of = places.find((one) => isSamePlace(one, sanction)) ?? place;
      return shown({ desk, place: of, letterhead }, sanction, own);
    }),
    nowMs: clock.nowMs(),
  };
}

interface Around {
  desk: Desk;
  place: Place;
  letterhead: Letterhead | undefined;
}

function shown(around: Around, sanction: Sanction, steps: SanctionStep[]): Measures["sanctions"][number] {
  const { id, entry, procedure, inspection, by, atMs } = sanction;
  const course = courseOf(procedure, steps);
  const { next, dueOn, isClosed } = course;
  return {
    id,
    entry,
    procedure,
    inspection,
    by,
    atMs,
    steps: steps.map((step) => stepShown(around, procedure, course, step)),
    next,
    dueOn,
    isClosed,
  };
}

function stepShown(around: Around, procedure: ProcedureCode, course: Course, step: SanctionStep): StepShown {
  const articles = articlesOf(procedure, step.step);
  const { id, occurredOn, dueOn, amount, facts, isGrave, corrects, about, by, atMs, documentNumber, effectiveOn } =
    step;
  return {
    id,
    step: step.step,
    occurredOn,
    dueOn,
    amount,
    facts,
    isGrave,
    corrects,
    about,
    by,
    isOwn: step.officer === around.desk.officer.id,
    atMs,
    state: stateOf(course, step),
    decision:
      step.decidedBy === null || step.decidedMs === null
        ? null
        : { by: step.decidedBy, atMs: step.decidedMs, reason: step.reason ?? "" },
    documentNumber,
    effectiveOn,
    notice: wordsOf(around, procedure, step),
    articles: articles.map(citation),
    checks: checksOf(articles, occurredOn),
  };
}

function stateOf({ standing, waiting }: Course, { id, verdict }: SanctionStep): StepShown["state"] {
  if (verdict === "return") return "returned";
  if (waiting?.id === id) return "waiting";
  return standing.some((one) => one.id === id) ? "standing" : "corrected";
}

/** Approved as it went out; before that as it would go out today. */
function wordsOf({ desk, place, letterhead }: Around, procedure: ProcedureCode, step: SanctionStep): string | null {
  const { region } = desk.officer;
  const people = { drafter: step.by, decider: "", number: undefined, day: today(desk.clock) };
  const notice = step.notice ?? noticeOf({ procedure, draft: step, place, region, letterhead, ...people });
  return notice ? noticeText(notice) : null;
}
