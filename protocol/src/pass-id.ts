import { concat, join, readU32, readU48, u8, u32, u48 } from "./bytes.ts";
import { DAY_SECONDS, type Day, dayStart, SLOT_SECONDS, slotOf } from "./day.ts";
import type { PassHeader } from "./pass.ts";
import type { Primitives } from "./primitives.ts";

/**
 * A pass id is one AES block under the issuer's pass key of the day: account 6 · class 1 · index 4 · zeros 5 (SPEC §6). So the issuer
 * writes nothing when it issues, yet can list a person's ids and open its own; nobody else can do either, and destroying the day's
 * key ends both.
 */
export type PassIdRequest =
  | { account: number; class: 0 | 3; issuedAt: number }
  | { account: number; class: 1; slot: ReserveSlot };

export type ReserveSlot = 0 | 1 | 2;

export const LIVE_IDS_A_DAY = DAY_SECONDS / SLOT_SECONDS;
export const RESERVE_IDS_A_DAY = 3;

const PASS_ID_BYTES = 16;
/** Where in a block the slot or number of a reserve pass stands. */
const INDEX_AT = 7;

/** `passKey` is the 32-byte key of the Seoul day of `issuedAt`, for a reserve pass of the day it is for. */
export function passId(request: PassIdRequest, passKey: Uint8Array, p: Primitives): Uint8Array {
  const index = request.class === 1 ? request.slot : slotOf(request.issuedAt);
  return p.aesBlockEncrypt(passKey, idBlock(request.account, request.class === 1 ? 1 : 0, index));
}

/** The account behind a pass of this issuer, or undefined when the id was not made under this key for this header. */
export function openPassId(header: PassHeader, passKey: Uint8Array, p: Primitives): { account: number } | undefined {
  return accountIn(p.aesBlockDecrypt(passKey, header.id), header);
}

/** What `openPassId` says of each, at once: a cipher for each would cost more than the blocks. All of one day. */
export function openPassIds(
  headers: readonly PassHeader[],
  passKey: Uint8Array,
  p: Primitives,
): ({ account: number } | undefined)[] {
  const blocks = p.aesBlockDecrypt(passKey, join(headers.map(({ id }) => id)));
  return headers.map((header, n) => accountIn(blocks.subarray(n * PASS_ID_BYTES, (n + 1) * PASS_ID_BYTES), header));
}

function accountIn(block: Uint8Array, header: PassHeader): { account: number } | undefined {
  const index = readU32(block, INDEX_AT);
  const fits = header.class === 1 ? index < RESERVE_IDS_A_DAY : index === slotOf(header.issuedAt);
  // Forty zero bits, the class and the index: a foreign id gets through once in about 2^80.
  const zeros = block.subarray(11).every((byte) => byte === 0);
  if (!zeros || block[6] !== (header.class === 1 ? 1 : 0) || !fits) return undefined;
  return { account: readU48(block, 0) };
}

/** Every id the account could have shown that day: 5,760 live ids in the order of their slots, then 3 reserve ids, 16 bytes each. */
export function passIdsOfDay(account: number, day: Day, passKey: Uint8Array, p: Primitives): Uint8Array {
  const blocks = new Uint8Array((LIVE_IDS_A_DAY + RESERVE_IDS_A_DAY) * PASS_ID_BYTES);
  const indexes = new DataView(blocks.buffer, INDEX_AT);
  const firstSlot = slotOf(dayStart(day));
  const live = idBlock(account, 0, 0);
  for (let n = 0; n < LIVE_IDS_A_DAY; n++) {
    blocks.set(live, n * PASS_ID_BYTES);
    indexes.setUint32(n * PASS_ID_BYTES, firstSlot + n);
  }
  for (let slot = 0; slot < RESERVE_IDS_A_DAY; slot++) {
    blocks.set(idBlock(account, 1, slot), (LIVE_IDS_A_DAY + slot) * PASS_ID_BYTES);
  }
  return p.aesBlockEncrypt(passKey, blocks);
}

/** Assisted passes count as live: drawing one instead of the other does not give a second id for the same slot. */
function idBlock(account: number, encodedClass: 0 | 1, index: number): Uint8Array {
  return concat(u48(account), u8(encodedClass), u32(index), new Uint8Array(5));
}
