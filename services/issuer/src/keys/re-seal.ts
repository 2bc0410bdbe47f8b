import { type Clock, today } from "@kipass/service-kit/clock";
import { appendEntry, type Ledger } from "@kipass/service-kit/ledger";
import type { Database } from "@kipass/service-kit/postgres/database";
import type { Vault } from "@kipass/service-kit/vault/vault";
import { openColumn, opensUnder, phoneIndex, sealColumn } from "../accounts/profile.ts";
import {
  ownersAfter,
  replaceBytes,
  type Sealed,
  type SealedPlace,
  sealedPlaces,
  sealedValues,
} from "../store/sealed.ts";
import { namesInRing, newest, rotatedKeysFrom, successorName } from "./key-ring.ts";
import { announceKeys } from "./open-vault.ts";

export interface ReSealParts {
  /** As the owner of the tables: no role of a process may rewrite what people said. */
  db: Database;
  vault: Vault;
  ledger: Ledger;
  clock: Clock;
  /** Until every running process has taken over the new keys: they listen, and look every minute besides. */
  untilKnown: () => Promise<void>;
}

export interface ReSealed {
  values: number;
  destroyed: string[];
}

/**
 * Replaces the keys that seal profiles, find phones and mint sessions, while the issuer runs: new keys first, then every
 * sealed value again, then the old keys go. Cut short, it goes on where it was when called again. The old session key stays
 * until its last sessions have run out, and is then destroyed by the jobs.
 */
export async function reSeal(parts: ReSealParts): Promise<ReSealed> {
  const { db, vault, clock, untilKnown } = parts;
  for (const key of ["profile", "phoneIndex", "session"] as const) {
    const isUnderWay = namesInRing(vault, key).length > 1;
    if (!isUnderWay) await vault.create(successorName(key, today(clock)));
  }
  await announceKeys(db);
  await untilKnown();

  let values = 0;
  // A second look finds what a process wrote with the old key while the first was under way.
  for (let found = await reSealAll(parts); found > 0; found = await reSealAll(parts)) values += found;
  return { values, destroyed: await destroyReplaced(parts) };
}

const BATCH = 500;

async function reSealAll(parts: ReSealParts): Promise<number> {
  let values = 0;
  for (const place of sealedPlaces) {
    for (let after = -1; ; ) {
      const owners = await ownersAfter(parts.db, place, after, BATCH);
      const last = owners.at(-1);
      if (last === undefined) break;
      values += await reSealBatch(place, after, last, parts);
      after = last;
    }
  }
  return values;
}

/** One transaction a batch, none of which waits for a visitor long. */
async function reSealBatch(
  place: SealedPlace,
  after: number,
  last: number,
  { db, vault }: ReSealParts,
): Promise<number> {
  const keys = rotatedKeysFrom(vault);
  return db.tx("re-seal", async (tx) => {
    let values = 0;
    for (const value of await sealedValues(tx, place, after, last)) {
      const again = reSealed(place, value, keys);
      if (again) values += await replaceBytes(tx, place, value, again);
    }
    return values;
  });
}

/** The bytes under the newest keys; undefined when they are already. */
function reSealed(place: SealedPlace, { owner, bytes, phoneSealed }: Sealed, keys: ReturnType<typeof rotatedKeysFrom>) {
  if (place.column !== "index") {
    if (opensUnder(newest(keys.profile), bytes, owner, place.column)) return undefined;
    return sealColumn(openColumn(bytes, owner, place.column, keys.profile), owner, place.column, keys.profile);
  }
  if (!phoneSealed) return undefined;
  const index = phoneIndex(openColumn(phoneSealed, owner, "phone", keys.profile), keys.phoneIndex);
  return Buffer.compare(index, bytes) === 0 ? undefined : index;
}

async function destroyReplaced({ db, vault, ledger, clock }: ReSealParts): Promise<string[]> {
  const replaced = (["profile", "phoneIndex"] as const).flatMap((key) => namesInRing(vault, key).slice(1));
  for (const name of replaced) {
    await db.tx("destroy-replaced-key", async (tx) => {
      await appendEntry(tx, { kind: "destruction", day: today(clock), keys: [name], rows: {} }, ledger);
      await vault.destroy(name);
    });
  }
  await announceKeys(db);
  return replaced;
}
