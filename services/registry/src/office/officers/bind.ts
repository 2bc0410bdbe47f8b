import * as contract from "@kipass/contract/office";
import { bind } from "@kipass/service-kit/http/bind";
import type { OfficeParts } from "../../office.ts";
import type { AtDesk, OfficeServer } from "../desk.ts";
import { appointOfficer } from "./appoint-officer.ts";
import { SESSION_SECONDS } from "./callers.ts";
import { describeOfficer } from "./describe-officer.ts";
import { dismissOfficer } from "./dismiss-officer.ts";
import { listOfficers } from "./list-officers.ts";
import { logOut } from "./log-out.ts";
import { readAccessLog } from "./read-access-log.ts";

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
  at(contract.readAccessLog, (desk, { query }) => readAccessLog(desk, query));
}
