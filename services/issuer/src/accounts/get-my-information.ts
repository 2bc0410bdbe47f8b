import type { Day } from "@kipass/protocol/day";
import { Problem } from "@kipass/protocol/problem";
import type { Database } from "@kipass/service-kit/postgres/database";
import type { UsedDays } from "../passes/used-days.ts";
import { findByNumber } from "../store/accounts.ts";
import { type ConsentRow, readConsents } from "../store/consents.ts";
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
}

export interface MyInformationParts {
  db: Database;
  keys: ProfileKeys;
  usedDays: UsedDays;
}

/**
 * All that is kept about the visitor who asks.
 * @throws Problem device-replaced when the account has ended since the session was checked
 */
export async function getMyInformation(
  { account }: Session,
  { db, keys, usedDays }: MyInformationParts,
): Promise<MyInformation> {
  const row = await findByNumber(db, account);
  if (!row || row.endedDay !== null) throw new Problem("device-replaced");
  const lastPassDay = usedDays.pending(account) ?? row.lastPassDay;
  return {
    name: openColumn(row.nameSealed, account, "name", keys.profile),
    phone: openColumn(row.phoneSealed, account, "phone", keys.profile),
    consents: await readConsents(db, account),
    verifiedUntil: row.verifiedUntil,
    lastPassDay,
    destroyedOn: destroyedOn({ ...row, lastPassDay }),
  };
}
