import type { Day } from "@kipass/protocol/day";
import { Problem } from "@kipass/protocol/problem";
import { type Clock, today } from "@kipass/service-kit/clock";
import type { Database, Tx } from "@kipass/service-kit/postgres/database";
import { destroyedOn } from "../accounts/destroyed-on.ts";
import { endAccountAndChildren } from "../accounts/end-account.ts";
import type { Session } from "../accounts/session.ts";
import type { UsedDays } from "../passes/used-days.ts";
import { findByNumber } from "../store/accounts.ts";
import { withdrawConsents } from "../store/consents.ts";

export interface WithdrawParts {
  db: Database;
  usedDays: UsedDays;
  clock: Clock;
}

/**
 * Every consent is withdrawn at once: no more passes, on any device, and what is kept goes with the last of them.
 * @throws Problem device-replaced
 */
export async function withdrawConsent({ account }: Session, parts: WithdrawParts): Promise<{ destroyedOn: Day }> {
  return parts.db.tx("withdraw-consent", async (tx) => {
    const row = await findByNumber(tx, account);
    if (!row || row.endedDay !== null) throw new Problem("device-replaced");
    await endWithConsents(tx, account, today(parts.clock));
    return { destroyedOn: destroyedOn({ ...row, lastPassDay: parts.usedDays.pending(account) ?? row.lastPassDay }) };
  });
}

export async function endWithConsents(tx: Tx, account: number, day: Day): Promise<void> {
  await withdrawConsents(tx, account, day);
  await endAccountAndChildren(tx, account, day);
}
