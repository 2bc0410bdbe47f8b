import type { listContacts } from "@kipass/contract/authority";
import type { Reply } from "@kipass/contract/endpoint";
import type { Day } from "@kipass/protocol/day";
import type { Officer } from "../store/officers.ts";
import { centreOf, type Meeting } from "./contact-list.ts";
import type { Standing } from "./worklist.ts";

type Entry = Omit<Reply<typeof listContacts>["contacts"][number], "message">;

interface Person {
  id: string;
  name: string;
  phone: string;
  guardianPhone: string | null;
  safeNumber: string | null;
  sources: string[];
  meetings: Meeting[];
}

interface Names {
  officers: ReadonlyMap<string, Pick<Officer, "name">>;
  day: Day;
}

/** A line of the worklist as officers see it. */
export function entryOf(person: Person, standing: Standing & { centre: string | null }, names: Names): Entry {
  const { id, name, phone, guardianPhone, safeNumber, sources } = person;
  const { state, missedCalls, next, note, residence, takenBy, centre } = standing;
  return {
    ...{ id, name, phone, guardianPhone, safeNumber, sources },
    overlaps: person.meetings.map(({ facility, facilityName, at, minMinutes, maxMinutes }) => ({
      ...{ facility, facilityName, at, minMinutes, maxMinutes },
    })),
    ...{ state, missedCalls, next, note, residence },
    takenBy: takenBy === null ? null : (names.officers.get(takenBy)?.name ?? takenBy),
    centre: centreOf(centre, names.day),
  };
}
