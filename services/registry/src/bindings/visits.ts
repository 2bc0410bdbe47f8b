import * as contract from "@kipass/contract/registry";
import { bind } from "@kipass/service-kit/http/bind";
import type { Parts } from "../parts.ts";
import { countVisits } from "../visits/count-visits.ts";
import { recordVisit } from "../visits/record-visit.ts";
import { sendQueuedVisits } from "../visits/send-queued-visits.ts";
import type { RegistryServer } from "./callers.ts";

/** Scans, and what a facility is told of them: counts. */
export function bindVisits(server: RegistryServer, parts: Parts): void {
  const { db, clock, vault, sessions, scanning, deviceContacts } = parts;
  bind(server, contract.recordVisit, async ({ caller, body, receivedAtMs }) => {
    const reply = await recordVisit(scanning, { session: caller, request: body, receivedAtMs });
    deviceContacts.note(caller.device, receivedAtMs);
    return reply;
  });
  bind(server, contract.sendQueuedVisits, ({ body, receivedAtMs }) =>
    sendQueuedVisits({ ...scanning, sessions, contacts: deviceContacts }, { body, receivedAtMs }),
  );
  bind(server, contract.countVisits, ({ caller, params }) => countVisits({ db, vault, clock }, caller, params));
  bind(server, contract.countFourWeeks, ({ caller }) => parts.fourWeeks.of(caller));
}
