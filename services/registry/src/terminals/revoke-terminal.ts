import type { Params } from "@kipass/contract/endpoint";
import type { revokeTerminal as endpoint } from "@kipass/contract/registry";
import { Problem } from "@kipass/protocol/problem";
import { type Clock, today } from "@kipass/service-kit/clock";
import type { Database } from "@kipass/service-kit/postgres/database";
import { revokeSessions } from "@kipass/service-kit/revocations";
import { deviceSubject, type FacilitySession, REVOCATIONS } from "../members/sessions.ts";
import { revokeTerminalRow } from "../store/terminals.ts";

/** Ends one device of the manager's own facility; other devices of the same log-in stay. @throws Problem terminal-not-found */
export async function revokeTerminal(
  { db, clock }: { db: Database; clock: Clock },
  { facility }: FacilitySession,
  { terminal }: Params<typeof endpoint>,
): Promise<Record<string, never>> {
  const id = Number(terminal);
  if (!Number.isSafeInteger(id)) throw new Problem("terminal-not-found");
  await db.tx("revoke-terminal", async (tx) => {
    const device = await revokeTerminalRow(tx, { id, facility, day: today(clock) });
    if (!device) throw new Problem("terminal-not-found");
    await revokeSessions(tx, REVOCATIONS, deviceSubject(device), clock);
  });
  return {};
}
