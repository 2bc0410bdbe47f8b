import { Problem } from "@kipass/protocol/problem";
import { today } from "@kipass/service-kit/clock";
import type { Tx } from "@kipass/service-kit/postgres/database";
import type { Office } from "../office.ts";
import { raiseAlarm } from "../store/alarms.ts";
import { addCount, findLimit, type Limited } from "../store/limits.ts";
import type { Officer } from "../store/officers.ts";

/**
 * Counts what an officer does today, in the transaction that does it. Much of it is told to supervisors and auditors; too much is refused.
 * @throws Problem officer-limit
 */
export async function spend(
  office: Office,
  tx: Tx,
  { officer, what, count }: { officer: Officer; what: Exclude<Limited, "order-people">; count: number },
): Promise<void> {
  const sum = await addCount(tx, { officer: officer.id, day: today(office.clock), what }, count);
  await checkLimit(office, tx, { officer, what, sum });
}

/** @throws Problem officer-limit, with an alarm that stays when the transaction is undone */
export async function checkLimit(
  { db, clock }: Office,
  tx: Tx,
  { officer, what, sum }: { officer: Officer; what: Limited; sum: number },
): Promise<void> {
  const { alarmAt, atMost } = await findLimit(tx, what);
  if (sum <= alarmAt) return;
  const alarm = { atMs: clock.nowMs(), officer: officer.id, caseId: null, detail: what };
  if (sum > atMost) {
    await raiseAlarm(db, { ...alarm, kind: "limit-reached" });
    throw new Problem("officer-limit");
  }
  await raiseAlarm(tx, { ...alarm, kind: "limit-near" });
}
