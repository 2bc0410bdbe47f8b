import * as contract from "@kipass/contract/office";
import { bind } from "@kipass/service-kit/http/bind";
import type { OfficeParts } from "../../office.ts";
import type { AtDesk, BesideDesk, OfficeServer } from "../desk.ts";
import { appointOfficer } from "./appoint-officer.ts";
import { SESSION_SECONDS } from "./callers.ts";
import { describeOfficer } from "./describe-officer.ts";
import { dismissOfficer } from "./dismiss-officer.ts";
import { exportAccessLog } from "./export-access-log.ts";
import { listOfficers } from "./list-officers.ts";
import { logOut } from "./log-out.ts";
import { completeSession } from "./open-session.ts";
import { readAccessLog } from "./read-access-log.ts";
import { renewLogIn } from "./renew-log-in.ts";
import * as secondStep from "./second-step.ts";

export function bindOfficers(server: OfficeServer, at: AtDesk, { logIn, clock }: OfficeParts): void {
  bind(server, contract.logIn, async ({ body, session }) => {
    const { reply, token } = await logIn(body);
    session.set(token, SESSION_SECONDS);
    return reply;
  });
  // Asked by the screen itself to stay awake: who is there is no action of theirs.
  bind(server, contract.describeOfficer, ({ caller }) => describeOfficer(caller.officer, clock));
  at(contract.logOut, (desk, { session }) => {
    session.clear();
    return logOut(desk);
  });
  at(contract.listOfficers, (desk) => listOfficers(desk));
  at(contract.appointOfficer, (desk, { body }) => appointOfficer(desk, body));
  at(contract.dismissOfficer, (desk, { params }) => dismissOfficer(desk, params));
  at(contract.renewLogIn, (desk, { params, body }) => renewLogIn(desk, params, body));
  at(contract.readAccessLog, (desk, { query }) => readAccessLog(desk, query));
  at(contract.exportAccessLog, (desk, { query }) => exportAccessLog(desk, query));
}

export function bindSecondStep(beside: BesideDesk, { db, clock, step }: OfficeParts): void {
  const complete = completeSession.bind(undefined, db, clock);
  beside(contract.startSecondStep, ({ officer }) => secondStep.startSecondStep(step, officer));
  beside(contract.confirmWithPasskey, async (caller, { body, session }) => {
    await step.passkeys.confirm(caller.officer.id, body);
    await complete(caller, session);
    return {};
  });
  beside(contract.confirmWithCode, async (caller, { body, session }) => {
    await step.codes.check(caller.officer.id, body.code);
    await complete(caller, session);
    return {};
  });
  beside(contract.createPasskey, ({ officer }) => secondStep.createPasskey(step, officer));
  beside(contract.addPasskey, async (caller, { body, session }) => {
    await secondStep.addPasskey(step, caller.officer, body);
    await complete(caller, session);
    return {};
  });
  beside(contract.listPasskeys, ({ officer }) => secondStep.listPasskeys(step, officer));
  beside(contract.removePasskey, ({ officer }, { body }) => secondStep.removePasskey(step, officer, body));
  beside(contract.enrolOneTimePassword, ({ officer }) => secondStep.enrolOneTimePassword(step, officer));
  beside(contract.confirmOneTimePassword, async (caller, { body, session }) => {
    await secondStep.confirmOneTimePassword(step, caller.officer, body);
    await complete(caller, session);
    return {};
  });
}
