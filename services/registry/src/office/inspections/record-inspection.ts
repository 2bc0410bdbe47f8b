import type { Body, Reply } from "@kipass/contract/endpoint";
import type { recordInspection as endpoint } from "@kipass/contract/office";
import { fromBase64url } from "@kipass/protocol/bytes";
import { dayOf, isDay } from "@kipass/protocol/day";
import { Problem } from "@kipass/protocol/problem";
import { malformed, plainText } from "../../facilities/plain-text.ts";
import { findInspectionByAttempt, findInspections, insertInspection } from "../../store/inspections.ts";
import { isSamePlace, lockPlace, type PlaceRef } from "../../store/places.ts";
import type { Desk } from "../desk.ts";
import { byName } from "../officers/by-name.ts";

const KEPT_ON_A_DEVICE_MS = 14 * 86_400_000;
const CLOCK_AHEAD_MS = 5 * 60_000;

/** @throws Problem facility-not-found or entry-not-found, inspection-not-found when what it corrects is not there or corrected already, malformed-request */
export async function recordInspection(
  { tx, officer, clock }: Desk,
  place: PlaceRef,
  { attempt, inspectedMs, findings, nextVisitOn, corrects, ...body }: Body<typeof endpoint>,
): Promise<Reply<typeof endpoint>> {
  const nowMs = clock.nowMs();
  if (!(await lockPlace(tx, place))) throw new Problem(place.entry === null ? "facility-not-found" : "entry-not-found");
  if (inspectedMs > nowMs + CLOCK_AHEAD_MS || inspectedMs < nowMs - KEPT_ON_A_DEVICE_MS)
    throw malformed("/inspectedMs");
  if (nextVisitOn !== null && (!isDay(nextVisitOn) || nextVisitOn < dayOf(Math.floor(inspectedMs / 1000))))
    throw malformed("/nextVisitOn");
  if (new Set(findings.map(({ item }) => item)).size !== findings.length) throw malformed("/findings");
  const attemptBytes = fromBase64url(attempt);
  if (!attemptBytes) throw malformed("/attempt");
  const known = await findInspectionByAttempt(tx, officer.id, attemptBytes);
  if (known) {
    if (!isSamePlace(known, place)) throw malformed("/attempt");
    return { inspection: known.id };
  }
  if (corrects !== null) await mayBeCorrected(tx, place, corrects);
  const inspection = await insertInspection(tx, {
    ...place,
    officer: officer.id,
    by: byName(officer),
    attempt: attemptBytes,
    inspectedMs: Math.min(inspectedMs, nowMs),
    receivedMs: nowMs,
    findings,
    note: plainText(body.note, "/note", { maxLength: 1000, mayBeEmpty: true }),
    guidance: plainText(body.guidance, "/guidance", { maxLength: 500, mayBeEmpty: true }),
    nextVisitOn,
    corrects,
  });
  if (inspection === undefined) throw new Problem("conflict");
  return { inspection };
}

async function mayBeCorrected(tx: Desk["tx"], place: PlaceRef, corrected: number): Promise<void> {
  const known = await findInspections(tx, [place]);
  const isThere = known.some(({ id }) => id === corrected);
  if (!isThere || known.some(({ corrects }) => corrects === corrected)) throw new Problem("inspection-not-found");
}
