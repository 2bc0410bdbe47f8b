import * as endpoints from "@kipass/contract/authority";
import { bind } from "@kipass/service-kit/http/bind";
import type { Server } from "@kipass/service-kit/http/server";
import type { SmsGateway } from "@kipass/service-kit/sms-gateway";
import { listAssignedContacts } from "./contacts/list-assigned-contacts.ts";
import { listContacts } from "./contacts/list-contacts.ts";
import { readContactSteps } from "./contacts/read-contact-steps.ts";
import { recordContactSteps } from "./contacts/record-contact-steps.ts";
import { undoContactSteps } from "./contacts/undo-contact-steps.ts";
import { exportContacts } from "./exports/export-contacts.ts";
import { listExports } from "./exports/list-exports.ts";
import { listHandInOrders } from "./hand-ins/hand-in-places.ts";
import { listSafeNumbers } from "./hand-ins/list-safe-numbers.ts";
import { addPaper, previewHandInList, takeOverHandInList } from "./hand-ins/take-over-hand-in.ts";
import { listMessageBatches } from "./messages/list-message-batches.ts";
import { previewMessages } from "./messages/preview-messages.ts";
import { retryMessages } from "./messages/retry-messages.ts";
import { sendMessages } from "./messages/send-messages.ts";
import { testMessage } from "./messages/test-message.ts";
import type { Office } from "./office.ts";
import type { OfficerCaller, officerCallers } from "./officers/session.ts";

type OfficerServer = Server<ReturnType<typeof officerCallers>>;

/** Everything that is done about contacts: who they are, what was done, messages, lists for other software. */
export function bindContacts(server: OfficerServer, as: (caller: OfficerCaller) => Office, gateway: SmsGateway): void {
  bind(server, endpoints.listContacts, ({ caller, params }) =>
    listContacts(as(caller), caller.officer, Number(params.case)),
  );
  bind(server, endpoints.listAssignedContacts, ({ caller }) => listAssignedContacts(as(caller), caller.officer));
  bind(server, endpoints.readContactSteps, ({ caller, params }) =>
    readContactSteps(as(caller), caller.officer, Number(params.case), params.contact),
  );
  bind(server, endpoints.recordContactSteps, ({ caller, params, body }) =>
    recordContactSteps(as(caller), caller.officer, Number(params.case), body),
  );
  bind(server, endpoints.undoContactSteps, ({ caller, params, body }) =>
    undoContactSteps(as(caller), caller.officer, Number(params.case), body),
  );

  bind(server, endpoints.listHandInOrders, ({ caller, params }) =>
    listHandInOrders(as(caller), caller.officer, Number(params.case)),
  );
  bind(server, endpoints.listSafeNumbers, ({ caller, params }) =>
    listSafeNumbers(as(caller), caller.officer, Number(params.case)),
  );
  bind(server, endpoints.addPaperRows, ({ caller, params, body }) =>
    addPaper(as(caller), caller.officer, Number(params.case), body),
  );
  bind(server, endpoints.previewHandIn, ({ caller, params, body }) =>
    previewHandInList(as(caller), caller.officer, Number(params.case), body),
  );
  bind(server, endpoints.takeOverHandIn, ({ caller, params, body }) =>
    takeOverHandInList(as(caller), caller.officer, Number(params.case), body),
  );

  bind(server, endpoints.previewMessages, ({ caller, params, body }) =>
    previewMessages(as(caller), caller.officer, Number(params.case), body),
  );
  bind(server, endpoints.testMessage, ({ caller, params, body }) =>
    testMessage(as(caller), gateway, caller.officer, Number(params.case), body),
  );
  bind(server, endpoints.sendMessages, ({ caller, params, body }) =>
    sendMessages(as(caller), caller.officer, Number(params.case), body),
  );
  bind(server, endpoints.retryMessages, ({ caller, params, body }) =>
    retryMessages(as(caller), caller.officer, Number(params.case), body),
  );
  bind(server, endpoints.listMessageBatches, ({ caller, params }) =>
    listMessageBatches(as(caller), caller.officer, Number(params.case)),
  );

  bind(server, endpoints.exportContacts, ({ caller, params, body }) =>
    exportContacts(as(caller), caller.officer, Number(params.case), body),
  );
  bind(server, endpoints.listExports, ({ caller, params }) =>
    listExports(as(caller), caller.officer, Number(params.case)),
  );
}
