import type { setIsolation as endpoint } from "@kipass/contract/authority";
import type { Body, Reply } from "@kipass/contract/endpoint";
import { Problem } from "@kipass/protocol/problem";
import { nowSeconds } from "@kipass/service-kit/clock";
import type { Office } from "../office.ts";
import { insertAccess } from "../store/access-log.ts";
import { lockCase, savePeriod } from "../store/cases.ts";
import { findOfficers, type Officer } from "../store/officers.ts";
import { openPerson, requireCase } from "./case-file.ts";
import { summaryOf } from "./list-cases.ts";
import { destroyedOn, periodOf } from "./period.ts";

/**
 * The isolation often comes later, or was not quite then. The period is derived anew, and with it the day of destruction; what was
 * asked before keeps the windows that officers signed.
 */
export async function setIsolation(
  office: Office,
  officer: Officer,
  caseId: number,
  { isolatedAt }: Body<typeof endpoint>,
): Promise<Reply<typeof endpoint>> {
  await requireCase(office, caseId);
  const saved = await office.db.tx("set-isolation", async (tx) => {
    const found = await lockCase(tx, caseId);
    if (!found) throw new Problem("case-not-found");
    const { onset } = openPerson(office, found);
    const period = periodOf(onset, isolatedAt, nowSeconds(office.clock));
    const changed = { ...found, ...period, isolatedAt, destroyedOn: destroyedOn(period) };
    await savePeriod(tx, changed);
    await insertAccess(tx, {
      atMs: office.clock.nowMs(),
      officer: officer.id,
      what: "setIsolation",
      caseId,
      reason: `case ${found.caseNumber}`,
    });
    return changed;
  });
  return { case: summaryOf(saved, await findOfficers(office.db, [saved.openedBy, saved.assignedTo])) };
}
