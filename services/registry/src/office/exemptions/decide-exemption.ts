import type { Body, Params, Reply } from "@kipass/contract/endpoint";
import type { decideExemption as deciding, endExemption as ending } from "@kipass/contract/office";
import { addDays, isDay } from "@kipass/protocol/day";
import { Problem } from "@kipass/protocol/problem";
import { today } from "@kipass/service-kit/clock";
import { malformed } from "../../facilities/plain-text.ts";
import * as store from "../../store/exemptions.ts";
import type { Desk } from "../desk.ts";
import { byName, noteToFacility } from "../officers/by-name.ts";
import { missingOf } from "./ask-exemption.ts";

/** Then it is looked at again. */
const MOST_DAYS = 366;

/** @throws Problem exemption-not-found, exemption-incomplete, malformed-request for a last day that cannot be, conflict */
export async function decideExemption(
  { tx, officer, clock }: Desk,
  { exemption: id }: Params<typeof deciding>,
  { isGranted, until, reason }: Body<typeof deciding>,
): Promise<Reply<typeof deciding>> {
  const [day, nowMs] = [today(clock), clock.nowMs()];
  const exemption = await store.lockExemption(tx, Number(id));
  if (!exemption) throw new Problem("exemption-not-found");
  if (exemption.state !== "open") throw new Problem("conflict");
  const isLastDay = until !== null && isDay(until) && until >= day && until < addDays(day, MOST_DAYS);
  if (isGranted !== isLastDay || (!isGranted && until !== null)) throw malformed("/until");
  if (isGranted) {
    const [files, handIns] = [await store.findFiles(tx, [exemption.id]), await store.findHandIns(tx, [exemption.id])];
    if (missingOf(exemption, files, handIns).length > 0) throw new Problem("exemption-incomplete");
  }
  const decidedBy = byName(officer);
  await store.decideExemption(tx, exemption.id, { from: isGranted ? day : null, until, reason, decidedBy, nowMs });
  const what = isGranted ? "exempted" : "exemptionRefused";
  const newValue = isGranted ? `~ ${until} · ${reason}` : reason;
  await noteToFacility(tx, exemption.facility, { nowMs, day, what, newValue });
  return {};
}

/** From today it is under its rules again. @throws Problem exemption-not-found, conflict */
export async function endExemption(
  { tx, officer, clock }: Desk,
  { exemption: id }: Params<typeof ending>,
  { reason }: Body<typeof ending>,
): Promise<Reply<typeof ending>> {
  const [day, nowMs] = [today(clock), clock.nowMs()];
  const exemption = await store.lockExemption(tx, Number(id));
  if (!exemption) throw new Problem("exemption-not-found");
  if (exemption.state !== "granted" || (exemption.until ?? "") < day) throw new Problem("conflict");
  await store.endExemption(tx, exemption.id, { today: day, reason, decidedBy: byName(officer), nowMs });
  await noteToFacility(tx, exemption.facility, { nowMs, day, what: "exemptionEnded", newValue: reason });
  return {};
}
