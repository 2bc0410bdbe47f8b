import type { Body, Reply } from "@kipass/contract/endpoint";
import type { addManager as endpoint } from "@kipass/contract/registry";
import { Problem } from "@kipass/protocol/problem";
import { hashPassword } from "@kipass/service-kit/passwords";
import type { PhoneCodes } from "@kipass/service-kit/phone-codes";
import { changeFacility, type Managing } from "../facilities/changing-facility.ts";
import { findManagers } from "../store/managers.ts";
import { isLoginIdTaken } from "../store/members.ts";
import { parseLogin } from "./login-id.ts";
import { insertManager, type MakingManagers } from "./make-manager.ts";
import { parseMobile } from "./mobile.ts";
import type { FacilitySession } from "./sessions.ts";

export const MAX_MANAGERS = 20;

export interface AddingManagers extends Managing, MakingManagers {
  phoneCodes: PhoneCodes;
}

/** One more manager with the same rights, by one who is. @throws Problem login-id-taken, limit-reached, code-wrong, code-expired */
export async function addManager(
  adding: AddingManagers,
  caller: FacilitySession,
  form: Body<typeof endpoint>,
): Promise<Reply<typeof endpoint>> {
  const phone = parseMobile(form.phone);
  const loginId = parseLogin(form, [form.phone]);
  if (await isLoginIdTaken(adding.db, loginId)) throw new Problem("login-id-taken");
  await adding.phoneCodes.prove({ phone, purpose: "add-manager", code: form.code });
  const passwordHash = await hashPassword(form.password);
  return changeFacility(adding, caller, "add-manager", async ({ tx, facts, day, note }) => {
    if ((await findManagers(tx, facts.id)).length >= MAX_MANAGERS) throw new Problem("limit-reached");
    const { id } = await insertManager(tx, adding, { facility: facts.id, phone, loginId, passwordHash });
    await note("manager", null, loginId);
    return { manager: { id, loginId, addedOn: day, lastUsedOn: null } };
  });
}
