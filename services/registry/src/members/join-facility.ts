import type { Body, Reply } from "@kipass/contract/endpoint";
import type { joinFacility as endpoint } from "@kipass/contract/registry";
import { Problem } from "@kipass/protocol/problem";
import { today } from "@kipass/service-kit/clock";
import type { Log } from "@kipass/service-kit/log";
import { hashPassword } from "@kipass/service-kit/passwords";
import type { SmsGateway } from "@kipass/service-kit/sms-gateway";
import { describeFacility } from "../facilities/describe-facility.ts";
import { parseNumber, parsePlace, parseResponsible } from "../facilities/facility-form.ts";
import { findAtPlace } from "../store/facilities.ts";
import { type FacilityFacts, lockFacts } from "../store/facility-facts.ts";
import { insertChange } from "../store/facility-history.ts";
import { findManagers } from "../store/managers.ts";
import { isLoginIdTaken, type Member } from "../store/members.ts";
import { type AddingManagers, MAX_MANAGERS } from "./add-manager.ts";
import { describeMember } from "./describe-member.ts";
import { parseLogin } from "./login-id.ts";
import { insertManager } from "./make-manager.ts";
import { parseMobile } from "./mobile.ts";

export interface Joining extends AddingManagers {
  gateway: SmsGateway;
  log: Log;
}

/**
 * '예(관리자 추가등록)'. Whether the place and the name are as registered is said only after the phone was verified, so that every guess
 * costs a message; the managers until now are told, and for three days the new one cannot do what they could not take back.
 */
export async function joinFacility(
  joining: Joining,
  form: Body<typeof endpoint>,
): Promise<{ reply: Reply<typeof endpoint>; member: Member }> {
  const { db, phoneCodes, contacts, clock } = joining;
  if (!form.terms.service || !form.terms.collection) throw new Problem("consent-missing");
  const day = today(clock);
  const businessNumber = parseNumber(form.businessNumber);
  const place = parsePlace(form, day);
  const representative = parseResponsible(form.representative);
  const phone = parseMobile(form.managerPhone);
  const loginId = parseLogin(form, [form.managerPhone]);
  if (await isLoginIdTaken(db, loginId)) throw new Problem("login-id-taken");
  await phoneCodes.prove({ phone, purpose: "sign-up", code: form.code });
  const passwordHash = await hashPassword(form.password);
  const { facts, member, told } = await db.tx("join-facility", async (tx) => {
    const id = await findAtPlace(tx, { businessNumber, ...place });
    const facts = id === undefined ? undefined : await lockFacts(tx, id);
    if (!facts || contacts.open("representative", facts.representative) !== representative)
      throw new Problem("representative-differs");
    const told = await findManagers(tx, facts.id);
    if (told.length >= MAX_MANAGERS) throw new Problem("limit-reached");
    const member = await insertManager(tx, joining, { facility: facts.id, phone, loginId, passwordHash });
    await insertChange(tx, clock.nowMs(), {
      facility: facts.id,
      by: { member: member.id },
      what: "manager",
      newValue: loginId,
    });
    return { facts, member, told };
  });
  await tell(joining, facts, told);
  return { reply: { facility: describeFacility(shortOf(facts), day), member: describeMember(member) }, member };
}

function shortOf({ id, name, status, sector, region }: FacilityFacts) {
  return { id, name, status, sector, region };
}

/** A message that is not delivered does not undo what was done: it is in the history, too. */
async function tell(
  { gateway, contacts, log }: Joining,
  { name }: FacilityFacts,
  managers: { phone: Buffer | null }[],
): Promise<void> {
  const text = `[전자출입명부] ${name}에 관리자가 추가되었습니다. 모르는 일이면 시설 관리에서 끝내 주세요.`;
  await Promise.all(
    managers.map(async ({ phone }) => {
      if (!phone) return;
      await gateway
        .send({ to: contacts.open("phone", phone), text })
        .catch((error) => log.warn({ event: "manager-not-told", error: (error as Error).name }));
    }),
  );
}
