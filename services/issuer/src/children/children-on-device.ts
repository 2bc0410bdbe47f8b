import { concat, readU32, readU48, u32, u48 } from "@kipass/protocol/bytes";
import { type Day, dayNumber, dayOfNumber } from "@kipass/protocol/day";

/** A child whose passes the guardian's device draws; part of the guardian's session, so that a draw asks no database. */
export interface ChildOnDevice {
  account: number;
  /** Void below the number that ended it: removed, or moved to a device of its own. */
  generation: number;
  ofAgeOn: Day;
  /** Day of the last draw. */
  usedOn: Day;
}

export const MOST_CHILDREN = 8;

const CHILD_BYTES = 20;

export function packChildren(children: readonly ChildOnDevice[]): Uint8Array {
  return concat(
    ...children.flatMap(({ account, generation, ofAgeOn, usedOn }) => [
      u48(account),
      u48(generation),
      u32(dayNumber(ofAgeOn)),
      u32(dayNumber(usedOn)),
    ]),
  );
}

export function unpackChildren(bytes: Uint8Array): ChildOnDevice[] {
  return Array.from({ length: bytes.length / CHILD_BYTES }, (_, n) => {
    const at = n * CHILD_BYTES;
    return {
      account: readU48(bytes, at),
      generation: readU48(bytes, at + 6),
      ofAgeOn: dayOfNumber(readU32(bytes, at + 12)),
      usedOn: dayOfNumber(readU32(bytes, at + 16)),
    };
  });
}
