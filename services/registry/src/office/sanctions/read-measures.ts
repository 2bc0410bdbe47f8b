import type { Params, Reply } from "@kipass/contract/endpoint";
import type { readMeasures as endpoint } from "@kipass/contract/office";
import { articlesOf, checksOf, citation, type ProcedureCode } from "@kipass/data/sanctions";
import { Problem } from "@kipass/protocol/problem";
import { today } from "@kipass/service-kit/clock";
import { findInspections } from "../../store/inspections.ts";
import { findLetterhead, type Letterhead } from "../../store/letterheads.ts";
import { type FacilityLine, findFacilityLine } from "../../store/office-facilities.ts";
import { findSanctionsOf, findSteps, type Sanction, type SanctionStep } from "../../store/sanctions.ts";
import type { Desk } from "../desk.ts";
import { briefOf } from "../queue/provider.ts";
import { type Course, courseOf } from "./course.ts";
import { noticeOf, noticeText } from "./notice.ts";

type Measures = Reply<typeof endpoint>;
type StepShown = Measures["sanctions"][number]["steps"][number];

/** @throws Problem facility-not-found */
export async function readMeasures(desk: Desk, params: Params<typeof endpoint>): Promise<Measures> {
  const { tx, officer, clock } = desk;
  const facility = await findFacilityLine(tx, Number(params.facility));
  if (!facility) throw new Problem("facility-not-found");
  const inspections = await findInspections(tx, facility.id);
  const corrected = new Set(inspections.map(({ corrects }) => corrects));
  const sanctions = await findSanctionsOf(tx, facility.id);
  const steps = await findSteps(
    tx,
    sanctions.map(({ id }) => id),
  );
  const letterhead = await findLetterhead(tx, officer.region);
  return {
    facility: briefOf(facility),
    inspections: inspections.map((one) => ({ ...one, isCorrected: corrected.has(one.id) })) as Measures["inspections"],
    sanctions: sanctions.map((sanction) => {
      const own = steps.filter((step) => step.sanction === sanction.id);
      return shown({ desk, facility, letterhead }, sanction, own);
    }),
    nowMs: clock.nowMs(),
  };
}

interface Around {
  desk: Desk;
  facility: FacilityLine;
  letterhead: Letterhead | undefined;
}

function shown(around: Around, sanction: Sanction, steps: SanctionStep[]): Measures["sanctions"][number] {
  const { id, procedure, inspection, by, atMs } = sanction;
  const course = courseOf(procedure, steps);
  const { next, dueOn, isClosed } = course;
  return {
    id,
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
function wordsOf({ desk, facility, letterhead }: Around, procedure: ProcedureCode, step: SanctionStep): string | null {
  const { region } = desk.officer;
  const people = { drafter: step.by, decider: "", number: undefined, day: today(desk.clock) };
  const notice = step.notice ?? noticeOf({ procedure, draft: step, facility, region, letterhead, ...people });
  return notice ? noticeText(notice) : null;
}
