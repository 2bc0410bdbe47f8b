import type { Body, Reply } from "@kipass/contract/endpoint";
import type { withdrawFacility as endpoint } from "@kipass/contract/registry";
import { addDays, RETENTION_DAYS } from "@kipass/protocol/day";
import { Problem } from "@kipass/protocol/problem";
import { revokeSessions } from "@kipass/service-kit/revocations";
import { type ConfirmPassword, confirmPassword } from "../members/confirm-password.ts";
import { type FacilitySession, REVOCATIONS } from "../members/sessions.ts";
import { endFacility } from "../store/facility-facts.ts";
import { revokeMembers } from "../store/managers.ts";
import { changeFacility, type Managing, refuseNewcomer } from "./changing-facility.ts";
import { FACILITY_STATES } from "./facility-states.ts";

/** 탈퇴: nobody logs in any more, and the jobs destroy the facility's facts on the day its last visits die. @throws Problem login-failed, manager-too-new */
export async function withdrawFacility(
  managing: Managing & ConfirmPassword,
  caller: FacilitySession,
  { ownPassword }: Body<typeof endpoint>,
): Promise<Reply<typeof endpoint>> {
  await confirmPassword(managing, caller, ownPassword);
  return changeFacility(managing, caller, "withdraw-facility", async (changing) => {
    const { tx, facts, nowMs, day, note } = changing;
    if (facts.endedAs === "moved") throw new Problem("session-ended");
    await refuseNewcomer(changing, caller.member);
    await note("withdrawn");
    await endFacility(tx, facts.id, { endedAs: "withdrawn", reopensAs: null, nowMs, channel: FACILITY_STATES });
    for (const member of await revokeMembers(tx, { facility: facts.id, day, roles: ["manager", "staff"] })) {
      await revokeSessions(tx, REVOCATIONS, member, managing.clock);
    }
    return { destroyedOn: addDays(day, RETENTION_DAYS + 1) };
  });
}
