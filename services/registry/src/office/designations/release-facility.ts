import type { Body, Params, Reply } from "@kipass/contract/endpoint";
import type { endRelease as ending, releaseFacility as endpoint } from "@kipass/contract/office";
import { isDay } from "@kipass/protocol/day";
import { Problem } from "@kipass/protocol/problem";
import { today } from "@kipass/service-kit/clock";
import { touches } from "../../designations/obligation-of.ts";
import { findDesignation, findSubject, insertRelease, endRelease as markEnded } from "../../store/designations.ts";
import { findFacilityLine } from "../../store/office-facilities.ts";
import type { Desk } from "../desk.ts";
import { byName, noteToFacility } from "../officers/by-name.ts";

/** @throws Problem facility-not-found, designation-not-found, bad-designation when the rule is not for it, conflict when it is left out already */
export async function releaseFacility(
  desk: Desk,
  { facility }: Params<typeof endpoint>,
  { designation, to, reason }: Body<typeof endpoint>,
): Promise<Reply<typeof endpoint>> {
  const { tx, officer, clock } = desk;
  const [day, nowMs] = [today(clock), clock.nowMs()];
  const subject = await findSubject(tx, Number(facility));
  if (!subject) throw new Problem("facility-not-found");
  const rule = await findDesignation(tx, designation);
  if (!rule) throw new Problem("designation-not-found");
  const isOver = rule.to !== null && rule.to < day;
  if (isOver || touches(rule, subject) === "no") throw new Problem("bad-designation");
  if (to !== null && (!isDay(to) || to < day)) throw new Problem("bad-designation");
  const release = { facility: subject.id, designation, from: day, to, reason, by: byName(officer) };
  const id = await insertRelease(tx, release, nowMs);
  if (id === undefined) throw new Problem("conflict");
  await noteToFacility(tx, subject, { nowMs, day, what: "released", newValue: `${rule.title} · ${reason}` });
  return { release: id };
}

/** The facility is under the rule again from today. @throws Problem conflict when somebody else was first */
export async function endRelease(
  { tx, clock }: Desk,
  { release }: Params<typeof ending>,
  { reason }: Body<typeof ending>,
): Promise<Reply<typeof ending>> {
  const [day, nowMs] = [today(clock), clock.nowMs()];
  const ended = await markEnded(tx, Number(release), day, nowMs);
  if (!ended) throw new Problem("conflict");
  const facility = await findFacilityLine(tx, ended.facility);
  if (facility) await noteToFacility(tx, facility, { nowMs, day, what: "releaseEnded", newValue: reason });
  return {};
}
