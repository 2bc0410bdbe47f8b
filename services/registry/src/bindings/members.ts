import * as contract from "@kipass/contract/registry";
import { bind } from "@kipass/service-kit/http/bind";
import { createLookUp } from "../business/look-up-business.ts";
import { signUpFacility } from "../facilities/sign-up-facility.ts";
import { addStaff } from "../members/add-staff.ts";
import { describeSession } from "../members/describe-session.ts";
import { listStaff } from "../members/list-staff.ts";
import { logOut } from "../members/log-out.ts";
import { revokeStaff } from "../members/revoke-staff.ts";
import { sendManagerCode } from "../members/send-manager-code.ts";
import { SESSION_SECONDS } from "../members/sessions.ts";
import type { Parts } from "../parts.ts";
import type { RegistryServer } from "./callers.ts";

/** Signing up, logging in, and the staff of a facility. */
export function bindMembers(server: RegistryServer, parts: Parts): void {
  const { db, clock, vault, certification, sessions, contacts, phoneCodes } = parts;
  bind(server, contract.sendManagerCode, ({ body, network }) => sendManagerCode(phoneCodes, body, network));
  const lookUpBusiness = createLookUp(parts.business);
  bind(server, contract.lookUpBusiness, ({ body }) => lookUpBusiness(body));
  bind(server, contract.signUpFacility, async ({ body, session }) => {
    const { reply, member } = await signUpFacility({ db, phoneCodes, contacts, business: parts.business, clock }, body);
    session.set(sessions.start(member), SESSION_SECONDS);
    return reply;
  });
  bind(server, contract.logIn, async ({ body, session }) => {
    const { reply, member } = await parts.logIn(body);
    session.set(sessions.start(member), SESSION_SECONDS);
    return reply;
  });
  bind(server, contract.logOut, async ({ caller, session }) => {
    session.clear();
    return logOut({ db, clock }, caller);
  });
  bind(server, contract.describeSession, ({ caller }) =>
    describeSession({ db, certification: certification.current, vault, clock }, caller),
  );
  bind(server, contract.listStaff, ({ caller }) => listStaff(db, caller));
  bind(server, contract.addStaff, ({ caller, body }) => addStaff({ db, clock }, caller, body));
  bind(server, contract.revokeStaff, ({ caller, params }) => revokeStaff({ db, clock }, caller, params));
}
