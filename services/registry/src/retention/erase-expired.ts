import { addDays, DAY_SECONDS, type Day, dayOf, dayStart, diesAt, RETENTION_DAYS } from "@kipass/protocol/day";
import { ACCESSES_KEPT_DAYS, eraseOldAccesses } from "@kipass/service-kit/access-chain";
import { type Clock, nowSeconds } from "@kipass/service-kit/clock";
import { appendEntry, type Ledger } from "@kipass/service-kit/ledger";
import { eraseOrderAnswers } from "@kipass/service-kit/order-desk";
import { eraseExpiredChallenges } from "@kipass/service-kit/passkeys";
import { eraseExpiredPhoneCodes } from "@kipass/service-kit/phone-codes";
import type { Database } from "@kipass/service-kit/postgres/database";
import type { Vault } from "@kipass/service-kit/vault/vault";
import { SESSION_DAYS } from "../members/sessions.ts";
import { SESSION_SECONDS as OFFICER_SESSION_SECONDS } from "../office/officers/callers.ts";
import { eraseOldEvidence } from "../store/exemptions.ts";
import { eraseWithdrawnFacilities } from "../store/facility-lineage.ts";
import { eraseOldFailures } from "../store/login-attempts.ts";
import { eraseOldNotices } from "../store/notices.ts";
import { eraseOldOfficerSessions } from "../store/officer-sessions.ts";
import { eraseOldImports } from "../store/register-imports.ts";
import { eraseEndedRevocations } from "../store/revocations.ts";
import { eraseOldPairingCodes, eraseUnusedTerminals } from "../store/terminals.ts";
import { countVisitDay, dropVisitDay } from "../store/visit-days.ts";
import { visitDays } from "../store/visits.ts";
import { DAY_KEY_KINDS, dayKeyName } from "../visits/day-keys.ts";
import { expiredQueueKeys, queueKeyName } from "../visits/queue-keys.ts";

export interface Erasing {
  db: Database;
  vault: Vault;
  ledger: Ledger;
  clock: Clock;
}

/**
 * Destroys everything of every day D from 00:00 of D+29 on, however late it runs (SPEC §16). Returns the days destroyed. Of facilities
 * those die that were withdrawn on such a day: their last visits have died with it.
 */
export async function eraseExpired(erasing: Erasing): Promise<Day[]> {
  const { db, vault, clock } = erasing;
  const now = nowSeconds(clock);
  const due = (day: Day) => diesAt(day) <= now;
  const days = new Set([...(await visitDays(db)), ...keyedDays(vault)].filter(due));
  for (const day of [...days].sort()) await destroyDay(erasing, day);
  for (const week of expiredQueueKeys(vault, clock)) await destroyQueueKey(erasing, week);
  await eraseWithdrawnFacilities(db, dayStart(addDays(dayOf(now), -RETENTION_DAYS)) * 1000);
  await eraseSmallThings(db, clock);
  return [...days].sort();
}

/** Days that still have keys; their tables may be gone after a run that was cut short. */
function keyedDays(vault: Vault): Day[] {
  return DAY_KEY_KINDS.flatMap((kind) => vault.names(`${kind}-`).map((name) => name.slice(kind.length + 1)));
}

/**
 * The keys go first: without them the rows mean nothing, even in a copy. Tables and log entry go in one transaction; cut short before
 * it, the next run finds the tables and finishes.
 */
async function destroyDay({ db, vault, ledger }: Erasing, day: Day): Promise<void> {
  const keys = DAY_KEY_KINDS.map((kind) => dayKeyName(kind, day));
  const isStored = (await visitDays(db)).has(day);
  const rows = isStored ? await countVisitDay(db, day) : undefined;
  for (const key of keys) await vault.destroy(key);
  if (!rows) return;
  await db.tx("destroy-day", async (tx) => {
    if (!(await dropVisitDay(tx, day))) return;
    await appendEntry(tx, { kind: "destruction", day, ...rows, keys }, ledger);
  });
}

/** The log first: cut short between, the next run says it again rather than never. */
async function destroyQueueKey({ db, vault, ledger }: Erasing, week: Day): Promise<void> {
  const keys = [queueKeyName(week)];
  await db.tx("destroy-queue-key", (tx) =>
    appendEntry(tx, { kind: "destruction", day: addDays(week, 6), rows: { queue_keys: 1 }, keys }, ledger),
  );
  await vault.destroy(queueKeyName(week));
}

/** How a register came to say what it says can be asked for a quarter. */
const IMPORTS_KEPT_DAYS = 90;

async function eraseSmallThings(db: Database, clock: Clock): Promise<void> {
  const nowMs = clock.nowMs();
  const now = nowSeconds(clock);
  await eraseExpiredPhoneCodes(db, nowMs);
  await eraseOldFailures(db, nowMs);
  await eraseOrderAnswers(db, dayStart(addDays(dayOf(now), -RETENTION_DAYS)));
  await eraseEndedRevocations(db, addDays(dayOf(now), -SESSION_DAYS));
  await eraseOldPairingCodes(db, nowMs);
  await eraseExpiredChallenges(db, nowMs);
  await eraseOldOfficerSessions(db, nowMs - OFFICER_SESSION_SECONDS * 1000);
  await eraseOldAccesses(db, now);
  await eraseOldImports(db, nowMs - IMPORTS_KEPT_DAYS * DAY_SECONDS * 1000);
  await eraseOldNotices(db, nowMs - ACCESSES_KEPT_DAYS * DAY_SECONDS * 1000);
  const monthAgo = addDays(dayOf(now), -RETENTION_DAYS);
  await eraseOldEvidence(db, { day: monthAgo, atMs: dayStart(monthAgo) * 1000 });
  await eraseUnusedTerminals(db, addDays(dayOf(now), -RETENTION_DAYS - SESSION_DAYS));
}
