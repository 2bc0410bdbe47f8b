import type { listVisitKeys as endpoint } from "@kipass/contract/authority";
import type { Reply } from "@kipass/contract/endpoint";
import { toBase64url } from "@kipass/protocol/bytes";
import { addDays, type Day, diesAt, weekOf } from "@kipass/protocol/day";
import type { Custodian } from "@kipass/protocol/epoch";
import { sealVisitKeys } from "@kipass/protocol/visit-keys";
import { nowSeconds, today } from "@kipass/service-kit/clock";
import { type HpkeKeyPair, hpkeKeyPair } from "@kipass/service-kit/hpke";
import { ed25519PublicKey, primitives } from "@kipass/service-kit/primitives";
import type { Office } from "../office.ts";
import { insertVisitKeys, listVisitKeys as readVisitKeys } from "../store/visit-keys.ts";

/** Weeks made ahead beside the current one, so that the registry can go on while the authority is down. */
const WEEKS_AHEAD = 5;

export function visitKeyName(week: Day, custodian: Custodian): string {
  return `visit-${custodian}-w${week}`;
}

/** Unix seconds at which a week's private halves die: when its Sunday's visits do. */
export function visitKeysDieAt(week: Day): number {
  return diesAt(addDays(week, 6));
}

/** Makes what is missing of the current week's pairs and those ahead. Returns how many weeks that was. */
export async function prepareVisitKeys({ db, vault, clock }: Pick<Office, "db" | "vault" | "clock">): Promise<number> {
  const known = new Set((await readVisitKeys(db)).map(({ week }) => week));
  const current = weekOf(today(clock));
  const missing = Array.from({ length: WEEKS_AHEAD + 1 }, (_, n) => addDays(current, 7 * n)).filter(
    (week) => !known.has(week),
  );
  for (const week of missing) {
    const [working, escrow] = [hpkeKeyPair(), hpkeKeyPair()];
    // Private halves first: a public half without its private one would make the week's visits unreadable for ever.
    for (const [custodian, pair] of [
      ["working", working],
      ["escrow", escrow],
    ] as [Custodian, HpkeKeyPair][]) {
      await vault.destroy(visitKeyName(week, custodian));
      await vault.create(visitKeyName(week, custodian), pair.privateKey);
    }
    await insertVisitKeys(db, { week, working: working.publicKey, escrow: escrow.publicKey });
  }
  return missing.length;
}

/** The public halves, signed with the pinned key, for the registry to fetch. */
export async function listVisitKeys({ db, vault, clock }: Office): Promise<Reply<typeof endpoint>> {
  const seed = vault.key("party-signing");
  const alive = (await readVisitKeys(db)).filter(({ week }) => nowSeconds(clock) < visitKeysDieAt(week));
  const weeks = alive.map(({ week, working, escrow }) => ({
    week,
    working: toBase64url(working),
    escrow: toBase64url(escrow),
  }));
  return {
    signingKey: toBase64url(ed25519PublicKey(seed)),
    visitKeys: sealVisitKeys({ v: 1, weeks }, seed, primitives),
  };
}
