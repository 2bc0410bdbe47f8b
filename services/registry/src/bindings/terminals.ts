import * as contract from "@kipass/contract/registry";
import { bind } from "@kipass/service-kit/http/bind";
import { SESSION_SECONDS } from "../members/sessions.ts";
import type { Parts } from "../parts.ts";
import { createPairingCode } from "../terminals/create-pairing-code.ts";
import { listTerminals } from "../terminals/list-terminals.ts";
import { pairTerminal } from "../terminals/pair-terminal.ts";
import { registerTerminal } from "../terminals/register-terminal.ts";
import { renewTerminal } from "../terminals/renew-terminal.ts";
import { revokeTerminal } from "../terminals/revoke-terminal.ts";
import type { RegistryServer } from "./callers.ts";

/** The devices at the doors. */
export function bindTerminals(server: RegistryServer, { db, clock, sessions, pairing }: Parts): void {
  bind(server, contract.registerTerminal, ({ caller, body }) => registerTerminal({ db, clock }, caller, body));
  bind(server, contract.createPairingCode, ({ caller, body }) => createPairingCode(pairing, caller, body));
  bind(server, contract.pairTerminal, async ({ body, session }) => {
    const { reply, member, device } = await pairTerminal(pairing, body);
    session.set(sessions.start(member, device), SESSION_SECONDS);
    return reply;
  });
  bind(server, contract.renewTerminal, async ({ body, session }) => {
    const { reply, member, device } = await renewTerminal(pairing, body);
    session.set(sessions.start(member, device), SESSION_SECONDS);
    return reply;
  });
  bind(server, contract.listTerminals, ({ caller }) => listTerminals({ db, clock }, caller));
  bind(server, contract.revokeTerminal, ({ caller, params }) => revokeTerminal({ db, clock }, caller, params));
}
