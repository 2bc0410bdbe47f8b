import * as contract from "@kipass/contract/registry";
import { bind } from "@kipass/service-kit/http/bind";
import { readAlertLevel } from "../alert-level/read-alert-level.ts";
import { readOwnObligation } from "../designations/read-own-obligation.ts";
import { askExemption } from "../facilities/ask-exemption.ts";
import { closeFacility, reopenFacility } from "../facilities/close-facility.ts";
import { addClosure, cancelClosure, setClosedWeekdays } from "../facilities/closed-days.ts";
import { describeOwnFacility } from "../facilities/describe-own-facility.ts";
import { editFacility } from "../facilities/edit-facility.ts";
import { listHistory } from "../facilities/list-history.ts";
import { moveFacility } from "../facilities/move-facility.ts";
import { requestDeletion, takeBackDeletionRequest } from "../facilities/request-deletion.ts";
import { transferFacility } from "../facilities/transfer-facility.ts";
import { withdrawFacility } from "../facilities/withdraw-facility.ts";
import { SESSION_SECONDS } from "../members/sessions.ts";
import type { Parts } from "../parts.ts";
import type { RegistryServer } from "./callers.ts";

/** What managers do with their facility. */
export function bindFacilities(server: RegistryServer, parts: Parts): void {
  const { db, sessions } = parts;
  bind(server, contract.describeFacility, ({ caller }) => describeOwnFacility(parts, caller));
  bind(server, contract.editFacility, ({ caller, body }) => editFacility(parts, caller, body));
  bind(server, contract.moveFacility, async ({ caller, body, session }) => {
    const { reply, member } = await moveFacility(parts, caller, body);
    session.set(sessions.start(member), SESSION_SECONDS);
    return reply;
  });
  bind(server, contract.transferFacility, async ({ caller, body, session }) => {
    const { reply, member } = await transferFacility(parts, caller, body);
    session.set(sessions.start(member), SESSION_SECONDS);
    return reply;
  });
  bind(server, contract.closeFacility, ({ caller }) => closeFacility(parts, caller));
  bind(server, contract.reopenFacility, ({ caller }) => reopenFacility(parts, caller));
  bind(server, contract.setClosedWeekdays, ({ caller, body }) => setClosedWeekdays(parts, caller, body));
  bind(server, contract.addClosure, ({ caller, body }) => addClosure(parts, caller, body));
  bind(server, contract.cancelClosure, ({ caller, params }) => cancelClosure(parts, caller, params));
  bind(server, contract.requestDeletion, ({ caller, body }) => requestDeletion(parts, caller, body));
  bind(server, contract.takeBackDeletionRequest, ({ caller }) => takeBackDeletionRequest(parts, caller));
  bind(server, contract.withdrawFacility, async ({ caller, body, session }) => {
    const reply = await withdrawFacility(parts, caller, body);
    session.clear();
    return reply;
  });
  bind(server, contract.readOwnObligation, ({ caller }) => readOwnObligation(parts, caller));
  bind(server, contract.askExemption, ({ caller, body }) => askExemption(parts, caller, body));
  bind(server, contract.readAlertLevel, () => readAlertLevel(parts));
  bind(server, contract.listHistory, ({ caller }) => listHistory(db, caller));
}
