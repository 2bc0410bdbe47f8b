import type { Body, Reply } from "@kipass/contract/endpoint";
import type { moveFacility as endpoint } from "@kipass/contract/registry";
import { Problem } from "@kipass/protocol/problem";
import { today } from "@kipass/service-kit/clock";
import { revokeSessions } from "@kipass/service-kit/revocations";
import { describeMember } from "../members/describe-member.ts";
import { type FacilitySession, REVOCATIONS } from "../members/sessions.ts";
import { copyClosures } from "../store/closures.ts";
import { type FacilityStatus, insertFacility } from "../store/facilities.ts";
import { endFacility } from "../store/facility-facts.ts";
import { insertChange } from "../store/facility-history.ts";
import { insertSuccession } from "../store/facility-lineage.ts";
import { moveMembers } from "../store/managers.ts";
import { findWorkingMember, type Member } from "../store/members.ts";
import { type Changing, changeFacility, type Managing, refuseClosed, refuseNewcomer } from "./changing-facility.ts";
import { describeFacility } from "./describe-facility.ts";
import { parsePlace, parseTelephone } from "./facility-form.ts";
import { FACILITY_STATES } from "./facility-states.ts";

/**
 * Goes on at another place under a new id, so that visits keep the address they were made at. People, doors and closed days come along;
 * all sessions end, because a session names its facility. @throws Problem facility-closed, facility-exists, manager-too-new
 */
export function moveFacility(
  managing: Managing,
  caller: FacilitySession,
  form: Body<typeof endpoint>,
): Promise<{ reply: Reply<typeof endpoint>; member: Member }> {
  const place = { ...parsePlace(form, today(managing.clock)), telephone: parseTelephone(form.telephone) };
  return changeFacility(managing, caller, "move-facility", async (changing) => {
    const { tx, facts, nowMs, day } = changing;
    refuseClosed(facts);
    await refuseNewcomer(changing, caller.member);
    const status = statusAt(facts);
    const id = await insertFacility(tx, { ...facts, ...place, status, signedUpOn: day }, nowMs);
    if (id === undefined) throw new Problem("facility-exists");
    await succeed(changing, caller, id);
    for (const member of await moveMembers(tx, facts.id, id)) {
      await revokeSessions(tx, REVOCATIONS, member, managing.clock);
    }
    const member = await findWorkingMember(tx, caller.member);
    if (!member) throw new Problem("session-ended");
    const { name, sector } = facts;
    const facility = describeFacility({ id, name, status, sector, region: place.region }, day);
    return { reply: { facility, member: describeMember(member) }, member };
  });
}

/** An approval without 사업자등록번호 was for the place that was looked at. */
function statusAt({
  status,
  businessNumber,
}: {
  status: FacilityStatus;
  businessNumber: string | null;
}): FacilityStatus {
  return businessNumber === null && status === "active" ? "waiting" : status;
}

async function succeed({ tx, facts, nowMs, day, note }: Changing, { member }: FacilitySession, later: number) {
  await note("moved-away");
  await insertChange(tx, nowMs, { facility: later, by: { member }, what: "moved", oldValue: addressOf(facts) });
  await insertSuccession(tx, { earlier: facts.id, later, kind: "moved", atMs: nowMs });
  await copyClosures(tx, { from: facts.id, to: later, day, nowMs });
  await endFacility(tx, facts.id, { endedAs: "moved", reopensAs: null, nowMs, channel: FACILITY_STATES });
}

function addressOf({ address, addressDetail }: { address: string; addressDetail: string }): string {
  return [address, addressDetail].filter(Boolean).join(" ");
}
