import type { Body, Reply } from "@kipass/contract/endpoint";
import type { createPairingCode as endpoint } from "@kipass/contract/registry";
import { Problem } from "@kipass/protocol/problem";
import type { Clock } from "@kipass/service-kit/clock";
import type { Database } from "@kipass/service-kit/postgres/database";
import type { FacilitySession } from "../members/sessions.ts";
import { findStaff } from "../store/members.ts";
import { insertPairingCode } from "../store/terminals.ts";
import { newPairingCode, secretOf, selectorOf } from "./pairing-code.ts";

export interface Pairing {
  db: Database;
  /** 32 bytes: hashes codes. */
  key: Uint8Array;
  clock: Clock;
  random: (length: number) => Uint8Array;
}

const LIFE_SECONDS = 600;
/** Selectors are few; as long as codes live ten minutes a free one is found at once. */
const ATTEMPTS = 20;

/** A code for one of the facility's staff or doors. @throws Problem staff-not-found, unavailable */
export async function createPairingCode(
  { db, key, clock, random }: Pairing,
  { facility }: FacilitySession,
  { staff }: Body<typeof endpoint>,
): Promise<Reply<typeof endpoint>> {
  const found = await findStaff(db, facility);
  if (!found.some(({ id }) => id === staff)) throw new Problem("staff-not-found");
  const nowMs = clock.nowMs();
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    const code = newPairingCode(random);
    const kept = { selector: selectorOf(code), secret: secretOf(code, key), member: staff };
    if (await insertPairingCode(db, { ...kept, expiresAtMs: nowMs + LIFE_SECONDS * 1000 }, nowMs))
      return { code, expiresInSeconds: LIFE_SECONDS };
  }
  throw new Problem("unavailable", { retryAfterSeconds: 60 });
}
