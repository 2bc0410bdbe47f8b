import { concat, readU32, u8, u32, utf8 } from "./bytes.ts";
import { type Day, dayNumber, isDay, weekOf } from "./day.ts";
import type { Primitives } from "./primitives.ts";

/**
 * Epoch keys (SPEC §9): random, at most ten minutes old, held by one registry process and then forgotten. What remains is each key
 * sealed with HPKE to the authority's visit keys of the week, wrapped under the registry's wrap key of the day: the registry cannot
 * read back what it wrote, and the authority cannot once the day's wrap key is destroyed.
 */
export interface WrappedEpoch {
  /** Monday of the week whose visit keys were used. */
  week: Day;
  /** HPKE output, encapsulated key 32 ‖ ciphertext 32 ‖ tag 16. */
  working: Uint8Array;
  escrow: Uint8Array;
}

export interface EpochName {
  day: Day;
  /** 8 random bytes. */
  epoch: Uint8Array;
}

export type Custodian = "working" | "escrow";

/** The `info` of both HPKE seals. */
export const EPOCH_INFO = utf8("kipass/epoch/1");

const WRAP_DOMAIN = utf8("kipass/epoch-wrap/1");
const HPKE_SEALED_KEY_BYTES = 80;

/** The AAD under which an epoch key is sealed to one custodian. */
export function epochAad(name: EpochName & { week: Day; custodian: Custodian }): Uint8Array {
  return concat(
    EPOCH_INFO,
    u32(dayNumber(name.day)),
    name.epoch,
    u32(dayNumber(name.week)),
    u8(name.custodian === "escrow" ? 1 : 0),
  );
}

/** 180 bytes. */
export function wrapEpoch(sealed: WrappedEpoch, name: EpochName, wrapKey: Uint8Array, p: Primitives): Uint8Array {
  if (sealed.working.length !== HPKE_SEALED_KEY_BYTES || sealed.escrow.length !== HPKE_SEALED_KEY_BYTES) {
    throw new RangeError(`a sealed epoch key has ${HPKE_SEALED_KEY_BYTES} bytes`);
  }
  const plaintext = concat(u32(dayNumber(sealed.week)), sealed.working, sealed.escrow);
  return p.gcmSeal(wrapKey, wrapNonce(name.epoch), plaintext, wrapAad(name));
}

export function unwrapEpoch(
  wrapped: Uint8Array,
  name: EpochName,
  wrapKey: Uint8Array,
  p: Primitives,
): WrappedEpoch | undefined {
  const plaintext = p.gcmOpen(wrapKey, wrapNonce(name.epoch), wrapped, wrapAad(name));
  if (plaintext?.length !== 4 + 2 * HPKE_SEALED_KEY_BYTES) return undefined;
  const week = dayFromNumber(readU32(plaintext, 0));
  if (week === undefined || weekOf(week) !== week) return undefined;
  return { week, working: plaintext.slice(4, 84), escrow: plaintext.slice(84) };
}

/** Each epoch is wrapped once under its day's key, and its 8 random bytes are the nonce. */
function wrapNonce(epoch: Uint8Array): Uint8Array {
  return concat(epoch, new Uint8Array(4));
}

function wrapAad({ day, epoch }: EpochName): Uint8Array {
  return concat(WRAP_DOMAIN, u32(dayNumber(day)), epoch);
}

function dayFromNumber(number: number): Day | undefined {
  const day = String(number).replace(/^(\d{4})(\d\d)(\d\d)$/, "$1-$2-$3");
  return isDay(day) ? day : undefined;
}
