import type { Reply } from "@kipass/contract/endpoint";
import type { listStaff as endpoint } from "@kipass/contract/registry";
import type { Database } from "@kipass/service-kit/postgres/database";
import { findStaff } from "../store/members.ts";
import { describeMember } from "./describe-member.ts";
import type { FacilitySession } from "./sessions.ts";

/** Staff and doors of the manager's facility, without those revoked. */
export async function listStaff(db: Database, { facility }: FacilitySession): Promise<Reply<typeof endpoint>> {
  const found = await findStaff(db, facility);
  return {
    staff: found.map(({ loginId, lastUsedOn, ...member }) => ({ ...describeMember(member), loginId, lastUsedOn })),
  };
}
