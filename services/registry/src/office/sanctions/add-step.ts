import type { Body, Params, Reply } from "@kipass/contract/endpoint";
import type { addSanctionStep, openSanction as openEndpoint } from "@kipass/contract/office";
import { stepOf } from "@kipass/data/sanctions";
import { isDay } from "@kipass/protocol/day";
import { Problem } from "@kipass/protocol/problem";
import { today } from "@kipass/service-kit/clock";
import { malformed, plainText } from "../../facilities/plain-text.ts";
import { findInspections } from "../../store/inspections.ts";
import { findWithEntries, lockPlace, type PlaceRef } from "../../store/places.ts";
import { findSanction, findSteps, insertSanction, insertStep, type Sanction } from "../../store/sanctions.ts";
import type { Desk } from "../desk.ts";
import { byName } from "../officers/by-name.ts";
import { type Course, checkDraft, courseOf, type Draft, dueAfter } from "./course.ts";

/** @throws Problem facility-not-found or entry-not-found, inspection-not-found, and as `addStep` */
export async function openSanction(
  desk: Desk,
  place: PlaceRef,
  { procedure, inspection, first }: Body<typeof openEndpoint>,
): Promise<Reply<typeof openEndpoint>> {
  const { tx, officer, clock } = desk;
  if (!(await lockPlace(tx, place))) throw new Problem(place.entry === null ? "facility-not-found" : "entry-not-found");
  const inspections = await findInspections(tx, await findWithEntries(tx, place));
  if (inspection !== null && !inspections.some(({ id }) => id === inspection))
    throw new Problem("inspection-not-found");
  const course = courseOf(procedure, []);
  const facts = { ...place, procedure, inspection, by: byName(officer), atMs: clock.nowMs() };
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
  if (!sanction || !(await lockPlace(tx, sanction))) throw new Problem("sanction-not-found");
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
