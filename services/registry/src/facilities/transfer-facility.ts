import type { Body, Reply } from "@kipass/contract/endpoint";
import type { transferFacility as endpoint } from "@kipass/contract/registry";
import { Problem } from "@kipass/protocol/problem";
import { hashPassword } from "@kipass/service-kit/passwords";
import type { PhoneCodes } from "@kipass/service-kit/phone-codes";
import { revokeSessions } from "@kipass/service-kit/revocations";
import type { BusinessRegister } from "../business/business-register.ts";
import { type ConfirmPassword, confirmPassword } from "../members/confirm-password.ts";
import { describeMember } from "../members/describe-member.ts";
import { parseLogin } from "../members/login-id.ts";
import { insertManager, type MakingManagers } from "../members/make-manager.ts";
import { parseMobile } from "../members/mobile.ts";
import { type FacilitySession, REVOCATIONS } from "../members/sessions.ts";
import type { FacilityStatus } from "../store/facilities.ts";
import { updateOwner } from "../store/facility-facts.ts";
import { revokeMembers } from "../store/managers.ts";
import { isLoginIdTaken, type Member } from "../store/members.ts";
import { changeFacility, type Managing, refuseClosed, refuseNewcomer } from "./changing-facility.ts";
import { describeFacility } from "./describe-facility.ts";
import { parseNumber, parseResponsible } from "./facility-form.ts";
import { FACILITY_STATES } from "./facility-states.ts";
import { statusOfNew } from "./sign-up-facility.ts";

export interface Transferring extends Managing, MakingManagers, ConfirmPassword {
  phoneCodes: PhoneCodes;
  business: BusinessRegister;
}

/**
 * Hands a facility over: the new 대표자's phone is verified, the managers until now end, staff and doors stay. Without
 * 사업자등록번호 of the new owner it waits for its municipality. Everything else is checked before the code is used up.
 */
export async function transferFacility(
  transferring: Transferring,
  caller: FacilitySession,
  form: Body<typeof endpoint>,
): Promise<{ reply: Reply<typeof endpoint>; member: Member }> {
  const { db, phoneCodes, contacts, clock, business } = transferring;
  const phone = parseMobile(form.phone);
  const loginId = parseLogin(form, [form.phone]);
  const representative = contacts.seal("representative", parseResponsible(form.representative));
  const businessNumber = form.businessNumber === null ? null : parseNumber(form.businessNumber);
  const businessState = businessNumber === null ? "unknown" : await business.stateOf(businessNumber);
  if (businessState === "ended") throw new Problem("business-ended");
  if (await isLoginIdTaken(db, loginId)) throw new Problem("login-id-taken");
  await confirmPassword(transferring, caller, form.ownPassword);
  await changeFacility(transferring, caller, "may-transfer-facility", async (changing) => {
    refuseClosed(changing.facts);
    await refuseNewcomer(changing, caller.member);
  });
  await phoneCodes.prove({ phone, purpose: "transfer", code: form.code });
  const passwordHash = await hashPassword(form.password);
  return changeFacility(transferring, caller, "transfer-facility", async ({ tx, facts, nowMs, day, note }) => {
    refuseClosed(facts);
    const { id, name, sector, region } = facts;
    const status: FacilityStatus =
      facts.status === "suspended" ? "suspended" : statusOfNew(businessNumber, businessState);
    const owner = { businessNumber, businessState, representative, responsible: form.responsible, status };
    await updateOwner(tx, id, owner, { nowMs, channel: FACILITY_STATES });
    await note("transferred", facts.businessNumber, businessNumber);
    for (const manager of await revokeMembers(tx, { facility: id, day, roles: ["manager"] })) {
      await revokeSessions(tx, REVOCATIONS, manager, clock);
    }
    const member = await insertManager(tx, transferring, { facility: id, phone, loginId, passwordHash });
    return {
      reply: { facility: describeFacility({ id, name, status, sector, region }, day), member: describeMember(member) },
      member,
    };
  });
}
