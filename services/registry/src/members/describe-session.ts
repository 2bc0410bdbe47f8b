import type { Reply } from "@kipass/contract/endpoint";
import type { describeSession as endpoint } from "@kipass/contract/registry";
import type { Certification } from "@kipass/protocol/certification";
import { Problem } from "@kipass/protocol/problem";
import { type Clock, today } from "@kipass/service-kit/clock";
import type { Database } from "@kipass/service-kit/postgres/database";
import { describeFacility } from "../facilities/describe-facility.ts";
import { findFacility } from "../store/facilities.ts";
import { findMember } from "../store/members.ts";
import { describeMember } from "./describe-member.ts";
import type { FacilitySession } from "./sessions.ts";

/** What a terminal needs before its first scan. */
export async function describeSession(
  { db, certification, clock }: { db: Database; certification: () => Certification; clock: Clock },
  session: FacilitySession,
): Promise<Reply<typeof endpoint>> {
  const [member, facility] = await Promise.all([findMember(db, session.member), findFacility(db, session.facility)]);
  if (!member || !facility) throw new Problem("session-ended");
  return {
    facility: describeFacility(facility, today(clock)),
    member: describeMember(member),
    issuers: certification()
      .issuers.filter(({ state }) => state === "active")
      .map((issuer) => issuer.name),
    nowMs: clock.nowMs(),
  };
}
