import { Problem } from "@kipass/protocol/problem";
import { nowSeconds } from "@kipass/service-kit/clock";
import { requestBytes } from "@kipass/service-kit/order-desk";
import { openColumn, type ProfileKeys } from "../accounts/profile.ts";
import { findPeopleByNumbers, type PersonRow } from "../store/accounts.ts";
import type { DiscloseGroupsParts } from "./disclose-groups.ts";
import { noteProvisions } from "./note-provisions.ts";
import { checkHeaders, openOurs, readHeaders } from "./passes-of-order.ts";
import { personNumbers } from "./person-numbers.ts";

export interface Identity {
  person: number;
  name: string;
  phone: string;
  guardianPhone: string | null;
}

/** Order `identities-of-passes`, second step: names and phones of the chosen person numbers of this very order. */
export function discloseIdentities(
  request: { order: string; headers: string; people: number[] },
  parts: DiscloseGroupsParts & { keys: ProfileKeys },
): Promise<{ parts: string[] }> {
  return parts.desk.answer({
    orderText: request.order,
    request: requestBytes(request),
    kinds: ["identities-of-passes"],
    checkScope: (claims) => checkHeaders(readHeaders(request.headers), claims, nowSeconds(parts.clock)),
    async collect(claims, tx) {
      const accounts = openOurs(readHeaders(request.headers), parts.passKeyOf).map(({ account }) => account);
      const chosen = choose(request.people, personNumbers(accounts, claims.reference, parts.personKey));
      // Accounts destroyed since are not there any more.
      const people = await findPeopleByNumbers(tx, [...chosen.keys()]);
      const items = people.map((person) => identityOf(person, chosen, parts.keys)).sort((a, b) => a.person - b.person);
      await noteProvisions(tx, people, claims, parts);
      return { items, counts: { people: chosen.size } };
    },
  });
}

/** Account → person, of those asked for. @throws Problem order-scope for a number that is nobody's under this order */
function choose(people: number[], numbers: Map<number, number>): Map<number, number> {
  const asked = new Set(people);
  const chosen = new Map([...numbers].filter(([, person]) => asked.has(person)));
  if (chosen.size !== asked.size) throw new Problem("order-scope");
  return chosen;
}

function identityOf(row: PersonRow, chosen: Map<number, number>, { profile }: ProfileKeys): Identity {
  const { number, nameSealed, phoneSealed, phoneOf } = row;
  const phone = openColumn(phoneSealed, phoneOf, "phone", profile);
  return {
    person: chosen.get(number) as number,
    name: openColumn(nameSealed, number, "name", profile),
    phone,
    // A child has no phone of its own: its guardian is who is called.
    guardianPhone: phoneOf === number ? null : phone,
  };
}
