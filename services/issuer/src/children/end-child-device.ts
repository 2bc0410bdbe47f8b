import { today } from "@kipass/service-kit/clock";
import { endSessions } from "../accounts/end-sessions.ts";
import type { Session } from "../accounts/session.ts";
import { moveChild } from "../store/children.ts";
import type { ChildrenParts } from "./add-child.ts";
import { checkVerified } from "./check-verified.ts";
import { childOf, childrenOnDevice, lockFamily } from "./family.ts";

/**
 * The child's passes come back to its guardian's device; its own draws no more, within seconds.
 * @throws Problem not-verified, child-not-found, device-replaced
 */
export async function endChildDevice(session: Session, child: number, { db, keys, clock }: ChildrenParts) {
  const day = today(clock);
  checkVerified(session, day);
  return db.tx("end-child-device", async (tx) => {
    childOf(await lockFamily(tx, session.account, keys), child);
    await endSessions(tx, child, await moveChild(tx, child, false), day);
    const children = childrenOnDevice(await lockFamily(tx, session.account, keys));
    return { answer: {}, renewed: { ...session, children } };
  });
}
