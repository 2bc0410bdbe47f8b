import type { Reply } from "@kipass/contract/endpoint";
import type { listTerminals as endpoint } from "@kipass/contract/registry";
import { equal } from "@kipass/protocol/bytes";
import type { Clock } from "@kipass/service-kit/clock";
import type { Database } from "@kipass/service-kit/postgres/database";
import { type FacilitySession, SESSION_SECONDS } from "../members/sessions.ts";
import { findTerminals } from "../store/terminals.ts";

/** The devices of the manager's facility that could scan now. */
export async function listTerminals(
  { db, clock }: { db: Database; clock: Clock },
  { facility, device: own }: FacilitySession,
): Promise<Reply<typeof endpoint>> {
  const found = await findTerminals(db, facility, clock.nowMs() - SESSION_SECONDS * 1000);
  return { terminals: found.map(({ device, ...terminal }) => ({ ...terminal, isSelf: equal(device, own) })) };
}
