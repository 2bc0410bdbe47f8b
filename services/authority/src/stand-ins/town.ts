import { randomBytes } from "node:crypto";
import * as endpoints from "@kipass/contract/authority";
import { readLog } from "@kipass/contract/disclosure";
import type { Reply } from "@kipass/contract/endpoint";
import type { PasskeyAssertion } from "@kipass/contract/passkeys";
import { approvalsChallenge } from "@kipass/protocol/approval";
import { toBase64url } from "@kipass/protocol/bytes";
import { type Client, clientOf, cookieJar } from "@kipass/sdk/call";
import { type MovableClock, movableClock } from "@kipass/service-kit/clock";
import { primitives } from "@kipass/service-kit/primitives";
import { createTestAuthenticator, type Flaws, type TestAuthenticator } from "@kipass/service-kit/testing-authenticator";
import { enrol, logIn, type OfficerAccount, stayingLoggedIn } from "@kipass/service-kit/testing-log-in";
import { until } from "@kipass/service-kit/testing-until";
import { NATION } from "../officers/reach.ts";
import type { Role } from "../store/officers.ts";
import { type AuthorityUnderTest, ORIGIN, startForTest, type TestOptions } from "../testing.ts";
import { startTestIssuer, type TestIssuer } from "./issuer.ts";
import { openTestMinistry, type TestMinistry } from "./ministry.ts";
import { startTestRegistry, type TestRegistry } from "./registry.ts";

const authority = { ...endpoints, readLog };
export type AuthorityClient = Client<typeof authority>;
export type RequestView = Reply<typeof endpoints.readRequest>["request"];

export const PASSWORD = "역학-조사-2026-가을";
/** Friday, 20 November 2026, 14:00 in Seoul. */
export const FRIDAY = Date.parse("2026-11-20T14:00:00+09:00");

/** The authority among stand-ins of everyone it deals with. */
export interface Town {
  clock: MovableClock;
  authority: AuthorityUnderTest;
  ministry: TestMinistry;
  naver: TestIssuer;
  kakao: TestIssuer;
  registry: TestRegistry;
  /** A browser that nobody is logged in at. */
  browser(): AuthorityClient;
  /** An officer, appointed and logged in, with a key the ministry knows once `certifyOfficers` is called. */
  officer(loginId: string, role: Role, region?: string): Promise<TestOfficer>;
  /** The ministry certifies all keys handed in so far, and the authority has read it. */
  certifyOfficers(someone: TestOfficer): Promise<void>;
  close(): Promise<void>;
}

export interface TestOfficer {
  id: string;
  /** The device with their passkey. */
  device: TestAuthenticator;
  /** Logs in by itself again, as its officer would, whenever a session has ended. */
  client: AuthorityClient;
  /** The same, until its session ends. */
  session: AuthorityClient;
  /** Hands the passkey in for the ministry. */
  registerKey(): Promise<void>;
  /** One touch over all orders of a request. */
  sign(request: RequestView, flaws?: Flaws): PasskeyAssertion;
  approve(request: RequestView): Promise<RequestView>;
}

export async function openTown(options: Partial<TestOptions> = {}): Promise<Town> {
  const clock = movableClock(FRIDAY);
  const ministry = await openTestMinistry();
  const outside = { clock, certification: ministry.current };
  const naver = await startTestIssuer({ ...outside, party: "naver", keyId: 1 });
  const kakao = await startTestIssuer({ ...outside, party: "kakao", keyId: 2 });
  const registry = await startTestRegistry({ ...outside, party: "registry" });
  const issuerOf = ({ code, keyId, url, signingKey }: TestIssuer) => ({
    code,
    name: { ko: code, en: code },
    state: "active" as const,
    baseUrl: url,
    signingKey,
    safeNumberIssuer: keyId,
    passKeys: [{ keyId, publicKey: toBase64url(randomBytes(32)), from: 0, until: 4_000_000_000 }],
  });
  const authorityUnderTest = await startForTest({
    clock,
    async certify({ signingKey, orderKeys }) {
      await ministry.certify({
        issuers: [issuerOf(naver), issuerOf(kakao)],
        registry: { baseUrl: registry.url, signingKey: registry.signingKey },
        authority: {
          baseUrl: "http://localhost",
          signingKey,
          orderKeys,
          console: { rpId: new URL(ORIGIN).hostname, origin: ORIGIN },
        },
      });
      return { file: ministry.file, root: ministry.root };
    },
    ...options,
  });
  await registry.takeVisitKeys(authorityUnderTest.url(), authorityUnderTest.publicKeys.signingKey);

  const browser = () => {
    const cookies = cookieJar();
    const { origin } = authorityUnderTest;
    return clientOf({ get baseUrl() { return authorityUnderTest.url(); }, origin, cookies }, authority); // biome-ignore format: a line
  };
  return {
    clock,
    authority: authorityUnderTest,
    ministry,
    naver,
    kakao,
    registry,
    browser,
    async officer(loginId, role, region = NATION) {
      const [name, title] = role === "investigator" ? ["이서연", "역학조사관"] : ["박준호", "과장"];
      const id = await authorityUnderTest.appoint({ loginId, name, title, role, region, password: PASSWORD });
      const device = createTestAuthenticator({ origin: ORIGIN });
      const client = browser();
      const account = { loginId, password: PASSWORD };
      await enrol(client, account, device);
      return testOfficer(id, client, account, device);
    },
    async certifyOfficers(someone) {
      await ministry.certifyOfficers(authorityUnderTest.officerRequestsDir);
      await until(async () => (await someone.client.describeOfficer()).officer.key === "certified");
    },
    async close() {
      await authorityUnderTest.close();
      await Promise.all([naver, kakao, registry].map((party) => party.close()));
      await ministry.close();
    },
  };
}

function testOfficer(
  id: string,
  session: AuthorityClient,
  account: OfficerAccount,
  device: TestAuthenticator,
): TestOfficer {
  const client = stayingLoggedIn(session, () => logIn(session, account, device));
  const sign = ({ orders }: RequestView, flaws?: Flaws) => {
    const hashes = orders.map(({ hash }) => Buffer.from(hash, "base64url"));
    return device.touch(approvalsChallenge(hashes, primitives), flaws);
  };
  return {
    id,
    device,
    client,
    session,
    sign,
    registerKey: async () => void (await client.registerOfficerKey({ body: { passkey: device.id } })),
    async approve(request) {
      const { request: signed } = await client.approveRequest({
        params: { request: String(request.id) },
        body: { passkey: sign(request) },
      });
      return signed;
    },
  };
}
