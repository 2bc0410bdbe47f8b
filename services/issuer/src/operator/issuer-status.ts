import type { Certification } from "@kipass/protocol/certification";
import { addDays, type Day, dayOf, diesAt } from "@kipass/protocol/day";
import { parseEntry } from "@kipass/protocol/log";
import { type Clock, nowSeconds, today } from "@kipass/service-kit/clock";
import { currentHead } from "@kipass/service-kit/ledger";
import type { MinuteCounts } from "@kipass/service-kit/minute-counts";
import type { Database } from "@kipass/service-kit/postgres/database";
import type { Vault } from "@kipass/service-kit/vault/vault";
import { issuerState } from "../issuer/issuer-state.ts";
import { PASS_SIGNING_PREFIX, passKeyDays } from "../keys/key-names.ts";
import { dayMade, namesInRing, type RotatedKey } from "../keys/key-ring.ts";
import type { PassSignerAt } from "../keys/pass-signers.ts";
import { lastDestruction } from "../store/log.ts";

export interface StatusParts {
  code: string;
  db: Database;
  vault: Vault;
  certification: () => Certification;
  signerAt: PassSignerAt;
  counts: MinuteCounts;
  clock: Clock;
}

/** What an operator may see: health, rates, keys and dates. Nobody can be looked up, and nothing here is about one person. */
export interface IssuerStatus {
  state: "active" | "suspended";
  edition: number;
  /** Undefined while the database does not answer; passes are drawn all the same. */
  records: { head: { seq: number; at: number } | undefined; lastDestroyed: Day | undefined } | undefined;
  signingNow: number | undefined;
  /** Last day for which passes can be drawn; jobs make keys a week ahead. */
  drawableUntil: Day | undefined;
  nextDestruction: { day: Day; inDays: number } | undefined;
  passKeys: { keyId: number; from: number; until: number; isInVault: boolean }[];
  /** In the vault and in no edition: waiting for the ministry. */
  uncertified: number[];
  standingKeys: { key: RotatedKey; madeOn: Day | undefined; isReplaced: boolean }[];
  rates: ReturnType<MinuteCounts["byEndpoint"]>;
}

export async function issuerStatus(parts: StatusParts): Promise<IssuerStatus> {
  const { code, vault, certification, signerAt, counts, clock } = parts;
  const edition = certification();
  const passKeys = edition.issuers.find((issuer) => issuer.code === code)?.passKeys ?? [];
  const held = vault.names(PASS_SIGNING_PREFIX).map((name) => Number(name.slice(PASS_SIGNING_PREFIX.length)));
  const days = passKeyDays(vault);
  return {
    state: issuerState(edition, code),
    edition: edition.serial,
    records: await readRecords(parts.db),
    signingNow: signerAt(nowSeconds(clock))?.keyId,
    drawableUntil: days.at(-1),
    nextDestruction: nextDestruction(days[0], today(clock)),
    passKeys: passKeys.map(({ keyId, from, until }) => ({ keyId, from, until, isInVault: held.includes(keyId) })),
    uncertified: held.filter((keyId) => !passKeys.some((key) => key.keyId === keyId)),
    standingKeys: (["profile", "phoneIndex", "session"] as const).flatMap((key) =>
      namesInRing(vault, key).map((name, n) => ({ key, madeOn: dayMade(key, name), isReplaced: n > 0 })),
    ),
    rates: counts.byEndpoint(),
  };
}

async function readRecords(db: Database): Promise<IssuerStatus["records"]> {
  try {
    const head = await currentHead(db);
    const line = await lastDestruction(db);
    const entry = line === undefined ? undefined : parseEntry(line);
    const lastDestroyed = typeof entry?.day === "string" ? entry.day : undefined;
    return { head: head && { seq: head.seq, at: head.at }, lastDestroyed };
  } catch {
    return undefined;
  }
}

/** The oldest day that is still here, and how long until 00:00 of the day it goes. */
function nextDestruction(oldest: Day | undefined, now: Day): IssuerStatus["nextDestruction"] {
  if (oldest === undefined) return undefined;
  let inDays = 0;
  while (addDays(now, inDays) < dayOf(diesAt(oldest))) inDays += 1;
  return { day: oldest, inDays };
}
