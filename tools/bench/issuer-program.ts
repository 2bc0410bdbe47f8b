import { type ChildProcess, spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { runJobs } from "@kipass/issuer/jobs";
import { toBase64url } from "@kipass/protocol/bytes";
import { cookieJar } from "@kipass/sdk/call";
import { systemClock } from "@kipass/service-kit/clock";
import { freePort } from "@kipass/service-kit/free-port";
import { createLog } from "@kipass/service-kit/log";
import { connect } from "@kipass/service-kit/postgres/database";
import { migrate } from "@kipass/service-kit/postgres/migrate";
import { createPartyDatabase } from "@kipass/service-kit/postgres/party-database";
import { consoleAt, openMinistry, publicKeyOf, withIssuer } from "@kipass/testbed/ministry";
import { openSmsInbox } from "@kipass/testbed/sms-inbox";
import { enrolVisitor } from "@kipass/testbed/visitor";
import { startPostgres } from "../postgres/server.ts";

/** An issuer as it runs in production, in processes of its own, with one visitor. */
export interface BenchedIssuer {
  /** Of one process each. */
  ports: number[];
  origin: string;
  /** The visitor's session, as a browser sends it. */
  cookie: string;
  /** For good; what goes on without it is the question. */
  stopDatabase(): Promise<void>;
  /** Rejects when the database is not there. */
  askDatabase(): Promise<unknown>;
  close(): Promise<void>;
}

const ROLES = ["issuer_app", "issuer_disclose", "issuer_jobs"];
const CODE = "naver";
const service = join(import.meta.dirname, "../../services/issuer");

interface IssuerOptions {
  processes: number;
  /** What a browser takes for the issuer's own port. */
  publicPort?: number;
  appDir?: string;
}

export async function startBenchedIssuer({ processes, publicPort, appDir }: IssuerOptions): Promise<BenchedIssuer> {
  const folder = mkdtempSync(join(tmpdir(), "kipass-bench-"));
  chmodSync(folder, 0o755);
  const closes: (() => unknown)[] = [() => rmSync(folder, { recursive: true, force: true })];
  const close = async () => {
    for (const part of closes.toReversed()) await part();
  };
  try {
    const postgres = await startPostgres({ dataDir: join(folder, "postgres"), durable: false });
    closes.push(() => postgres.stop());
    const passwords = Object.fromEntries(
      ["issuer_owner", ...ROLES].map((role) => [role, randomBytes(12).toString("hex")]),
    );
    const urls = await createPartyDatabase(postgres.adminUrl, {
      database: "issuer",
      owner: "issuer_owner",
      roles: ROLES,
      passwords,
    });
    await migrate(urls.issuer_owner as string, join(service, "db"));
    const vault = { dir: join(folder, "vault"), masterKey: randomBytes(32) };
    const log = createLog({ party: "bench", process: "jobs", level: "error" });
    const databaseUrl = urls.issuer_jobs as string;
    const { publicKeys } = await runJobs({ code: CODE, passKeyId: 1, vault, databaseUrl }, { clock: systemClock, log });
    const ministry = await openMinistry({ file: join(folder, "certification.jws"), clock: systemClock });
    const key = () => toBase64url(publicKeyOf(randomBytes(32)));
    await ministry.certify((body) => ({
      ...withIssuer(body, certified(publicKeys)),
      registry: { baseUrl: "http://localhost", signingKey: key() },
      authority: {
        baseUrl: "http://localhost",
        signingKey: key(),
        orderKeys: [],
        console: consoleAt("http://localhost"),
      },
    }));

    const inbox = await openSmsInbox();
    closes.push(inbox.close);
    const ports = await Promise.all(Array.from({ length: processes }, freePort));
    const origin = `http://localhost:${publicPort ?? ports[0]}`;
    const programs = ports.map((port) =>
      spawn(process.execPath, [join(service, "src/main.ts")], {
        env: {
          ISSUER_CODE: CODE,
          ISSUER_NAME_KO: "네이버",
          ISSUER_NAME_EN: "Naver",
          ISSUER_RENEWALS: "2",
          ISSUER_PASS_KEY_ID: "1",
          PORT: String(port),
          ORIGIN: origin,
          ...(appDir === undefined ? {} : { APP_DIR: appDir }),
          CERTIFICATION_FILE: ministry.file,
          CERTIFICATION_ROOT: ministry.rootPublicKey,
          VAULT_DIR: vault.dir,
          VAULT_MASTER_KEY: vault.masterKey.toString("base64url"),
          SMS_GATEWAY: "inbox",
          SMS_INBOX_URL: inbox.url,
          LOG_LEVEL: "warn",
          DATABASE_URL_APP: urls.issuer_app as string,
          DATABASE_URL_DISCLOSE: urls.issuer_disclose as string,
        },
        stdio: ["ignore", "inherit", "inherit"],
      }),
    );
    closes.push(() => Promise.all(programs.map(stop)));
    await Promise.all(programs.map((program, n) => untilReady(ports[n] as number, program)));
    const cookies = cookieJar();
    const baseUrl = `http://127.0.0.1:${ports[0]}`;
    await enrolVisitor({ issuer: CODE, baseUrl, origin, inbox, cookies }, { name: "홍길동", phone: "01000420001" });
    const askDatabase = async () => {
      const db = connect(databaseUrl, { name: "bench", max: 1 });
      await db.query("SELECT 1").finally(() => db.close());
    };
    return { ports, origin, cookie: cookies.get() as string, stopDatabase: postgres.stop, askDatabase, close };
  } catch (fault) {
    await close();
    throw fault;
  }
}

function certified(keys: Awaited<ReturnType<typeof runJobs>>["publicKeys"]) {
  const now = Math.floor(systemClock.nowMs() / 1000);
  const period = { from: now - 86_400, until: now + 86_400 };
  return {
    code: CODE,
    name: { ko: "네이버", en: "Naver" },
    state: "active" as const,
    baseUrl: "http://localhost",
    signingKey: keys.signingKey,
    safeNumberIssuer: 1,
    passKeys: keys.passKeys.map((key) => ({ ...key, ...period })),
  };
}

async function untilReady(port: number, program: ChildProcess): Promise<void> {
  for (let tries = 0; tries < 400 && program.exitCode === null; tries++) {
    const answer = await fetch(`http://127.0.0.1:${port}/readyz`).catch(() => undefined);
    if (answer?.ok) return;
    await wait(50);
  }
  throw new Error("The issuer did not become ready.");
}

async function stop(program: ChildProcess): Promise<void> {
  if (program.exitCode !== null) return;
  const ended = new Promise((resolve) => program.once("exit", resolve));
  program.kill("SIGTERM");
  await ended;
}
