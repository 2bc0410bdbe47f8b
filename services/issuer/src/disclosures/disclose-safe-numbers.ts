import { dayOf } from "@kipass/protocol/day";
import { openSafeNumber, safeNumber } from "@kipass/protocol/safe-number";
import { type OrderDesk, requestBytes } from "@kipass/service-kit/order-desk";
import { primitives } from "@kipass/service-kit/primitives";
import { openColumn, type ProfileKeys } from "../accounts/profile.ts";
import type { SafeNumbers } from "../safe-numbers/numbers.ts";
import { findPeopleByNumbers, type PersonRow } from "../store/accounts.ts";
import { findHoldersOf } from "../store/safe-numbers.ts";
import { noteProvisions, type ProvisionParts } from "./note-provisions.ts";

export interface SafeNumberHolder {
  number: string;
  name: string;
  phone: string;
  guardianPhone: string | null;
}

/**
 * Order `identities-of-safe-numbers`: who wrote these numbers on paper slips. Numbers that were nobody's on those days
 * are simply absent; two numbers of one person are two items.
 */
export function discloseSafeNumbers(
  request: { order: string },
  parts: { desk: OrderDesk; keys: ProfileKeys; safeNumbers: SafeNumbers } & ProvisionParts,
): Promise<{ parts: string[] }> {
  return parts.desk.answer({
    orderText: request.order,
    request: requestBytes(request),
    kinds: ["identities-of-safe-numbers"],
    async collect(claims, tx) {
      const { numbers, from, to } = claims.scope;
      const key = parts.safeNumbers();
      const serials = numbers.flatMap((number) => openSafeNumber(number, key, primitives)?.serial ?? []);
      const holders = await findHoldersOf(tx, serials, { from: dayOf(from), to: dayOf(to - 1) });
      const people = await findPeopleByNumbers(tx, [...new Set(holders.map(({ account }) => account))]);
      const items = holders.flatMap(({ serial, account }): SafeNumberHolder[] => {
        const person = people.find((each) => each.number === account);
        return person ? [{ number: safeNumber(serial, key, primitives), ...holderOf(person, parts.keys) }] : [];
      });
      await noteProvisions(tx, people, claims, parts);
      return { items, counts: { people: items.length } };
    },
  });
}

/** Only who has a phone of their own has a number to write instead. */
function holderOf(
  { number, nameSealed, phoneSealed }: PersonRow,
  { profile }: ProfileKeys,
): Omit<SafeNumberHolder, "number"> {
  return {
    name: openColumn(nameSealed, number, "name", profile),
    phone: openColumn(phoneSealed, number, "phone", profile),
    guardianPhone: null,
  };
}
