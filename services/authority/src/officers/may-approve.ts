import { Problem } from "@kipass/protocol/problem";
import { isWithin } from "./reach.ts";
import type { ActingOfficer } from "./session.ts";

/**
 * Approvers approve, and whoever stands in for one who is away, within that one's region. That nobody approves what they drafted is
 * asked elsewhere, of the person and not of the role. @throws Problem forbidden, officer-absent
 */
export function checkMayApprove({ role, absent, deputyFor }: ActingOfficer, region: string): void {
  if (absent) throw new Problem("officer-absent");
  if (role !== "approver" && !deputyFor.some((area) => isWithin(region, area))) throw new Problem("forbidden");
}
