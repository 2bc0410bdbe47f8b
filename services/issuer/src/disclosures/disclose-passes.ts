import { setImmediate as nextTurn } from "node:timers/promises";
import { concat, toBase64url } from "@kipass/protocol/bytes";
import { addDays, type Day, dayOf, dayStart, diesAt, SLOT_SECONDS, slotOf } from "@kipass/protocol/day";
import type { Window } from "@kipass/protocol/order";
import { validityOf } from "@kipass/protocol/pass";
import { LIVE_IDS_A_DAY, passIdsOfDay, RESERVE_IDS_A_DAY } from "@kipass/protocol/pass-id";
import { Problem } from "@kipass/protocol/problem";
import { nowSeconds } from "@kipass/service-kit/clock";
import { type OrderDesk, requestBytes } from "@kipass/service-kit/order-desk";
import type { Tx } from "@kipass/service-kit/postgres/database";
import { primitives } from "@kipass/service-kit/primitives";
import { openColumn, type ProfileKeys, phoneIndexes } from "../accounts/profile.ts";
import type { PassKeyOf } from "../keys/draw-keys.ts";
import { findPeopleByPhone, type PersonRow } from "../store/accounts.ts";
import { noteProvisions, type ProvisionParts } from "./note-provisions.ts";

export interface DisclosePassesParts extends ProvisionParts {
  desk: OrderDesk;
  passKeyOf: PassKeyOf;
}

const ID_BYTES = 16;

/**
 * Order `passes-of-person`: every pass id the person could have shown in the window, day by day, of passes that have
 * run out: an id that still opens a door is nobody else's to hold.
 * @throws Problem person-not-found, or one of the order's
 */
export function disclosePasses(request: { order: string }, parts: DisclosePassesParts): Promise<{ parts: string[] }> {
  return parts.desk.answer({
    orderText: request.order,
    request: requestBytes(request),
    kinds: ["passes-of-person"],
    async collect(claims, tx) {
      const { scope } = claims;
      const people = await peopleNamed(scope, tx, parts.keys);
      const accounts = people.map(({ number }) => number);
      if (accounts.length === 0) throw new Problem("person-not-found");
      const items: { day: Day; ids: string }[] = [];
      let passes = 0;
      for (const day of livingDaysOf(scope, nowSeconds(parts.clock))) {
        const passKey = parts.passKeyOf(day);
        if (!passKey) continue;
        const ids = concat(
          ...accounts.map((account) => idsWithin(account, day, passKey, scope, nowSeconds(parts.clock))),
        );
        passes += ids.length / ID_BYTES;
        if (ids.length > 0) items.push({ day, ids: toBase64url(ids) });
        // A day is thousands of blocks; visitors draw passes in between.
        await nextTurn();
      }
      await noteProvisions(tx, people, claims, parts);
      return { items, counts: { passes } };
    },
  });
}

/** One person may have several accounts in four weeks: withdrawn, then enrolled again. */
async function peopleNamed(person: { name: string; phone: string }, tx: Tx, keys: ProfileKeys): Promise<PersonRow[]> {
  const candidates = await findPeopleByPhone(tx, phoneIndexes(person.phone, keys.phoneIndex));
  return candidates.filter(
    ({ number, nameSealed }) => openColumn(nameSealed, number, "name", keys.profile) === person.name,
  );
}

function livingDaysOf({ from, to }: Window, now: number): Day[] {
  const days: Day[] = [];
  for (let day = dayOf(from); day <= dayOf(to - 1); day = addDays(day, 1)) if (diesAt(day) > now) days.push(day);
  return days;
}

/** Ids of whole slots that touch the window and have run out; reserve ids once their day is over. */
function idsWithin(account: number, day: Day, passKey: Uint8Array, { from, to }: Window, now: number): Uint8Array {
  const firstOfDay = slotOf(dayStart(day));
  const first = Math.max(slotOf(from), firstOfDay);
  const end = Math.min(slotOf(to - 1) + 1, firstOfDay + LIVE_IDS_A_DAY, endedSlots(now));
  const ids = passIdsOfDay(account, day, passKey, primitives);
  const live = ids.subarray((first - firstOfDay) * ID_BYTES, Math.max(end - firstOfDay, first - firstOfDay) * ID_BYTES);
  const reserve = ids.subarray(LIVE_IDS_A_DAY * ID_BYTES, (LIVE_IDS_A_DAY + RESERVE_IDS_A_DAY) * ID_BYTES);
  return hasRunOut({ class: 1, issuedAt: dayStart(day) }, now) ? concat(live, reserve) : live;
}

/** Slots below this number have run out, down to an assisted pass drawn in their last second. */
function endedSlots(now: number): number {
  let slot = slotOf(now);
  while (!hasRunOut({ class: 3, issuedAt: slot * SLOT_SECONDS + SLOT_SECONDS - 1 }, now)) slot -= 1;
  return slot + 1;
}

function hasRunOut(pass: { class: 1 | 3; issuedAt: number }, now: number): boolean {
  return validityOf({ ...pass, keyId: 0, id: NO_ID }).until <= now;
}

const NO_ID = new Uint8Array(ID_BYTES);
