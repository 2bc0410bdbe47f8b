import type { Body, Reply } from "@kipass/contract/endpoint";
import type { addStaff as endpoint } from "@kipass/contract/registry";
import { Problem } from "@kipass/protocol/problem";
import { type Clock, today } from "@kipass/service-kit/clock";
import { hashPassword } from "@kipass/service-kit/passwords";
import type { Database } from "@kipass/service-kit/postgres/database";
import { plainText } from "../facilities/plain-text.ts";
import { takeDoor } from "../store/facilities.ts";
import { countStaff, insertMember } from "../store/members.ts";
import { parseLogin } from "./login-id.ts";
import type { FacilitySession } from "./sessions.ts";

export const MAX_STAFF = 1000;

/** Adds a person or a door ('1번 입구'), with the facility's next door number. @throws Problem bad-login-id, bad-password, weak-password, login-id-taken, limit-reached */
export async function addStaff(
  { db, clock }: { db: Database; clock: Clock },
  { facility }: FacilitySession,
  form: Body<typeof endpoint>,
): Promise<Reply<typeof endpoint>> {
  const name = plainText(form.name, "/name", { maxLength: 40 });
  const loginId = parseLogin(form, [name]);
  const passwordHash = await hashPassword(form.password);
  return db.tx("add-staff", async (tx) => {
    // Taking the door first makes additions to one facility wait for each other, so the count holds.
    const door = await takeDoor(tx, facility);
    if (door === undefined || (await countStaff(tx, facility)) >= MAX_STAFF) throw new Problem("limit-reached");
    const id = await insertMember(tx, {
      facility,
      role: "staff",
      door,
      name,
      loginId,
      passwordHash,
      phone: null,
      phoneHash: null,
      addedOn: today(clock),
    });
    if (id === undefined) throw new Problem("login-id-taken");
    return { staff: { id, name, role: "staff", door } };
  });
}
