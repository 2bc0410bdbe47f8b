import { concat, sized, u48, utf8 } from "@kipass/protocol/bytes";
import type { OrderClaims } from "@kipass/protocol/order";
import { type Clock, today } from "@kipass/service-kit/clock";
import type { Tx } from "@kipass/service-kit/postgres/database";
import { primitives } from "@kipass/service-kit/primitives";
import { type ProfileKeys, sealColumn } from "../accounts/profile.ts";
import type { PersonRow } from "../store/accounts.ts";
import { insertProvisions, type ProvisionKind } from "../store/provisions.ts";

export interface ProvisionParts {
  keys: ProfileKeys;
  personKey: Uint8Array;
  clock: Clock;
}

/**
 * Notes for each person, and of a child for its guardian, that data of theirs goes out under this order, to be told from its `notifyAfter` on
 * (감염병예방법 제76조의2). In the transaction of the log's entry: what was given is noted, and what is noted was given.
 * Sealed, and indexed under a key: without it nobody tells from the public log whom an order was about.
 */
export async function noteProvisions(
  tx: Tx,
  people: readonly Pick<PersonRow, "phoneOf">[],
  { kind, reference, legalBasis, purpose, notifyAfter }: OrderClaims<ProvisionKind>,
  { keys, personKey, clock }: ProvisionParts,
): Promise<void> {
  const order = JSON.stringify({ reference, legalBasis, purpose });
  const rows = [...new Set(people.map(({ phoneOf }) => phoneOf))].map((account) => ({
    account,
    orderIndex: primitives.hmacSha256(personKey, concat(utf8("kipass/provision/1"), sized(reference), u48(account))),
    orderSealed: sealColumn(order, account, "order", keys.profile),
  }));
  await insertProvisions(tx, { kind, providedDay: today(clock), notifyAfter }, rows);
}
