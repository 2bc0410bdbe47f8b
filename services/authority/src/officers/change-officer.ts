import type { changeOfficer as endpoint } from "@kipass/contract/authority";
import type { Body, Reply } from "@kipass/contract/endpoint";
import { Problem } from "@kipass/protocol/problem";
import type { Office } from "../office.ts";
import { insertAccess } from "../store/access-log.ts";
import { changeAppointment, endSessions } from "../store/officers.ts";
import { isRegion } from "./appoint.ts";
import type { ActingOfficer } from "./session.ts";
import { checkOwnRegion, requireSupervised } from "./supervise.ts";

/** Another role, region or title; the next log-in has it. Nobody changes their own. */
export async function changeOfficer(
  { db, clock }: Office,
  supervisor: ActingOfficer,
  officerId: string,
  { title, role, region, reason }: Body<typeof endpoint>,
): Promise<Reply<typeof endpoint>> {
  const nowMs = clock.nowMs();
  checkOwnRegion(supervisor, region);
  if (!isRegion(region, nowMs))
    throw new Problem("malformed-request", { fields: [{ path: "/region", code: "malformed-request" }] });
  await db.tx("change-officer", async (tx) => {
    const { id, number } = await requireSupervised(tx, supervisor, officerId);
    await changeAppointment(tx, number, { title, role, region });
    await endSessions(tx, number, nowMs);
    const words = `officer ${id}, ${role} of ${region}: ${reason}`;
    await insertAccess(tx, { atMs: nowMs, officer: supervisor.id, what: "changeOfficer", caseId: null, reason: words });
  });
  return {};
}
