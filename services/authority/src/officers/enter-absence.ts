import type { enterAbsence as endpoint } from "@kipass/contract/authority";
import type { Body, Reply } from "@kipass/contract/endpoint";
import { addDays, isDay } from "@kipass/protocol/day";
import { Problem } from "@kipass/protocol/problem";
import { today } from "@kipass/service-kit/clock";
import type { Tx } from "@kipass/service-kit/postgres/database";
import type { Office } from "../office.ts";
import { absencesFrom, insertAbsence } from "../store/absences.ts";
import { insertAccess } from "../store/access-log.ts";
import { findServing, type ServingOfficer } from "../store/officers.ts";
import { isWithin } from "./reach.ts";
import type { ActingOfficer } from "./session.ts";
import { requireSupervised } from "./supervise.ts";

const LONGEST_DAYS = 366;

/** From the first to the last day the officer signs nothing; whoever stands in for an approver does it with their own key. */
export async function enterAbsence(
  { db, clock }: Office,
  caller: ActingOfficer,
  officerId: string,
  { from, to, deputy }: Body<typeof endpoint>,
): Promise<Reply<typeof endpoint>> {
  const isPeriod = isDay(from) && isDay(to) && from <= to && to >= today(clock) && to < addDays(from, LONGEST_DAYS);
  if (!isPeriod) throw new Problem("bad-period");
  await db.tx("enter-absence", async (tx) => {
    const officer = await requireOwnOrSupervised(tx, caller, officerId);
    if (deputy !== null) await checkDeputy(tx, officer, deputy);
    const others = (await absencesFrom(tx, from)).filter((one) => one.officer === officer.id && one.fromDay <= to);
    if (others.length > 0) throw new Problem("conflict");
    const atMs = clock.nowMs();
    await insertAbsence(tx, {
      officer: officer.id,
      deputy,
      fromDay: from,
      toDay: to,
      enteredBy: caller.id,
      enteredAtMs: atMs,
    });
    const reason = `officer ${officer.id}, ${from} to ${to}${deputy === null ? "" : `, deputy ${deputy}`}`;
    await insertAccess(tx, { atMs, officer: caller.id, what: "enterAbsence", caseId: null, reason });
  });
  return {};
}

/** @throws Problem officer-not-found, forbidden */
export async function requireOwnOrSupervised(tx: Tx, caller: ActingOfficer, id: string): Promise<ServingOfficer> {
  const own = caller.id === id ? await findServing(tx, id) : undefined;
  if (own) return own;
  if (caller.role !== "supervisor") throw new Problem("forbidden");
  return requireSupervised(tx, caller, id);
}

/** Only an approver's place needs filling: investigators of a region all work on its cases. */
async function checkDeputy(tx: Tx, { id, role, region }: ServingOfficer, deputyId: string): Promise<void> {
  const deputy = await findServing(tx, deputyId);
  const signs = deputy?.role === "investigator" || deputy?.role === "approver";
  if (!deputy || !signs || role !== "approver" || deputy.id === id || !isWithin(region, deputy.region))
    throw new Problem("bad-deputy");
}
