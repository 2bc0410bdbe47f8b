import { randomBytes } from "node:crypto";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Day } from "@kipass/protocol/day";
import type { Clock } from "@kipass/service-kit/clock";
import { TRIAL } from "@kipass/service-kit/http/server";
import { createLog } from "@kipass/service-kit/log";
import { connect, type Database } from "@kipass/service-kit/postgres/database";
import { migrate } from "@kipass/service-kit/postgres/migrate";
import { createPartyDatabase } from "@kipass/service-kit/postgres/party-database";
import type { RunningService } from "@kipass/service-kit/service";
import { closeInReverse } from "@kipass/service-kit/shutdown";
import { until } from "@kipass/service-kit/testing-until";
import { start } from "./app.ts";
import type { IssuerConfig, OperatorConfig } from "./config.ts";
import type { ConsentText } from "./consents/texts.ts";
import { type JobsReport, runJobs } from "./jobs.ts";
import type { PublicKeys } from "./keys/describe-keys.ts";
import type { ProviderConfig } from "./log-ins/provider.ts";

export interface TestIssuerOptions {
  /** A superuser's URL; the issuer gets a database of its own. */
  adminUrl: string;
  clock: Clock;
  code?: string;
  passKeyId?: number;
  renewals?: number;
  /** Where messages go instead of the issuer's own inbox. */
  smsInboxUrl?: string;
  logIn?: ProviderConfig;
  appDir?: string;
  operator?: OperatorConfig;
  /** Words of the consents other than the issuer's own. */
  texts?: readonly ConsentText[];
  /** Places the certification once this issuer's public keys are known. */
  certify: (keys: PublicKeys) => Promise<{ text: string; root: Uint8Array }>;
  /** How often people are told what was provided of theirs; ten minutes without. */
  noticesEveryMs?: number;
  /** Put between the service and its database, for tests that cut the connection. */
  through?: (databaseUrl: string) => string;
}

export interface TestIssuer {
  code: string;
  url: string;
  publicKeys: PublicKeys;
  service: RunningService;
  config: IssuerConfig;
  certificationFile: string;
  /** As the owner of every table. */
  db: Database;
  roleUrl(role: IssuerRole): string;
  /** Messages sent so far, oldest first; of its own inbox. */
  messages: { to: string; text: string }[];
  /** Everything logged so far. */
  logged(): string;
  /** Until the draws of a day that is over are in the database, which happens by itself. */
  noted(day: Day): Promise<void>;
  /** Every row as it lies there: what it says, which transaction wrote it, where it stands. */
  everyRow(): Promise<string>;
  /** One run of the jobs, known to the service when it returns. */
  jobs(): Promise<JobsReport>;
  /** Another process of the same issuer. */
  startAnother(): Promise<RunningService>;
  close(): Promise<void>;
}

export type IssuerRole = (typeof ROLES)[number];

const ROLES = ["issuer_app", "issuer_disclose", "issuer_jobs"] as const;
const OWNER = "test_owner";

/** Starts an issuer on a fresh database, vault and port, with nothing replaced but the clock and the telephone company. */
export async function startForTest(options: TestIssuerOptions): Promise<TestIssuer> {
  const closes: (() => unknown)[] = [];
  try {
    return await startParts(options, closes);
  } catch (fault) {
    await closeInReverse(closes, quiet);
    throw fault;
  }
}

const quiet = createLog({ party: "test", process: "test", level: "silent" });

