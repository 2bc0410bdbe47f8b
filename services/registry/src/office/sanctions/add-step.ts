import type { Body, Params, Reply } from "@kipass/contract/endpoint";
import type { addSanctionStep, openSanction as openEndpoint } from "@kipass/contract/office";
import { stepOf } from "@kipass/data/sanctions";
import { isDay } from "@kipass/protocol/day";
import { Problem } from "@kipass/protocol/problem";
import { today } from "@kipass/service-kit/clock";
import { malformed, plainText } from "../../facilities/plain-text.ts";
import { findInspections } from "../../store/inspections.ts";
import { lockFacility } from "../../store/office-facilities.ts";
import { findSanction, findSteps, insertSanction, insertStep, type Sanction } from "../../store/sanctions.ts";
import type { Desk } from "../desk.ts";
import { byName } from "../officers/by-name.ts";
import { type Course, checkDraft, courseOf, type Draft, dueAfter } from "./course.ts";

/** @throws Problem facility-not-found, inspection-not-found, and as `addStep` */
export async function openSanction(
  desk: Desk,
  params: Params<typeof openEndpoint>,
  { procedure, inspection, first }: Body<typeof openEndpoint>,
): Promise<Reply<typeof openEndpoint>> {
  const { tx, officer, clock } = desk;
  const facility = Number(params.facility);
  if (!(await lockFacility(tx, facility))) throw new Problem("facility-not-found");
  if (inspection !== null && !(await findInspections(tx, facility)).some(({ id }) => id === inspection))
    throw new Problem("inspection-not-found");
  const course = courseOf(procedure, []);
  const facts = { facility, procedure, inspection, by: byName(officer), atMs: clock.nowMs() };
  const id = await insertSanction(tx, { ...facts, officer: officer.id });
  return { sanction: id, step: await writeStep(desk, { id, ...facts }, course, first) };
}

/**
 * The next step of a case. Officers who write at once wait for each other; the second is told.
 * @throws Problem sanction-not-found, conflict, step-not-next, step-not-in-force, step-too-early, bad-fine, malformed-request
 */
export async function addStep(
  desk: Desk,
  params: Params<typeof addSanctionStep>,
  { seen, ...draft }: Body<typeof addSanctionStep>,
): Promise<Reply<typeof addSanctionStep>> {
  const { tx } = desk;
  const sanction = await findSanction(tx, Number(params.sanction));
  if (!sanction || !(await lockFacility(tx, sanction.facility))) throw new Problem("sanction-not-found");
  const steps = await findSteps(tx, [sanction.id]);
  if (steps.length !== seen) throw new Problem("conflict");
  return { step: await writeStep(desk, sanction, courseOf(sanction.procedure, steps), draft) };
}

async function writeStep(
  { tx, officer, clock }: Desk,
  sanction: Sanction,
  course: Course,
  given: Draft,
): Promise<number> {
  if (!isDay(given.occurredOn)) throw malformed("/occurredOn");
  if (given.dueOn !== null && !isDay(given.dueOn)) throw malformed("/dueOn");
  const draft = { ...given, facts: plainText(given.facts, "/facts", { maxLength: 1000 }) };
  const day = today(clock);
  checkDraft(sanction.procedure, course, draft, day);
  return insertStep(tx, {
    ...draft,
    sanction: sanction.id,
    caseDueOn: dueAfter(course, draft, day),
    needsDecision: stepOf(draft.step).kind !== "record",
    officer: officer.id,
    by: byName(officer),
    atMs: clock.nowMs(),
  });
}
