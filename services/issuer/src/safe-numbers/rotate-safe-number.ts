import { Problem } from "@kipass/protocol/problem";
import { safeNumber } from "@kipass/protocol/safe-number";
import { type Clock, today } from "@kipass/service-kit/clock";
import type { Database } from "@kipass/service-kit/postgres/database";
import { primitives } from "@kipass/service-kit/primitives";
import type { Session } from "../accounts/session.ts";
import { lockAccount } from "../store/accounts.ts";
import { countSerialsEndedOn, endSerial } from "../store/safe-numbers.ts";
import { giveNextSerial, type SafeNumbers } from "./numbers.ts";

const MOST_A_DAY = 3;

/**
 * Another number from now on. Slips with the former one are still found under an order until it is forgotten, 28 days on.
 * @throws Problem device-replaced, safe-number-limit
 */
export async function rotateSafeNumber(
  { account }: Session,
  { db, safeNumbers, clock }: { db: Database; safeNumbers: SafeNumbers; clock: Clock },
): Promise<{ safeNumber: string }> {
  const day = today(clock);
  const serial = await db.tx("rotate-safe-number", async (tx) => {
    const row = await lockAccount(tx, account);
    if (!row || row.endedDay !== null) throw new Problem("device-replaced");
    if ((await countSerialsEndedOn(tx, account, day)) >= MOST_A_DAY) throw new Problem("safe-number-limit");
    await endSerial(tx, account, day);
    return giveNextSerial(tx, account, day);
  });
  return { safeNumber: safeNumber(serial, safeNumbers(), primitives) };
}
