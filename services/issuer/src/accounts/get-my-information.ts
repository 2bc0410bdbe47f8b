import type { Day } from "@kipass/protocol/day";
import { Problem } from "@kipass/protocol/problem";
import { type Clock, today } from "@kipass/service-kit/clock";
import type { Database } from "@kipass/service-kit/postgres/database";
import type { ConsentText } from "../consents/texts.ts";
import { consentsDue } from "../consents/words.ts";
import type { UsedDays } from "../passes/used-days.ts";
import { readSafeNumber, type SafeNumbers } from "../safe-numbers/numbers.ts";
import { findByNumber } from "../store/accounts.ts";
import { type ConsentRow, readConsents } from "../store/consents.ts";
import { countProvisions } from "../store/provisions.ts";
import { destroyedOn } from "./destroyed-on.ts";
import { openColumn, type ProfileKeys } from "./profile.ts";
import type { Session } from "./session.ts";

export interface MyInformation {
  name: string;
  phone: string;
  consents: ConsentRow[];
  verifiedUntil: Day;
  lastPassDay: Day | null;
  destroyedOn: Day;
  safeNumber: string;
  /** Enrolling makes a device the account's only one. */
  deviceSince: Day;
  consentsDue: { bindsFrom: Day } | null;
  provisions: number;
  pausedOn: Day | null;
}

export interface MyInformationParts {
  db: Database;
  keys: ProfileKeys;
  usedDays: UsedDays;
  safeNumbers: SafeNumbers;
  texts: readonly ConsentText[];
  clock: Clock;
}

/**
 * What is kept about the visitor who asks.
 * @throws Problem device-replaced when the account has ended since the session was checked
 */
export async function getMyInformation(
  { account }: Session,
  { db, keys, usedDays, safeNumbers, texts, clock }: MyInformationParts,
): Promise<MyInformation> {
  const row = await findByNumber(db, account);
  if (!row || row.endedDay !== null) throw new Problem("device-replaced");
  const lastPassDay = usedDays.pending(account) ?? row.lastPassDay;
  const consents = await readConsents(db, account);
  const due = consentsDue(texts, consents);
  return {
    name: openColumn(row.nameSealed, account, "name", keys.profile),
    phone: openColumn(row.phoneSealed, account, "phone", keys.profile),
    consents,
    verifiedUntil: row.verifiedUntil,
    lastPassDay,
    destroyedOn: destroyedOn({ ...row, lastPassDay }),
    safeNumber: await readSafeNumber(db, account, safeNumbers),
    deviceSince: row.enrolledDay,
    consentsDue: due ? { bindsFrom: due.bindsFrom } : null,
    provisions: await countProvisions(db, account, today(clock)),
    pausedOn: row.pausedDay,
  };
}