async function startParts(options: TestIssuerOptions, closes: (() => unknown)[]): Promise<TestIssuer> {
  const { adminUrl, clock, code = "naver", through = (url: string) => url } = options;
  const lines: string[] = [];
  const log = createLog({
    party: code,
    process: "test",
    level: "debug",
    destination: { write: (line) => void lines.push(line) },
  });
  const folder = await mkdtemp(join(tmpdir(), "kipass-issuer-"));
  closes.push(() => rm(folder, { recursive: true, force: true }));

  const database = `test_issuer_${randomBytes(6).toString("hex")}`;
  const passwords = Object.fromEntries([OWNER, ...ROLES].map((role) => [role, "only-for-tests"]));
  const urls = await createPartyDatabase(adminUrl, { database, owner: OWNER, roles: ROLES, passwords });
  closes.push(() => dropDatabase(adminUrl, database));
  await migrate(urls[OWNER] as string, join(import.meta.dirname, "../db"));
  const db = connect(urls[OWNER] as string, { name: "test", max: 2 });
  closes.push(() => db.close());

  const vault = { dir: join(folder, "vault"), masterKey: randomBytes(32) };
  const passKeyId = options.passKeyId ?? 1;
  const jobsConfig = { code, passKeyId, vault, databaseUrl: urls.issuer_jobs as string };
  const { publicKeys } = await runJobs(jobsConfig, { clock, log });
  const { text, root } = await options.certify(publicKeys);
  const certificationFile = join(folder, "certification.jws");
  await writeFile(certificationFile, text);

  const inbox = await startInbox();
  closes.push(inbox.close);
  const config: IssuerConfig = {
    issuer: {
      code,
      name: { ko: "네이버", en: "Naver" },
      renewals: options.renewals ?? 2,
      logIn: options.logIn ? "openid" : "sms",
      proofs: [],
    },
    passKeyId,
    host: "127.0.0.1",
    port: 0,
    origin: "http://localhost",
    appDir: options.appDir,
    operator: options.operator,
    appOffline: true,
    certificationFile,
    certificationRoot: root,
    vault,
    demo: true,
    sms: { gateway: "inbox", url: options.smsInboxUrl ?? inbox.url },
    logIn: options.logIn,
    proofs: undefined,
    databaseUrls: { app: through(urls.issuer_app as string), disclose: through(urls.issuer_disclose as string) },
  };
  const startOne = async () => {
    const service = await start(config, {
      clock,
      log,
      trial: TRIAL,
      ...(options.texts && { texts: options.texts }),
      ...(options.noticesEveryMs && { noticesEveryMs: options.noticesEveryMs }),
    });
    closes.push(() => service.close());
    return service;
  };
  const service = await startOne();

  return {
    code,
    url: service.url,
    publicKeys,
    service,
    config,
    certificationFile,
    db,
    roleUrl: (role) => urls[role] as string,
    messages: inbox.messages,
    logged: () => lines.join(""),
    async noted(day) {
      const lastDay = async () =>
        (await db.query<{ day: Day | null }>("SELECT max(last_pass_day) AS day FROM accounts")).rows[0]?.day ?? "";
      // Reserve passes count for the day after already.
      await until(async () => (await lastDay()) >= day, `the draws of ${day} are noted`);
    },
    everyRow: () => everyRow(db),
    async jobs() {
      const report = await runJobs(jobsConfig, { clock, log });
      // The service hears of new keys a moment after the jobs have made them.
      await until(
        async () => (await fetch(`${service.url}/readyz`).catch(() => undefined))?.ok ?? false,
        "it is ready",
      );
      return report;
    },
    startAnother: startOne,
    async close() {
      await closeInReverse(closes, quiet);
    },
  };
}

async function everyRow(db: Database): Promise<string> {
  const tables = await db.query<{ name: string }>(
    "SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public' ORDER BY 1",
  );
  const found: string[] = [];
  for (const { name } of tables.rows) {
    const { rows } = await db.query<{ row: string }>(
      `SELECT ctid || ' ' || xmin || ' ' || xmax || ' ' || t::text AS row FROM ${name} t ORDER BY ctid`,
    );
    found.push(`${name}: ${rows.map(({ row }) => row).join("\n")}`);
  }
  return found.join("\n");
}

async function startInbox() {
  const messages: { to: string; text: string }[] = [];
  const server = createServer(async (request, response) => {
    messages.push(JSON.parse((await request.toArray()).join("")));
    response.end();
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  const { port } = server.address() as AddressInfo;
  const close = () => {
    server.closeAllConnections();
    server.close();
  };
  return { messages, url: `http://127.0.0.1:${port}/messages`, close };
}

async function dropDatabase(adminUrl: string, database: string): Promise<void> {
  const admin = connect(adminUrl, { name: "test-admin", max: 1 });
  await admin.query(`DROP DATABASE IF EXISTS "${database}" WITH (FORCE)`);
  await admin.close();
}
