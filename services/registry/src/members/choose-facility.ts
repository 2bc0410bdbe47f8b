import type { Body, Reply } from "@kipass/contract/endpoint";
import type { chooseFacility as endpoint } from "@kipass/contract/registry";
import { Problem } from "@kipass/protocol/problem";
import { today } from "@kipass/service-kit/clock";
import type { Managing } from "../facilities/changing-facility.ts";
import { describeFacility } from "../facilities/describe-facility.ts";
import { findFacility } from "../store/facilities.ts";
import { findSelfAt } from "../store/managers.ts";
import { type Member, markUsed } from "../store/members.ts";
import { describeMember } from "./describe-member.ts";
import type { FacilitySession } from "./sessions.ts";

/**
 * The same person at another facility of the same business: a log-in id belongs to one facility, the verified phone links them.
 * @throws Problem facility-not-found
 */
export async function chooseFacility(
  { db, clock }: Managing,
  caller: FacilitySession,
  { facility: id }: Body<typeof endpoint>,
): Promise<{ reply: Reply<typeof endpoint>; member: Member }> {
  const day = today(clock);
  const member = await findSelfAt(db, caller.member, id);
  const facility = member && (await findFacility(db, id));
  if (!facility) throw new Problem("facility-not-found");
  await markUsed(db, member.id, day);
  return { reply: { facility: describeFacility(facility, day), member: describeMember(member) }, member };
}
