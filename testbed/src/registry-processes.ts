import { type ChildProcess, spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { toHex } from "@kipass/protocol/bytes";
import { dayOf } from "@kipass/protocol/day";
import { type Pass, parsePass } from "@kipass/protocol/pass";
import { tagOf } from "@kipass/protocol/visit";
import { migrationsDir } from "@kipass/registry/config";
import { runJobs } from "@kipass/registry/retention/run-jobs";
import { OFFICE_ORIGIN, registryRoles } from "@kipass/registry/testing";
import { officer } from "@kipass/registry/testing-office";
import { openOutside } from "@kipass/registry/testing-outside";
import { signUp, signUpForm, type Terminal, terminal } from "@kipass/registry/testing-terminal";
import { dayKeys } from "@kipass/registry/visits/day-keys";
import { tableOf } from "@kipass/registry/visits/day-tables";
import { systemClock } from "@kipass/service-kit/clock";
import { freePort } from "@kipass/service-kit/free-port";
import { connect } from "@kipass/service-kit/postgres/database";
import { migrate } from "@kipass/service-kit/postgres/migrate";
import { createPartyDatabase } from "@kipass/service-kit/postgres/party-database";
import { primitives } from "@kipass/service-kit/primitives";
import { until } from "@kipass/service-kit/testing-until";
import { postgresKeyChecks } from "@kipass/service-kit/vault/key-checks";
import { openFileVault } from "@kipass/service-kit/vault/vault";

/** The registry as it runs in operation: several processes on one database, which die and come back alone. */
export interface RegistryProcesses {
  readonly processes: readonly RegistryProcess[];
  /** Digits of a pass that lives a minute. */
  pass(): string;
  /** A facility with so many devices, each logged in. */
  openDoors(devices: number): Promise<{ loginId: string; doors: Terminal[] }>;
  /** The municipalities' side, a process of its own, with an officer of 강남구. */
  openOffice(): Promise<{ process: RegistryProcess; officer: Pick<Terminal, "send"> }>;
  /** How often each of these passes stands in the tables of its day, its conflicts counted too. */
  timesRecorded(passes: readonly string[]): Promise<number[]>;
  close(): Promise<void>;
}

export interface RegistryProcess {
  readonly url: string;
  start(): Promise<void>;
  /** With no chance to finish anything. */
  kill(): Promise<void>;
  /** Of the program that runs now. */
  pid(): number;
}

const ORIGIN = "http://registry.test";

export async function openRegistryProcesses(adminUrl: string, count: number): Promise<RegistryProcesses> {
  const closes: (() => unknown)[] = [];
  const close = async () => {
    for (const step of closes.splice(0).reverse()) await step();
  };
  try {
    return { ...(await open()), close };
  } catch (fault) {
    await close();
    throw fault;
  }

  async function open(): Promise<Omit<RegistryProcesses, "close">> {
    const folder = await mkdtemp(join(tmpdir(), "kipass-processes-"));
    closes.push(() => rm(folder, { recursive: true, force: true }));
    const database = `processes_${randomBytes(6).toString("hex")}`;
    const passwords = Object.fromEntries([OWNER, ...registryRoles].map((role) => [role, "only-for-tests"]));
    const urls = await createPartyDatabase(adminUrl, { database, owner: OWNER, roles: [...registryRoles], passwords });
    closes.push(() => drop(adminUrl, database));
    await migrate(urls[OWNER] as string, migrationsDir);
    const vaultDir = join(folder, "vault");
    const masterKey = randomBytes(32);
    const jobs = connect(urls.registry_jobs as string, { name: "jobs", max: 2 });
    const owner = connect(urls[OWNER] as string, { name: "owner", max: 2 });
    closes.push(() => Promise.all([jobs.close(), owner.close()]));
    const vault = await openFileVault({ dir: vaultDir, masterKey, checks: postgresKeyChecks(jobs) });
    await runJobs({ db: jobs, vault, clock: systemClock });
    const outside = await openOutside(systemClock);
    closes.push(outside.close);
    const env = {
      ORIGIN,
      CERTIFICATION_FILE: outside.certificationFile,
      CERTIFICATION_ROOT: outside.certificationRoot.toString("base64url"),
      VAULT_DIR: vaultDir,
      VAULT_MASTER_KEY: masterKey.toString("base64url"),
      SMS_GATEWAY: "inbox",
      SMS_INBOX_URL: outside.sms.gateway === "inbox" ? outside.sms.url : "",
      LOG_LEVEL: "silent",
      DATABASE_URL_SCAN: urls.registry_scan as string,
      DATABASE_URL_MANAGE: urls.registry_manage as string,
      DATABASE_URL_DISCLOSE: urls.registry_disclose as string,
    };
    const ports = await Promise.all(Array.from({ length: count }, freePort));
    const processes = ports.map((port) => registryProcess(port, env));
    closes.push(() => Promise.all(processes.map((one) => one.kill())));
    await Promise.all(processes.map((one) => one.start()));

    return {
      processes,
      pass: () => outside.pass({ class: 3 }),
      async openDoors(devices) {
        const at = (n: number) => ({ url: processes[n % processes.length]?.url as string, origin: ORIGIN });
        const doors = Array.from({ length: devices }, (_, n) => terminal(at(n)));
        // A process may shed what is not scanning, on a busy machine.
        let form = signUpForm();
        const signedUp = async () => {
          const answer = await signUp(at(0), outside);
          form = answer.form;
          return answer.status === 200;
        };
        await until(signedUp, "the facility is signed up");
        const { loginId, password } = form;
        for (const door of doors) {
          const logIn = async () => (await door.send("POST", "/v1/sessions", { loginId, password })).status === 200;
          await until(logIn, "the device is logged in");
        }
        return { loginId, doors };
      },
      async openOffice() {
        const office = { ...env, ORIGIN: OFFICE_ORIGIN, DATABASE_URL_OFFICE: urls.registry_office as string };
        const process = registryProcess(await freePort(), office, "office-main.ts");
        closes.push(() => process.kill());
        await process.start();
        return { process, officer: await officer({ as: () => owner }, process.url, systemClock) };
      },
      async timesRecorded(passes) {
        const shown = passes.map((text) => (parsePass(text) as Pass).header);
        const times = new Map<string, number>();
        for (const [day, headers] of Map.groupBy(shown, ({ issuedAt }) => dayOf(issuedAt))) {
          const key = dayKeys(vault, day)?.tag as Uint8Array;
          const tags = headers.map(({ id }) => Buffer.from(tagOf(id, key, primitives)));
          const { rows } = await owner.query(
            `SELECT tag FROM ${tableOf("visits", day)} WHERE tag = ANY($1::bytea[])
             UNION ALL SELECT tag FROM ${tableOf("conflicts", day)} WHERE tag = ANY($1::bytea[])`,
            [tags],
          );
          for (const [n, { id }] of headers.entries())
            times.set(toHex(id), rows.filter(({ tag }) => tags[n]?.equals(tag)).length);
        }
        return shown.map(({ id }) => times.get(toHex(id)) ?? 0);
      },
    };
  }
}

const OWNER = "test_owner";

function registryProcess(port: number, env: Record<string, string>, program = "main.ts"): RegistryProcess {
  const url = `http://127.0.0.1:${port}`;
  const main = join(import.meta.dirname, "../../services/registry/src", program);
  let child: ChildProcess | undefined;
  return {
    url,
    async start() {
      child = spawn(process.execPath, [main], {
        env: { ...env, PORT: String(port) },
        stdio: ["ignore", "ignore", "inherit"],
      });
      await until(async () => (await fetch(`${url}/readyz`).catch(() => undefined))?.ok ?? false, `${url} is ready`);
    },
    async kill() {
      if (!child || child.exitCode !== null || child.signalCode !== null) return;
      const ended = new Promise((exit) => child?.once("exit", exit));
      child.kill("SIGKILL");
      await ended;
    },
    pid: () => child?.pid as number,
  };
}

async function drop(adminUrl: string, database: string): Promise<void> {
  const admin = connect(adminUrl, { name: "processes", max: 1 });
  await admin.query(`DROP DATABASE IF EXISTS "${database}" WITH (FORCE)`);
  await admin.close();
}
