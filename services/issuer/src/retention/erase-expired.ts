import { addDays, type Day, dayOf, dayStart, RETENTION_DAYS } from "@kipass/protocol/day";
import { type Clock, nowSeconds, today } from "@kipass/service-kit/clock";
import { appendEntry, type Ledger } from "@kipass/service-kit/ledger";
import { eraseOrderAnswers } from "@kipass/service-kit/order-desk";
import { eraseExpiredPhoneCodes } from "@kipass/service-kit/phone-codes";
import type { Database, Tx } from "@kipass/service-kit/postgres/database";
import type { Vault } from "@kipass/service-kit/vault/vault";
import { COOKIE_SECONDS, GRACE_DAYS, VERIFIED_DAYS } from "../accounts/session.ts";
import { CODE_SECONDS } from "../children/device-code.ts";
import { passKeyDays, passKeyName } from "../keys/key-names.ts";
import { daysOfUnusedAccounts, eraseUnusedAccounts } from "../store/accounts.ts";
import { eraseShownCodes } from "../store/child-device-codes.ts";
import { daysOfOrderAnswers, eraseRevokedSessions, voidSessionsOf } from "../store/retention.ts";
import { daysOfEndedSerials, eraseEndedSerials } from "../store/safe-numbers.ts";

export interface EraseParts {
  db: Database;
  vault: Vault;
  ledger: Ledger;
  clock: Clock;
}

/** Everything of day D goes at 00:00 of D+29, however long nobody came to erase it. Returns the days that went. */
export async function eraseExpired(parts: EraseParts): Promise<Day[]> {
  const { db, clock } = parts;
  await db.tx("erase-phone-codes", (tx) => eraseExpiredPhoneCodes(tx, clock.nowMs()));
  await db.tx("erase-shown-codes", (tx) => eraseShownCodes(tx, clock.nowMs() - CODE_SECONDS * 1000));
  await db.tx("erase-revoked-sessions", (tx) => eraseRevokedSessions(tx, addDays(today(clock), -LONGEST_SESSION_DAYS)));
  const days = await expiredDays(parts);
  for (const day of days) await eraseDay(day, parts);
  return days;
}

export const LONGEST_SESSION_DAYS = Math.max(VERIFIED_DAYS + GRACE_DAYS, COOKIE_SECONDS / 86_400) + 1;

async function expiredDays({ db, vault, clock }: EraseParts): Promise<Day[]> {
  const firstLiving = addDays(today(clock), -RETENTION_DAYS);
  const ofAccounts = await daysOfUnusedAccounts(db, firstLiving);
  const ofAnswers = await daysOfOrderAnswers(db, dayStart(firstLiving));
  const ofNumbers = await daysOfEndedSerials(db, firstLiving);
  const ofKeys = passKeyDays(vault).filter((day) => day < firstLiving);
  return [...new Set([...ofAccounts, ...ofAnswers, ...ofNumbers, ...ofKeys])].sort();
}

/** One transaction a day: the log says it is gone exactly when it is. */
async function eraseDay(day: Day, { db, vault, ledger, clock }: EraseParts): Promise<void> {
  const key = passKeyName(day);
  const keys = vault.has(key) ? [key] : [];
  await db.tx("erase-day", async (tx) => {
    const accounts = await eraseAccounts(tx, day, clock);
    const orderAnswers = await eraseOrderAnswers(tx, dayStart(addDays(day, 1)));
    const safeNumbers = await eraseEndedSerials(tx, day);
    const rows = { accounts, orderAnswers, safeNumbers };
    await appendEntry(tx, { kind: "destruction", day, keys, rows }, ledger);
    await vault.destroy(key);
  });
}

/** A session of a destroyed account has ended by itself; voiding it too costs nothing, and numbers are nobody any more. */
async function eraseAccounts(tx: Tx, day: Day, clock: Clock): Promise<number> {
  const accounts = await eraseUnusedAccounts(tx, day);
  await voidSessionsOf(tx, accounts, dayOf(nowSeconds(clock)));
  return accounts.length;
}
