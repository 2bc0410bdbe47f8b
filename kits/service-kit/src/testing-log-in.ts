import type { NewPasskey, PasskeyAssertion, PasskeyCreation, PasskeyRequest } from "@kipass/contract/passkeys";
import { Problem } from "@kipass/protocol/problem";
import type { TestAuthenticator } from "./testing-authenticator.ts";

/** For tests and programs without a screen: officers' log-in in two steps, as a console does it. */
export interface OfficerLogIn {
  logIn(input: { body: OfficerAccount }): Promise<{ passkey: PasskeyRequest }>;
  beginPasskey(input: { body: Record<string, never> }): Promise<{ creation: PasskeyCreation }>;
  addPasskey(input: { body: { passkey: NewPasskey } }): Promise<{ passkey: PasskeyRequest }>;
  confirmWithPasskey(input: { body: { passkey: PasskeyAssertion } }): Promise<{ officer: { id: string } }>;
}

export interface OfficerAccount {
  loginId: string;
  password: string;
}

/** The first log-in of an appointed officer: a passkey is made, and confirms it. Returns the officer's id. */
export async function enrol(client: OfficerLogIn, account: OfficerAccount, device: TestAuthenticator): Promise<string> {
  await client.logIn({ body: account });
  const { creation } = await client.beginPasskey({ body: {} });
  const { passkey } = await client.addPasskey({ body: { passkey: device.register(creation) } });
  return confirm(client, passkey, device);
}

export async function logIn(client: OfficerLogIn, account: OfficerAccount, device: TestAuthenticator): Promise<string> {
  const { passkey } = await client.logIn({ body: account });
  return confirm(client, passkey, device);
}

async function confirm(client: OfficerLogIn, request: PasskeyRequest, device: TestAuthenticator): Promise<string> {
  const { officer } = await client.confirmWithPasskey({ body: { passkey: device.confirm(request) } });
  return officer.id;
}

const ENDED = ["session-ended", "not-logged-in", "second-step-needed"];

/** The client of an officer who logs in again, as people do, whenever a session has ended. */
export function stayingLoggedIn<C extends object>(client: C, logInAgain: () => Promise<unknown>): C {
  const calls = Object.entries(client).map(([name, call]) => [
    name,
    async (...input: unknown[]) => {
      try {
        return await call(...input);
      } catch (fault) {
        if (!(fault instanceof Problem) || !ENDED.includes(fault.code)) throw fault;
        await logInAgain();
        return call(...input);
      }
    },
  ]);
  return Object.fromEntries(calls) as C;
}
