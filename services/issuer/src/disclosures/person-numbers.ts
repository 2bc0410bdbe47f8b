import { concat, sized, toHex, u48, utf8 } from "@kipass/protocol/bytes";
import { primitives } from "@kipass/service-kit/primitives";

/**
 * Numbers from 1 for the accounts behind one order's passes, in an order that looks random, differs from order to order
 * and is the same each time it is asked under this one: who is person 3 is decided by key and reference, not by a table.
 */
export function personNumbers(accounts: Iterable<number>, reference: string, key: Uint8Array): Map<number, number> {
  const ranked = [...new Set(accounts)].map((account) => ({ account, rank: rankOf(account, reference, key) }));
  ranked.sort((a, b) => (a.rank < b.rank ? -1 : 1));
  return new Map(ranked.map(({ account }, index) => [account, index + 1]));
}

function rankOf(account: number, reference: string, key: Uint8Array): string {
  return toHex(primitives.hmacSha256(key, concat(utf8("kipass/person/1"), sized(reference), u48(account))));
}
