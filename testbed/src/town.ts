import { randomBytes } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { appointOfficer } from "@kipass/authority/officers/appoint";
import type { ConsentText } from "@kipass/issuer/consents/texts";
import { fromBase64url } from "@kipass/protocol/bytes";
import { type Appointment, storeOfficer } from "@kipass/registry/office/officers/appoint-officer";
import { type MovableClock, movableClock } from "@kipass/service-kit/clock";
import { freePort } from "@kipass/service-kit/free-port";
import { createLog } from "@kipass/service-kit/log";
import { connect } from "@kipass/service-kit/postgres/database";
import type { RunningService } from "@kipass/service-kit/service";
import { until } from "@kipass/service-kit/testing-until";
import type { LogInAccount } from "./log-in-page.ts";
import { openLogInProvider } from "./log-in-provider.ts";
import { type CertificationBody, type Ministry, openMinistry, withOfficer } from "./ministry.ts";
import { enrolOfficer, type Officer } from "./officer.ts";
import {
  type IssuerFacts,
  type IssuerParty,
  openAuthority,
  openIssuer,
  openRegistry,
  type RegistryParty,
  type TownParty,
} from "./parties.ts";
import { openSmsInbox, type SmsInbox } from "./sms-inbox.ts";
import { type FacilityFacts, signUpFacility, type Terminal } from "./terminal.ts";
import { enrolVisitor, type Person, type Visitor } from "./visitor.ts";

/** Every party of the system in one process: real databases, vaults, HTTP and keys; only the clock can be moved. */
export interface Town {
  readonly clock: MovableClock;
  readonly inbox: SmsInbox;
  readonly issuers: Readonly<Record<IssuerCode, IssuerParty>>;
  readonly ministry: Ministry;
  readonly registry: RegistryParty;
  readonly authority: TownParty;
  readonly parties: readonly TownParty[];
  enrol(issuer: IssuerCode, person: Person): Promise<Visitor>;
  openFacility(facts: FacilityFacts): Promise<Terminal>;
  /** An officer with an account and a certified key of their own. */
  appoint(officer: OfficerAccount): Promise<Officer>;
  /** Only the account: its officer makes a key elsewhere, in a browser. */
  openAccount(officer: OfficerAccount): Promise<{ loginId: string; password: string }>;
  /** The ministry's next edition; every party knows it when this returns. */
  publish(change: (now: CertificationBody) => CertificationBody): Promise<void>;
  /** The ministry certifies an officer's key; every party knows it when this returns. */
  certifyOfficer(officer: { id: string; publicKey: string }): Promise<void>;
  /** An officer of a municipality. */
  appointMunicipal(officer: MunicipalAccount): Promise<{ loginId: string; password: string }>;
  /** The log-in of an appointed officer. */
  passwordOf(loginId: string): { loginId: string; password: string };
  /** One run of every party's jobs, as every hour. */
  jobs(): Promise<void>;
  /** Stops every party and starts it again on the same data, to which something may happen meanwhile. */
  restart(meanwhile?: () => Promise<unknown>): Promise<void>;
  /** A party's certified key for answers and log heads. */
  signingKeyOf(name: string): string;
  /** Everything any party logged. */
  logged(): string;
  close(): Promise<void>;
}

export interface OfficerAccount {
  loginId: string;
  name: string;
  title: string;
  role: "investigator" | "approver" | "supervisor" | "auditor" | "health-centre";
  /** Without, the nation. */
  region?: string;
}

export type MunicipalAccount = Omit<Appointment, "password" | "sectors"> & { sectors?: string[] };

export type IssuerCode = "naver" | "kakao" | "pass";

const ISSUERS: Record<IssuerCode, Omit<IssuerFacts, "code">> = {
  naver: { name: { ko: "네이버", en: "Naver" }, renewals: 2, passKeyId: 1 },
  kakao: { name: { ko: "카카오톡", en: "KakaoTalk" }, renewals: 3, passKeyId: 2 },
  pass: { name: { ko: "PASS", en: "PASS" }, renewals: 0, passKeyId: 3 },
};

export interface TownOptions {
  adminUrl: string;
  /** What time it is when the town opens; unix milliseconds. */
  startMs?: number;
  /** Folder of a built app, where a browser will be used. */
  appDir?: (app: string) => string;
  /** Words of the issuers' consents other than their own. */
  texts?: readonly ConsentText[];
  /** Accounts to log in with at naver and kakao, and to prove an identity with at all three; without, names and phones are typed. */
  accounts?: () => LogInAccount[];
}

const OFFICER_PASSWORD = "gyeong-2026-bok";

