import type { Day } from "@kipass/protocol/day";
import { Problem } from "@kipass/protocol/problem";
import { findByNumber } from "../store/accounts.ts";
import type { ChildrenParts } from "./add-child.ts";
import type { ChildSession } from "./child-session.ts";

/**
 * A child's device follows its guardian's monthly verification: the session as of now.
 * @throws Problem device-replaced when the guardian's account has ended
 */
export async function renewChildSession(
  session: ChildSession,
  { db }: Pick<ChildrenParts, "db">,
): Promise<{ answer: { verifiedUntil: Day }; renewed: ChildSession }> {
  const guardian = await findByNumber(db, session.guardian);
  if (!guardian || guardian.endedDay !== null) throw new Problem("device-replaced");
  const { verifiedUntil } = guardian;
  return { answer: { verifiedUntil }, renewed: { ...session, verifiedUntil } };
}
