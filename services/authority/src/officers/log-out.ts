import type { Office } from "../office.ts";
import { endSessions, type Officer } from "../store/officers.ts";

/** Ends every session of the officer, on every device. */
export async function logOut(
  { db, clock }: Office,
  officer: Officer,
  session: { clear(): void },
): Promise<Record<string, never>> {
  await endSessions(db, officer.number, clock.nowMs());
  session.clear();
  return {};
}