export async function openTown({
  adminUrl,
  startMs = Date.now(),
  appDir,
  texts,
  accounts,
}: TownOptions): Promise<Town> {
  const closes: (() => unknown)[] = [];
  const close = async () => {
    for (const step of closes.splice(0).reverse()) await step();
  };
  try {
    return { ...(await build()), close };
  } catch (fault) {
    await close();
    throw fault;
  }

  async function build(): Promise<Omit<Town, "close">> {
    const clock = movableClock(startMs);
    const folder = await mkdtemp(join(tmpdir(), "kipass-town-"));
    closes.push(() => rm(folder, { recursive: true, force: true }));
    const lines: string[] = [];
    const log = createLog({
      party: "town",
      process: "test",
      level: "debug",
      destination: { write: (line) => void lines.push(line) },
    });
    const inbox = await openSmsInbox();
    closes.push(inbox.close);
    const ministry = await openMinistry({ file: join(folder, "certification.json"), clock });
    const root = Buffer.from(fromBase64url(ministry.rootPublicKey) as Uint8Array);
    const ground = {
      adminUrl,
      folder,
      clock,
      log,
      smsInboxUrl: inbox.url,
      certification: { file: ministry.file, root },
      ...(appDir && { appDir }),
      ...(texts && { texts }),
    };
    const groundOf = (name: string) => ({ ...ground, log: log.child({ service: name }) });

    const codes = Object.keys(ISSUERS) as IssuerCode[];
    const issuers = {} as Record<IssuerCode, IssuerParty>;
    const ports = await Promise.all(codes.map(freePort));
    const logIns = accounts && (await openLogIns(codes, ports, accounts));
    if (logIns) closes.push(logIns.close);
    for (const [nth, code] of codes.entries())
      issuers[code] = await openIssuer(groundOf(code), ports[nth] as number, {
        code,
        ...ISSUERS[code],
        ...logIns?.settingsOf(code),
      });
    const registry = await openRegistry(groundOf("registry"), await freePort(), await freePort());
    const authority = await openAuthority(groundOf("authority"), await freePort());
    const parties = [...Object.values(issuers), authority, registry];
    closes.push(() => dropDatabases(adminUrl, parties));

    await ministry.certify((body) => parties.reduce((edition, party) => party.certifyIn(edition), body));
    const running: RunningService[] = [];
    const stopAll = async () => {
      for (const service of running.splice(0).reverse()) await service.close();
    };
    const startAll = async () => {
      for (const party of [...parties, registry.office]) running.push(await party.start());
      for (const party of [...parties, registry.office]) await untilReady(party.url);
    };
    closes.push(stopAll);
    await startAll();

    async function openAccount(account: OfficerAccount) {
      const db = connect(authority.roleUrl("owner"), { name: "town-appoint", max: 1 });
      await appointOfficer(db, { ...account, password: OFFICER_PASSWORD }, clock.nowMs());
      await db.close();
      return { loginId: account.loginId, password: OFFICER_PASSWORD };
    }
    async function publish(change: (now: CertificationBody) => CertificationBody) {
      const from = lines.length;
      await ministry.certify(change);
      const isRead = ({ name }: TownParty) =>
        lines.slice(from).some((line) => line.includes('"certification-read"') && line.includes(serviceIn(name)));
      await until(() => parties.every(isRead), "every party has read the new edition");
    }
    async function certifyOfficer({ id, publicKey }: { id: string; publicKey: string }) {
      const now = Math.floor(clock.nowMs() / 1000);
      await publish((body) => withOfficer(body, { id, publicKey, from: now - 60, until: now + 86_400 * 60 }));
    }

    return {
      clock,
      inbox,
      issuers,
      ministry,
      registry,
      authority,
      parties,
      enrol: (issuer, person) => enrolVisitor({ issuer, baseUrl: issuers[issuer].url, inbox }, person),
      openFacility: (facts) => signUpFacility({ baseUrl: registry.url, inbox, clock }, facts),
      async appoint(account) {
        const officer = await enrolOfficer(authority.url, await openAccount(account));
        await officer.registerKey();
        await certifyOfficer(officer);
        await until(
          async () => (await officer.client.describeOfficer()).officer.key === "certified",
          "the officer's key is certified",
        );
        return officer;
      },
      openAccount,
      publish,
      certifyOfficer,
      async appointMunicipal(account) {
        const db = connect(registry.roleUrl("owner"), { name: "town-appoint", max: 1 });
        const appointment = { sectors: null, ...account, password: OFFICER_PASSWORD };
        await storeOfficer(db, appointment, { by: null, clock });
        await db.close();
        return { loginId: account.loginId, password: OFFICER_PASSWORD };
      },
      passwordOf: (loginId) => ({ loginId, password: OFFICER_PASSWORD }),
      async jobs() {
        for (const party of parties) await party.jobs();
      },
      async restart(meanwhile) {
        await stopAll();
        await meanwhile?.();
        await startAll();
      },
      signingKeyOf(name) {
        const { issuers: certified, registry: r, authority: a } = ministry.current();
        return certified.find(({ code }) => code === name)?.signingKey ?? (name === "registry" ? r : a).signingKey;
      },
      logged: () => lines.join(""),
    };
  }
}

/** The companies' own accounts, by a provider of OpenID Connect that really runs. */
async function openLogIns(codes: IssuerCode[], ports: number[], accounts: () => LogInAccount[]) {
  const clients = codes.map((code, nth) => ({
    id: code,
    secret: randomBytes(24).toString("base64url"),
    name: ISSUERS[code].name,
    origin: `http://127.0.0.1:${ports[nth]}`,
  }));
  const { url, close } = await openLogInProvider({ clients, accounts });
  const settingsOf = (code: IssuerCode) => {
    const clientSecret = clients.find(({ id }) => id === code)?.secret ?? "";
    const config = { kind: "openid" as const, clientId: code, clientSecret, issuerUrl: url };
    return code === "pass" ? { proofs: config } : { logIn: config, proofs: config };
  };
  return { settingsOf, close };
}

/** As a line of the log names it. */
const serviceIn = (name: string) => `"service":${JSON.stringify(name)}`;

const untilReady = (url: string) =>
  until(async () => (await fetch(`${url}/readyz`).catch(() => undefined))?.ok ?? false, `${url} is ready`);

async function dropDatabases(adminUrl: string, parties: readonly TownParty[]): Promise<void> {
  const admin = connect(adminUrl, { name: "town-admin", max: 1 });
  for (const { database } of parties) await admin.query(`DROP DATABASE IF EXISTS "${database}" WITH (FORCE)`);
  await admin.close();
}
