import type { Day } from "@kipass/protocol/day";
import type { Session } from "../accounts/session.ts";
import type { ChildrenParts } from "./add-child.ts";
import { childrenOnDevice, readFamily } from "./family.ts";
import { ofAgeOn } from "./of-age.ts";

export interface ListedChild {
  child: number;
  name: string;
  ofAgeOn: Day;
  /** Draws on a device of its own, and not on its guardian's. */
  ownDevice: boolean;
}

/** The visitor's children. `renewed` is the session with those this device draws for: on a new device it has none yet. */
export async function listChildren(session: Session, { db, keys }: Omit<ChildrenParts, "clock">) {
  const family = await readFamily(db, session.account, keys);
  const children = family.map(
    ({ child, name, birthDate, row }): ListedChild => ({
      child,
      name,
      ofAgeOn: ofAgeOn(birthDate),
      ownDevice: row.hasOwnDevice,
    }),
  );
  return { answer: { children }, renewed: { ...session, children: childrenOnDevice(family) } };
}
