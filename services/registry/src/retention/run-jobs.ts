import { dayOf } from "@kipass/protocol/day";
import { type Clock, today } from "@kipass/service-kit/clock";
import { currentHead, type Ledger, signHeadAgain } from "@kipass/service-kit/ledger";
import type { Database } from "@kipass/service-kit/postgres/database";
import type { Vault } from "@kipass/service-kit/vault/vault";
import { announceDesignations } from "../designations/announce-designations.ts";
import { shipNationalLists } from "../designations/ship-national-lists.ts";
import { anchorAccessLog } from "../office/officers/anchor-access-log.ts";
import { createPartyKeys, partyKeys } from "../party-keys.ts";
import { countFacilityDays } from "../visits/count-facility-days.ts";
import { prepareQueueKeys } from "../visits/queue-keys.ts";
import { eraseExpired } from "./erase-expired.ts";
import { prepareDays } from "./prepare-days.ts";

/** Everything that has to happen by the calendar: again and again, at any time, after any pause. Returns what it did, in a line. */
export async function runJobs({ db, vault, clock }: { db: Database; vault: Vault; clock: Clock }): Promise<string> {
  await createPartyKeys(vault);
  const ledger: Ledger = { party: "registry", signingSeed: vault.key(partyKeys.signing), clock };
  const prepared = await prepareDays({ db, vault, clock });
  await prepareQueueKeys(vault, clock);
  await shipNationalLists({ db, clock });
  await announceDesignations({ db, clock });
  await countFacilityDays({ db, vault, clock });
  const fault = await anchorAccessLog(db, ledger);
  await signHeadOfToday(db, ledger);
  const erased = await eraseExpired({ db, vault, ledger, clock });
  const done = `registry: ${prepared} days prepared, ${erased.length === 0 ? "none" : erased.join(", ")} destroyed`;
  return fault === undefined ? done : `${done}. The office's access log was rewritten: ${fault}`;
}

/** A log that is silent for days still shows every day that it is whole. */
async function signHeadOfToday(db: Database, ledger: Ledger): Promise<void> {
  const head = await currentHead(db);
  if (head && dayOf(head.at) >= today(ledger.clock)) return;
  await db.tx("sign-head", (tx) => signHeadAgain(tx, ledger));
}
