import { randomBytes } from "node:crypto";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { toBase64url } from "@kipass/protocol/bytes";
import { type Certification, sealCertification } from "@kipass/protocol/certification";
import { addDays, type Day, weekOf } from "@kipass/protocol/day";
import { type OrderClaims, orderBytes, orderHash, sealOrder } from "@kipass/protocol/order";
import { type PassClass, passText, signPass } from "@kipass/protocol/pass";
import { sealVisitKeys } from "@kipass/protocol/visit-keys";
import { type Clock, nowSeconds, today } from "@kipass/service-kit/clock";
import { type HpkeKeyPair, hpkeKeyPair } from "@kipass/service-kit/hpke";
import { ed25519PublicKey, primitives } from "@kipass/service-kit/primitives";
import type { SmsConfig } from "@kipass/service-kit/sms-gateway/choose-gateway";
import { createTestAuthenticator, type TestAuthenticator } from "@kipass/service-kit/testing-authenticator";

/** The parties around the registry as a test needs them, with true keys: ministry, issuer, authority with two officers, telephone company. */
export interface Outside {
  certificationFile: string;
  certificationRoot: Buffer;
  sms: SmsConfig;
  /** The last code sent to a number. */
  codeFor(phone: string): string;
  /** The last message to a number. */
  lastTo(phone: string): string;
  /** From now on no message to a number is taken. */
  lose(phone: string): void;
  /** The digits of a pass. */
  pass(of?: Partial<PassFacts>): string;
  /** Private halves of the authority's visit keys of a week. */
  visitKeys(week: Day): { working: HpkeKeyPair; escrow: HpkeKeyPair };
  /** An approved order and the private key its answer is sealed to. */
  order<K extends OrderClaims["kind"]>(
    claims: Partial<OrderClaims> & { kind: K; scope: unknown },
    by?: string[],
  ): Promise<Ordered>;
  /** Certifies another edition. */
  certify(change: (now: Certification) => Certification): Promise<void>;
  close(): Promise<void>;
}

export interface PassFacts {
  class: PassClass;
  keyId: number;
  issuedAt: number;
  id: Uint8Array;
  seed: Uint8Array;
}

export interface Ordered {
  jws: string;
  hash: Uint8Array;
  claims: OrderClaims;
  privateKey: Uint8Array;
}

export const KEY_ID = 7;
export const SUSPENDED_KEY_ID = 8;
const WEEKS_AHEAD = 9;
const CONSOLE = { rpId: "localhost", origin: "http://localhost:4020" };

