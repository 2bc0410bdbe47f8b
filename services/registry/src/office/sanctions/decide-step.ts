import type { Body, Params, Reply } from "@kipass/contract/endpoint";
import type { decideSanctionStep as endpoint } from "@kipass/contract/office";
import { officeOf } from "@kipass/data/offices";
import { stepOf } from "@kipass/data/sanctions";
import type { Day } from "@kipass/protocol/day";
import { Problem } from "@kipass/protocol/problem";
import { today } from "@kipass/service-kit/clock";
import { malformed, plainText } from "../../facilities/plain-text.ts";
import { findLetterhead, nextSerial } from "../../store/letterheads.ts";
import { lockPlace, type Place } from "../../store/places.ts";
import {
  findSanction,
  findStep,
  findSteps,
  insertStepDecision,
  type Sanction,
  type SanctionStep,
} from "../../store/sanctions.ts";
import type { Desk } from "../desk.ts";
import { byName } from "../officers/by-name.ts";
import { checkDraft, courseOf, dueAfter } from "./course.ts";
import { noticeOf } from "./notice.ts";

/**
 * 결재. The law, the order of steps and the deadlines are looked at again: they are those of the day the notice takes effect.
 * @throws Problem sanction-not-found, approval-own, conflict, step-not-next, step-not-in-force, step-too-early, bad-fine, malformed-request
 */
export async function decideStep(
  desk: Desk,
  params: Params<typeof endpoint>,
  { verdict, ...body }: Body<typeof endpoint>,
): Promise<Reply<typeof endpoint>> {
  const { tx, officer, clock } = desk;
  const step = await findStep(tx, Number(params.step));
  const sanction = step && (await findSanction(tx, step.sanction));
  const place = sanction && (await lockPlace(tx, sanction));
  if (!step || !place) throw new Problem("sanction-not-found");
  if (step.officer === officer.id) throw new Problem("approval-own");
  if (verdict === "return" && body.reason.trim() === "") throw malformed("/reason");
  const decision = {
    step: step.id,
    verdict,
    reason: plainText(body.reason, "/reason", { maxLength: 300, mayBeEmpty: true }),
    officer: officer.id,
    by: byName(officer),
    atMs: clock.nowMs(),
  };
  const approved = verdict === "approve" ? await approvedAs(desk, sanction, step, place) : NOTHING;
  if (!(await insertStepDecision(tx, { ...decision, ...approved }))) throw new Problem("conflict");
  return { documentNumber: approved.documentNumber };
}

const NOTHING = { effectiveOn: null, caseDueOn: null, documentNumber: null, notice: null };

async function approvedAs(desk: Desk, sanction: Sanction, step: SanctionStep, place: Place) {
  const day = today(desk.clock);
  const steps = await findSteps(desk.tx, [sanction.id]);
  if (steps.find(({ id }) => id === step.id)?.verdict !== null || stepOf(step.step).kind === "record")
    throw new Problem("conflict");
  const course = courseOf(
    sanction.procedure,
    steps.filter(({ id }) => id !== step.id),
  );
  checkDraft(sanction.procedure, course, step, day);
  const caseDueOn = dueAfter(course, step, day);
  if (stepOf(step.step).kind !== "notice") return { ...NOTHING, effectiveOn: day, caseDueOn };
  return { effectiveOn: day, caseDueOn, ...(await numbered(desk, sanction, step, place, day)) };
}

/** The document as it goes out, under the office's next number of the year. */
async function numbered({ tx, officer }: Desk, { procedure }: Sanction, draft: SanctionStep, place: Place, day: Day) {
  const { region } = officer;
  const serial = await nextSerial(tx, region, Number(day.slice(0, 4)));
  const documentNumber = `${officeOf(region, day).department}-${serial}`;
  const letterhead = await findLetterhead(tx, region);
  const people = { drafter: draft.by, decider: byName(officer) };
  const notice = noticeOf({ procedure, draft, place, region, letterhead, ...people, number: documentNumber, day });
  if (!notice) throw new Problem("internal");
  return { documentNumber, notice };
}
