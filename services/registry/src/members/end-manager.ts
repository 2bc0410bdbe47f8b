import type { Params } from "@kipass/contract/endpoint";
import type { endManager as endpoint } from "@kipass/contract/registry";
import { Problem } from "@kipass/protocol/problem";
import { revokeSessions } from "@kipass/service-kit/revocations";
import { changeFacility, type Managing, refuseNewcomer } from "../facilities/changing-facility.ts";
import { findManagers, revokeManager } from "../store/managers.ts";
import { type FacilitySession, REVOCATIONS } from "./sessions.ts";

/** Ends a manager's log-in, also one's own, never the last. @throws Problem manager-not-found, manager-last, manager-too-new */
export async function endManager(
  managing: Managing,
  caller: FacilitySession,
  { manager }: Params<typeof endpoint>,
): Promise<Record<string, never>> {
  await changeFacility(managing, caller, "end-manager", async (changing) => {
    const { tx, facts, day, note } = changing;
    const managers = await findManagers(tx, facts.id);
    const ended = managers.find(({ id }) => String(id) === manager);
    if (!ended) throw new Problem("manager-not-found");
    if (managers.length === 1) throw new Problem("manager-last");
    if (ended.id !== caller.member) await refuseNewcomer(changing, caller.member);
    await note("manager", ended.loginId, null);
    await revokeManager(tx, { id: ended.id, facility: facts.id, day });
    await revokeSessions(tx, REVOCATIONS, ended.id, managing.clock);
  });
  return {};
}
