import assert from "node:assert/strict";
import type { Body, Endpoint, Reply } from "@kipass/contract/endpoint";
import * as endpoints from "@kipass/contract/issuer";
import type { CertifiedIssuer } from "@kipass/protocol/certification";
import type { ProblemCode } from "@kipass/protocol/problem";
import type { Clock } from "@kipass/service-kit/clock";
import { testServerUrl } from "@kipass/service-kit/postgres/test-database";
import { createTestAuthority, type TestAuthority } from "@kipass/service-kit/test-authority";
import { consentTexts } from "./consents/texts.ts";
import type { PublicKeys } from "./keys/describe-keys.ts";
import { startForTest, type TestIssuer, type TestIssuerOptions } from "./testing.ts";

/** For tests: an issuer, certified together with an authority that may ask it. */
export async function startWithAuthority(
  clock: Clock,
  options: Partial<TestIssuerOptions> = {},
): Promise<{ issuer: TestIssuer; authority: TestAuthority }> {
  const authority = createTestAuthority(clock);
  const certify = async (keys: PublicKeys) => ({
    text: authority.certificationText({ issuers: [certified(keys)] }),
    root: authority.root,
  });
  return { issuer: await startForTest({ adminUrl: testServerUrl(), clock, certify, ...options }), authority };
}

/** As the ministry lists an issuer with these keys. */
export function certified({ code, signingKey, passKeys }: PublicKeys): CertifiedIssuer {
  return {
    code,
    name: { ko: "네이버", en: "Naver" },
    state: "active",
    baseUrl: "http://localhost",
    signingKey,
    safeNumberIssuer: 1,
    passKeys: passKeys.map((key) => ({ ...key, from: 0, until: 4_000_000_000 })),
  };
}

export const allConsents = consentTexts.map(({ kind, version }) => ({ kind, version, agreed: true }));

/** For tests: a visitor's phone, with its cookie, its origin and its messages. */
export class TestVisitor {
  readonly name: string;
  readonly phone: string;
  cookie: string | undefined;
  readonly #issuer: TestIssuer;
  readonly #url: string;

  constructor(issuer: TestIssuer, { name, phone, url = issuer.url }: { name: string; phone: string; url?: string }) {
    this.#issuer = issuer;
    this.#url = url;
    this.name = name;
    this.phone = phone;
  }

  async send(endpoint: Endpoint, body?: unknown): Promise<Response> {
    const response = await fetch(this.#url + endpoint.path, {
      method: endpoint.method,
      headers: {
        origin: "http://localhost",
        ...(body === undefined ? {} : { "content-type": "application/json" }),
        ...(this.cookie === undefined ? {} : { cookie: this.cookie }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    for (const line of response.headers.getSetCookie()) {
      this.cookie = /max-age=0/i.test(line) ? undefined : line.split(";")[0];
    }
    return response;
  }

  async call<E extends Endpoint>(endpoint: E, body?: Body<E>): Promise<Reply<E>> {
    const response = await this.send(endpoint, body);
    const answer = await response.json();
    assert.equal(response.status, 200, JSON.stringify(answer));
    return answer as Reply<E>;
  }

  async refused<E extends Endpoint>(endpoint: E, body: Body<E> | undefined, code: ProblemCode): Promise<void> {
    const response = await this.send(endpoint, body);
    const answer = (await response.json()) as { code?: string };
    assert.equal(answer.code, code);
    assert.equal(response.headers.get("content-type"), "application/problem+json; charset=utf-8");
  }

  /** Asks for a code and reads it from the message. */
  async receiveCode(): Promise<string> {
    await this.call(endpoints.sendPhoneCode, { phone: this.phone, purpose: "enrol" });
    return this.lastCode();
  }

  lastCode(): string {
    const message = this.#issuer.messages.findLast(({ to }) => to === this.phone);
    return /\d{6}/.exec(message?.text ?? "")?.[0] ?? assert.fail("no message came");
  }

  async enrol(): Promise<Reply<typeof endpoints.enrol>> {
    return this.call(endpoints.enrol, this.enrolment(await this.receiveCode()));
  }

  enrolment(code: string): Body<typeof endpoints.enrol> {
    return { name: this.name, phone: this.phone, code, ofAge: true, consents: allConsents };
  }

  draw(kind: "live" | "assisted" = "live"): Promise<Reply<typeof endpoints.issuePass>> {
    return this.call(endpoints.issuePass, { class: kind });
  }
}
