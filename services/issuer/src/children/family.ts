import { addDays, type Day } from "@kipass/protocol/day";
import { Problem } from "@kipass/protocol/problem";
import type { Tx } from "@kipass/service-kit/postgres/database";
import { openColumn, type ProfileKeys } from "../accounts/profile.ts";
import { type ChildRow, findChildren, lockGuardian } from "../store/children.ts";
import type { ChildOnDevice } from "./children-on-device.ts";
import { ofAgeOn } from "./of-age.ts";

export interface Child {
  child: number;
  name: string;
  birthDate: Day;
  row: ChildRow;
}

/** A guardian's living children, opened. */
export async function readFamily(tx: Tx, guardian: number, { profile }: ProfileKeys): Promise<Child[]> {
  return (await findChildren(tx, guardian)).map((row) => ({
    child: row.number,
    name: openColumn(row.nameSealed, row.number, "name", profile),
    birthDate: openColumn(row.birthDateSealed, row.number, "birth-date", profile),
    row,
  }));
}

/** The same, while nobody else changes the family. @throws Problem device-replaced when the guardian's account has ended */
export async function lockFamily(tx: Tx, guardian: number, keys: ProfileKeys): Promise<Child[]> {
  if (!(await lockGuardian(tx, guardian))) throw new Problem("device-replaced");
  return readFamily(tx, guardian, keys);
}

/** @throws Problem child-not-found for a child of somebody else, or of nobody */
export function childOf(family: readonly Child[], child: number): Child {
  const found = family.find((each) => each.child === child);
  if (!found) throw new Problem("child-not-found");
  return found;
}

/** Those whose passes the guardian's own device draws. */
export function childrenOnDevice(family: readonly Child[]): ChildOnDevice[] {
  return family
    .filter(({ row }) => !row.hasOwnDevice)
    .map(({ child, birthDate, row }) => ({
      account: child,
      generation: row.generation,
      ofAgeOn: ofAgeOn(birthDate),
      // Dated back, so that the next draw is noted: what is noted twice is noted once.
      usedOn: row.lastPassDay ?? addDays(row.enrolledDay, -1),
    }));
}
