import type { Day } from "@kipass/protocol/day";
import { today } from "@kipass/service-kit/clock";
import { destroyedOn } from "../accounts/destroyed-on.ts";
import type { Session } from "../accounts/session.ts";
import { endWithConsents } from "../consents/withdraw-consent.ts";
import type { UsedDays } from "../passes/used-days.ts";
import type { ChildrenParts } from "./add-child.ts";
import { childOf, lockFamily } from "./family.ts";

/**
 * A guardian withdraws the consent for a child: its passes end on every device within seconds, and what is kept goes
 * with the key of its last ones.
 * @throws Problem child-not-found, device-replaced
 */
export async function removeChild(
  session: Session,
  child: number,
  { db, keys, clock, usedDays }: ChildrenParts & { usedDays: UsedDays },
): Promise<{ answer: { destroyedOn: Day }; renewed: Session }> {
  const day = today(clock);
  const { row } = await db.tx("remove-child", async (tx) => {
    const found = childOf(await lockFamily(tx, session.account, keys), child);
    await endWithConsents(tx, child, day);
    return found;
  });
  const lastPassDay = usedDays.pending(child) ?? row.lastPassDay;
  return {
    answer: { destroyedOn: destroyedOn({ ...row, lastPassDay }) },
    renewed: { ...session, children: session.children.filter(({ account }) => account !== child) },
  };
}
