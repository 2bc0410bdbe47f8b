import { randomInt } from "node:crypto";
import { today } from "@kipass/service-kit/clock";
import type { Session } from "../accounts/session.ts";
import { keepShownCode } from "../store/child-device-codes.ts";
import type { ChildrenParts } from "./add-child.ts";
import { checkVerified } from "./check-verified.ts";
import { CODE_SECONDS, codeHash } from "./device-code.ts";
import { childOf, lockFamily } from "./family.ts";

/**
 * A code for a device of the child's own, for three minutes. A guardian has one at a time.
 * @throws Problem not-verified, child-not-found, device-replaced
 */
export async function startChildDevice(
  session: Session,
  child: number,
  { db, keys, clock, codeKey }: ChildrenParts & { codeKey: Uint8Array },
): Promise<{ code: string; expiresInSeconds: number }> {
  checkVerified(session, today(clock));
  const guardian = session.account;
  const code = randomInt(1_000_000).toString().padStart(6, "0");
  const shownAtMs = clock.nowMs();
  await db.tx("start-child-device", async (tx) => {
    childOf(await lockFamily(tx, guardian, keys), child);
    await keepShownCode(tx, guardian, {
      child,
      code: codeHash(code, { guardian, child, shownAtMs }, codeKey),
      shownAtMs,
    });
  });
  return { code, expiresInSeconds: CODE_SECONDS };
}
