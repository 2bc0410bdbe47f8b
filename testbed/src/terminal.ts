import { randomBytes } from "node:crypto";
import type { OutcomeCode } from "@kipass/protocol/outcome";
import { type CookieJar, cookieJar } from "@kipass/sdk/call";
import { type RegistryClient, registryClient } from "@kipass/sdk/registry";
import type { Clock } from "@kipass/service-kit/clock";
import type { SmsInbox } from "./sms-inbox.ts";

/** A facility's device after log-in. */
export interface Terminal {
  readonly facility: { id: number; name: string };
  readonly client: RegistryClient;
  /** Shows digits to the scanner; the same `attempt` again is a retry of a lost answer. */
  scan(digits: string, options?: { direction?: "in" | "out"; attempt?: string }): Promise<OutcomeCode>;
}

export interface FacilityFacts {
  name: string;
  sector: string;
  loginId: string;
  businessNumber: string | null;
  /** Street and number; made up when left out. */
  address?: string;
}

export interface TerminalPlace {
  baseUrl: string;
  clock: Clock;
  /** The device's, when the caller wants to hold it. */
  cookies?: CookieJar;
}

export const DEMO_PASSWORD = "daon-2026-maru";

/** Signs a facility up through the public endpoints and is logged in as its manager. */
export async function signUpFacility(at: TerminalPlace & { inbox: SmsInbox }, facts: FacilityFacts): Promise<Terminal> {
  const client = registryClient({ baseUrl: at.baseUrl, origin: at.baseUrl, cookies: at.cookies ?? cookieJar() });
  const managerPhone = `0105${String(randomBytes(4).readUInt32BE() % 10_000_000).padStart(7, "0")}`;
  await client.sendManagerCode({ body: { phone: managerPhone, purpose: "sign-up" } });
  const { facility } = await client.signUpFacility({
    body: {
      terms: { service: true, collection: true },
      name: facts.name,
      businessNumber: facts.businessNumber,
      representative: "한대표",
      telephone: "02-555-0142",
      sector: facts.sector,
      sectorDetail: null,
      region: "11680",
      address: facts.address ?? `서울특별시 강남구 테헤란로 ${facts.loginId.length}`,
      addressDetail: facts.address ? "" : facts.loginId,
      managerPhone,
      code: at.inbox.codeFor(managerPhone),
      loginId: facts.loginId,
      password: DEMO_PASSWORD,
    },
  });
  return terminalOf(client, facility, at.clock);
}

export async function logInTerminal(at: TerminalPlace, loginId: string, password = DEMO_PASSWORD): Promise<Terminal> {
  const client = registryClient({ baseUrl: at.baseUrl, origin: at.baseUrl, cookies: at.cookies ?? cookieJar() });
  const { facility } = await client.logIn({ body: { loginId, password } });
  return terminalOf(client, facility, at.clock);
}

function terminalOf(client: RegistryClient, facility: { id: number; name: string }, clock: Clock): Terminal {
  return {
    facility,
    client,
    async scan(digits, { direction = "in", attempt = newAttempt() } = {}) {
      const answer = await client.recordVisit({
        body: {
          pass: digits,
          direction,
          channel: "camera",
          clientAtMs: clock.nowMs(),
          clockOffsetMs: 0,
          idempotencyKey: attempt,
        },
      });
      return answer.outcome;
    },
  };
}

export const newAttempt = (): string => randomBytes(16).toString("base64url");
