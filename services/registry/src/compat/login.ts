import type { Body, Reply } from "@kipass/contract/endpoint";
import type { logIn } from "@kipass/contract/registry";
import type { login as call } from "@kipass/contract/registry/compat";
import { sectorOf } from "@kipass/data/sectors";
import { Problem } from "@kipass/protocol/problem";
import type { Database } from "@kipass/service-kit/postgres/database";
import type { Sessions } from "../members/sessions.ts";
import { countOfBusiness, findBusiness } from "../store/facilities.ts";
import type { Member } from "../store/members.ts";

export interface LoggingIn {
  db: Database;
  /** The one way to log in; what is counted and locked there is so here. */
  logIn: (form: Body<typeof logIn>) => Promise<{ reply: Reply<typeof logIn>; member: Member }>;
  sessions: Sessions;
}

export type LoginFields = Record<keyof (typeof call)["request"]["properties"], string>;
type LoginData = NonNullable<Reply<typeof call>["data"]>;

/**
 * Logs a program in: a new device with a session like any other. Names and numbers of persons are sealed at the registry, so their
 * fields are there and empty.
 * @throws Problem login-failed, login-locked
 */
export async function login(
  { db, logIn: logInMember, sessions }: LoggingIn,
  sent: LoginFields,
): Promise<{ token: string; data: LoginData }> {
  const { reply, member } = await logInMember({ loginId: sent.usr_id, password: sent.passwd });
  const business = await findBusiness(db, reply.facility.id);
  if (!business) throw new Problem("login-failed");
  const data: LoginData = {
    usr_id: sent.usr_id,
    usr_nm: reply.member.name,
    boss_nm: "",
    boss_yn: reply.member.role === "manager" ? "Y" : "N",
    use_yn: "Y",
    str_id: String(reply.facility.id),
    str_nm: reply.facility.name,
    str_use_yn: reply.facility.status === "active" ? "Y" : "N",
    biz_no: business.businessNumber ?? "",
    biz_no_count: Math.max(1, await countOfBusiness(db, business.businessNumber)),
    addr: business.address,
    addr_detail: business.addressDetail,
    hp_no: "",
    auth_hp_no: "",
    industry_text: business.sectorDetail ?? sectorOf(business.sector)?.ko ?? "",
    transfer_yn: "N",
    async_yn: "N",
    new_terms_yn: "N",
    process_type: "",
    run_version: sent.run_version,
    os_type: sent.os_type,
    udid: sent.udid,
  };
  return { token: sessions.start(member), data };
}
