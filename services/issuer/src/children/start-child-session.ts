import { equal } from "@kipass/protocol/bytes";
import { addDays, type Day } from "@kipass/protocol/day";
import { Problem } from "@kipass/protocol/problem";
import { today } from "@kipass/service-kit/clock";
import type { Tx } from "@kipass/service-kit/postgres/database";
import { endSessions } from "../accounts/end-sessions.ts";
import { phoneIndexes } from "../accounts/profile.ts";
import { readPhone } from "../phones/read-phone.ts";
import { type AccountRow, findByPhone } from "../store/accounts.ts";
import { countEntry, useUpShownCode } from "../store/child-device-codes.ts";
import { moveChild } from "../store/children.ts";
import type { ChildrenParts } from "./add-child.ts";
import type { ChildSession } from "./child-session.ts";
import { CODE_SECONDS, CODE_TRIES, codeHash } from "./device-code.ts";
import { childOf, lockFamily } from "./family.ts";
import { ofAgeOn } from "./of-age.ts";

export interface StartedChild {
  answer: { name: string; ofAgeOn: Day; verifiedUntil: Day };
  session: ChildSession;
}

/**
 * The guardian's number and the code on the guardian's screen make this the child's device, in place of any other. A
 * number without a code that waits is answered as one whose code has run out: nobody learns who is a guardian.
 * @throws Problem bad-phone, foreign-phone, code-wrong, code-expired, code-tries-exceeded, child-not-found
 */
export async function startChildSession(
  request: { phone: string; code: string },
  { db, keys, clock, codeKey }: ChildrenParts & { codeKey: Uint8Array },
): Promise<StartedChild> {
  const phone = readPhone(request.phone);
  const guardian = await findByPhone(db, phoneIndexes(phone, keys.phoneIndex));
  const shown = guardian && (await countEntry(db, guardian.number, CODE_TRIES + 1));
  if (!guardian || !shown || clock.nowMs() >= shown.shownAtMs + CODE_SECONDS * 1000) throw new Problem("code-expired");
  if (shown.tries > CODE_TRIES) throw new Problem("code-tries-exceeded");
  const expected = codeHash(request.code, { ...shown, guardian: guardian.number }, codeKey);
  if (!equal(expected, shown.code)) throw new Problem("code-wrong");
  return db.tx("start-child-session", async (tx) => {
    if (!(await useUpShownCode(tx, guardian.number, shown.code))) throw new Problem("code-expired");
    return moveToOwnDevice(tx, guardian, shown.child);
  });

  async function moveToOwnDevice(tx: Tx, { number, verifiedUntil }: AccountRow, child: number): Promise<StartedChild> {
    const day = today(clock);
    const { name, birthDate } = childOf(await lockFamily(tx, number, keys), child);
    const generation = await moveChild(tx, child, true);
    await endSessions(tx, child, generation, day);
    const days = { ofAgeOn: ofAgeOn(birthDate), verifiedUntil };
    const session = { account: child, generation, guardian: number, ...days, usedOn: addDays(day, -1) };
    return { answer: { name, ...days }, session };
  }
}
