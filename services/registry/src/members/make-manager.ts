import { Problem } from "@kipass/protocol/problem";
import { type Clock, today } from "@kipass/service-kit/clock";
import type { Tx } from "@kipass/service-kit/postgres/database";
import { takeDoor } from "../store/facilities.ts";
import { insertMember, type Member } from "../store/members.ts";
import type { Contacts } from "./contacts.ts";

export interface MakingManagers {
  contacts: Contacts;
  clock: Clock;
}

export interface NewManager {
  facility: number;
  /** Verified, in normal form. */
  phone: string;
  loginId: string;
  passwordHash: string;
}

/** A manager with a door of their own: the first has door 0, later ones take the next number. @throws Problem login-id-taken, limit-reached */
export async function insertManager(
  tx: Tx,
  { contacts, clock }: MakingManagers,
  { facility, phone, ...login }: NewManager,
  door?: number,
): Promise<Member> {
  const given = door ?? (await takeDoor(tx, facility));
  if (given === undefined) throw new Problem("limit-reached");
  const manager = { facility, role: "manager", door: given, name: "관리자" } as const;
  const id = await insertMember(tx, {
    ...manager,
    ...login,
    phone: contacts.seal("phone", phone),
    phoneHash: contacts.hashPhone(phone),
    addedOn: today(clock),
  });
  if (id === undefined) throw new Problem("login-id-taken");
  return { id, ...manager };
}