export async function openOutside(clock: Clock): Promise<Outside> {
  const seeds = { root: seed(), pass: seed(), authority: seed(), order: seed() };
  const devices = { kim: createTestAuthenticator(CONSOLE), lee: createTestAuthenticator(CONSOLE) };
  const dir = await mkdtemp(join(tmpdir(), "kipass-outside-"));
  const certificationFile = join(dir, "certification.jws");
  const weeks = await makeVisitKeys(weekOf(today(clock)));
  const messages: { to: string; text: string }[] = [];
  const lost = new Set<string>();
  const answers: Record<string, (body: string) => unknown> = {
    "/.well-known/kipass-authority.json": () => ({
      signingKey: publicKey(seeds.authority),
      visitKeys: sealVisitKeys(
        {
          v: 1,
          weeks: Array.from(weeks, ([week, { working, escrow }]) => ({
            week,
            working: toBase64url(working.publicKey),
            escrow: toBase64url(escrow.publicKey),
          })),
        },
        seeds.authority,
        primitives,
      ),
    }),
    "/sms": (body) => {
      const message = JSON.parse(body);
      return lost.has(message.to) ? undefined : messages.push(message);
    },
  };
  const server = createServer(async (request, response) => {
    const body = await text(request);
    const answer = answers[request.url ?? ""]?.(body);
    response
      .writeHead(answer === undefined ? 404 : 200, { "content-type": "application/json" })
      .end(JSON.stringify(answer ?? null));
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  const baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  let certified: Certification = firstEdition(clock, baseUrl, seeds, devices);
  const certify = async (change: (now: Certification) => Certification) => {
    certified = { ...change(certified), serial: certified.serial + 1 };
    await writeFile(certificationFile, sealCertification(certified, { kid: "ministry", seed: seeds.root }, primitives));
  };
  await certify((now) => now);
  const lastTo = (phone: string) => messages.findLast(({ to }) => to === phone)?.text ?? "";

  return {
    certificationFile,
    certificationRoot: ed25519PublicKey(seeds.root),
    sms: { gateway: "inbox", url: `${baseUrl}/sms` },
    codeFor: (phone) => /\d{6}/.exec(lastTo(phone))?.[0] ?? "",
    lastTo,
    lose: (phone) => void lost.add(phone),
    pass(of = {}) {
      const facts = {
        class: 0 as PassClass,
        keyId: KEY_ID,
        issuedAt: nowSeconds(clock),
        id: randomBytes(16),
        seed: seeds.pass,
        ...of,
      };
      return passText(signPass(facts, facts.seed, primitives));
    },
    visitKeys: (week) => weeks.get(week) as { working: HpkeKeyPair; escrow: HpkeKeyPair },
    async order(given, by = ["kim", "lee"]) {
      const recipient = hpkeKeyPair();
      const claims = { ...commonClaims(clock), ...given, recipient: toBase64url(recipient.publicKey) } as OrderClaims;
      const bytes = orderBytes(claims);
      const hash = orderHash(bytes, primitives);
      const approvals = by.map((officer) => (officer === "kim" ? devices.kim : devices.lee).approve(officer, [hash]));
      const jws = sealOrder(bytes, approvals, { kid: "order-1", seed: seeds.order }, primitives);
      return { jws, hash, claims, privateKey: recipient.privateKey };
    },
    certify,
    async close() {
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
      await rm(dir, { recursive: true, force: true });
    },
  };
}

async function makeVisitKeys(first: Day): Promise<Map<Day, { working: HpkeKeyPair; escrow: HpkeKeyPair }>> {
  const weeks = Array.from({ length: WEEKS_AHEAD }, (_, n) => addDays(first, 7 * n));
  return new Map(
    await Promise.all(weeks.map(async (week) => [week, { working: hpkeKeyPair(), escrow: hpkeKeyPair() }] as const)),
  );
}

function firstEdition(
  clock: Clock,
  baseUrl: string,
  seeds: Record<"pass" | "authority" | "order", Buffer>,
  devices: Record<"kim" | "lee", TestAuthenticator>,
): Certification {
  const period = { from: 0, until: 4_000_000_000 };
  const issuer = (code: string, keyId: number, safeNumberIssuer: number, state: "active" | "suspended") => ({
    code,
    name: { ko: code === "naver" ? "네이버" : "옛회사", en: code },
    state,
    baseUrl,
    signingKey: publicKey(seed()),
    safeNumberIssuer,
    passKeys: [{ keyId, publicKey: publicKey(seeds.pass), ...period }],
  });
  return {
    v: 1,
    serial: 1,
    issuedAt: nowSeconds(clock),
    issuers: [issuer("naver", KEY_ID, 0, "active"), issuer("former", SUSPENDED_KEY_ID, 1, "suspended")],
    registry: { baseUrl, signingKey: publicKey(seed()) },
    authority: {
      baseUrl,
      signingKey: publicKey(seeds.authority),
      orderKeys: [{ kid: "order-1", publicKey: publicKey(seeds.order) }],
      console: CONSOLE,
    },
    officers: [
      { id: "kim", publicKey: toBase64url(devices.kim.publicKey), ...period },
      { id: "lee", publicKey: toBase64url(devices.lee.publicKey), ...period },
    ],
  };
}

function commonClaims(clock: Clock) {
  const now = nowSeconds(clock);
  return {
    v: 1,
    reference: toBase64url(randomBytes(16)),
    audience: "registry",
    legalBasis: "감염병의 예방 및 관리에 관한 법률 제76조의2",
    purpose: "확진자의 접촉자 확인",
    limits: { passes: 100_000, visits: 10_000 },
    issuedAt: now,
    expiresAt: now + 3600,
    notifyAfter: addDays(today(clock), 14),
  };
}

function seed(): Buffer {
  return randomBytes(32);
}

function publicKey(of: Buffer): string {
  return toBase64url(ed25519PublicKey(of));
}
