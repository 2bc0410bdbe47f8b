import * as contract from "@kipass/contract/registry";
import { bind } from "@kipass/service-kit/http/bind";
import { addManager } from "../members/add-manager.ts";
import { chooseFacility } from "../members/choose-facility.ts";
import { endManager } from "../members/end-manager.ts";
import { joinFacility } from "../members/join-facility.ts";
import { listManagers } from "../members/list-managers.ts";
import { findLogIns, resetPassword } from "../members/recover-log-in.ts";
import { SESSION_SECONDS } from "../members/sessions.ts";
import type { Parts } from "../parts.ts";
import type { RegistryServer } from "./callers.ts";

/** Several managers of a facility, several facilities of a manager, and log-ins that were forgotten. */
export function bindManagers(server: RegistryServer, parts: Parts): void {
  const { db, sessions } = parts;
  bind(server, contract.listManagers, ({ caller }) => listManagers(db, caller));
  bind(server, contract.addManager, ({ caller, body }) => addManager(parts, caller, body));
  bind(server, contract.endManager, ({ caller, params }) => endManager(parts, caller, params));
  bind(server, contract.joinFacility, async ({ body, session }) => {
    const { reply, member } = await joinFacility(parts, body);
    session.set(sessions.start(member), SESSION_SECONDS);
    return reply;
  });
  bind(server, contract.chooseFacility, async ({ caller, body, session }) => {
    const { reply, member } = await chooseFacility(parts, caller, body);
    session.set(sessions.start(member), SESSION_SECONDS);
    return reply;
  });
  bind(server, contract.findLogIns, ({ body }) => findLogIns(parts, body));
  bind(server, contract.resetPassword, ({ body }) => resetPassword(parts, body));
}
