import { randomBytes } from "node:crypto";
import { join } from "node:path";
import { start as startAuthority } from "@kipass/authority/app";
import { runJobs as runAuthorityJobs } from "@kipass/authority/jobs";
import { prepareDatabase as prepareAuthorityDatabase } from "@kipass/authority/prepare-database";
import { start as startIssuer } from "@kipass/issuer/app";
import type { ConsentText } from "@kipass/issuer/consents/texts";
import { runJobs as runIssuerJobs } from "@kipass/issuer/jobs";
import { describeKeys, type PublicKeys } from "@kipass/issuer/keys/describe-keys";
import { preparePassKey, retirePassKeys } from "@kipass/issuer/keys/rotate-pass-key";
import type { ProviderConfig } from "@kipass/issuer/log-ins/provider";
import { toBase64url } from "@kipass/protocol/bytes";
import type { Certification } from "@kipass/protocol/certification";
import { start as startRegistry } from "@kipass/registry/app";
import { readBusinessRegisterConfig } from "@kipass/registry/business/read-config";
import { migrationsDir as registryMigrations } from "@kipass/registry/config";
import { startOffice } from "@kipass/registry/office";
import { partyKeys } from "@kipass/registry/party-keys";
import { runJobs as runRegistryJobs } from "@kipass/registry/retention/run-jobs";
import type { Clock } from "@kipass/service-kit/clock";
import { TRIAL } from "@kipass/service-kit/http/server";
import type { Log } from "@kipass/service-kit/log";
import { connect, type Database } from "@kipass/service-kit/postgres/database";
import { migrate } from "@kipass/service-kit/postgres/migrate";
import { createPartyDatabase } from "@kipass/service-kit/postgres/party-database";
import { ed25519PublicKey } from "@kipass/service-kit/primitives";
import type { RunningService } from "@kipass/service-kit/service";
import { postgresKeyChecks } from "@kipass/service-kit/vault/key-checks";
import { openFileVault, type Vault } from "@kipass/service-kit/vault/vault";
import { type CertificationBody, consoleAt, withIssuer } from "./ministry.ts";

/** What every party of a town gets from it. */
export interface Ground {
  adminUrl: string;
  folder: string;
  clock: Clock;
  log: Log;
  smsInboxUrl: string;
  certification: { file: string; root: Buffer };
  /** Built apps, by name; absent where no browser is used. */
  appDir?: (app: string) => string;
  /** For issuers: words of the consents other than their own. */
  texts?: readonly ConsentText[];
}

/** A party of the town before and after it is certified. */
export interface TownParty {
  readonly name: string;
  readonly url: string;
  readonly database: string;
  /** As the owner of every table, and as one of the party's roles. */
  roleUrl(role: string): string;
  readonly vaultDir: string;
  /** What only the party itself can reach: its database as the owner, and its vault. */
  inside<T>(use: (parts: { db: Database; vault: Vault }) => Promise<T>): Promise<T>;
  /** What the ministry writes down about it. */
  certifyIn(body: CertificationBody): CertificationBody;
  /** Prepares days ahead, destroys what is due. */
  jobs(): Promise<unknown>;
  start(port?: number): Promise<RunningService>;
}

/** An issuer, whose pass signing key can be replaced. */
export interface IssuerParty extends TownParty {
  /** Makes a further key; returns all public keys. */
  preparePassKey(keyId: number): Promise<PublicKeys>;
  /** Destroys the keys whose certified period has ended. */
  retirePassKeys(certification: Certification): Promise<number[]>;
}

const KEY_LIFE_SECONDS = 400 * 86_400;

export interface IssuerFacts {
  code: string;
  name: { ko: string; en: string };
  renewals: number;
  passKeyId: number;
  logIn?: ProviderConfig;
  proofs?: ProviderConfig;
}

export async function openIssuer(ground: Ground, port: number, issuer: IssuerFacts): Promise<IssuerParty> {
  const roles = ["issuer_app", "issuer_disclose", "issuer_jobs"];
  const base = await openParty(ground, port, {
    name: issuer.code,
    roles,
    prepare: (url) => migrate(url, migrationsOf("issuer")),
  });
  const { vault, roleUrl, url } = base;
  const jobs = () =>
    runIssuerJobs(
      { code: issuer.code, passKeyId: issuer.passKeyId, vault, databaseUrl: roleUrl("issuer_jobs") },
      ground,
    );
  const { publicKeys } = await jobs();
  const withKeys = async <T>(use: (parts: { db: Database; vault: Vault }) => Promise<T>): Promise<T> => {
    const db = connect(roleUrl("issuer_jobs"), { name: "issuer-rotate", max: 2 });
    try {
      return await use({ db, vault: await openFileVault({ ...vault, checks: postgresKeyChecks(db) }) });
    } finally {
      await db.close();
    }
  };
  const period = {
    from: Math.floor(ground.clock.nowMs() / 1000) - 86_400,
    until: Math.floor(ground.clock.nowMs() / 1000) + KEY_LIFE_SECONDS,
  };
  return {
    ...base,
    jobs,
    preparePassKey: (keyId) =>
      withKeys(async (parts) => {
        await preparePassKey(keyId, parts);
        return describeKeys(parts.vault, issuer.code);
      }),
    retirePassKeys: (certification) =>
      withKeys(({ db, vault: opened }) => {
        const ledger = { party: issuer.code, signingSeed: opened.key("party-signing"), clock: ground.clock };
        return retirePassKeys(certification, { db, vault: opened, ledger, clock: ground.clock });
      }),
    certifyIn: (body) =>
      withIssuer(body, {
        code: issuer.code,
        name: issuer.name,
        state: "active",
        baseUrl: url,
        signingKey: publicKeys.signingKey,
        safeNumberIssuer: issuer.passKeyId,
        passKeys: publicKeys.passKeys.map((key) => ({ ...key, ...period })),
      }),
    start: (onPort = port) =>
      startIssuer(
        {
          ...placeOf(ground, onPort, "visitor"),
          issuer: {
            code: issuer.code,
            name: issuer.name,
            renewals: issuer.renewals,
            logIn: issuer.logIn ? "openid" : "sms",
            proofs: issuer.proofs ? ["pass", "certificate"] : [],
          },
          appOffline: true,
          passKeyId: issuer.passKeyId,
          origin: url,
          vault,
          demo: true,
          sms: { gateway: "inbox", url: ground.smsInboxUrl },
          logIn: issuer.logIn,
          proofs: issuer.proofs,
          databaseUrls: { app: roleUrl("issuer_app"), disclose: roleUrl("issuer_disclose") },
        },
        { ...ground, trial: TRIAL },
      ),
  };
}

/** The registry and its side for municipalities, a process of its own on the same database. */
export interface RegistryParty extends TownParty {
  readonly office: { readonly url: string; start(): Promise<RunningService> };
}

export async function openRegistry(ground: Ground, port: number, officePort: number): Promise<RegistryParty> {
  const base = await openParty(ground, port, {
    name: "registry",
    roles: ["registry_scan", "registry_manage", "registry_disclose", "registry_office", "registry_jobs"],
    prepare: (url) => migrate(url, registryMigrations),
  });
  const { vault, roleUrl, url } = base;
  const withVault = async <T>(use: (parts: Parameters<typeof runRegistryJobs>[0]) => T | Promise<T>): Promise<T> => {
    const db = connect(roleUrl("registry_jobs"), { name: "registry-jobs", max: 2 });
    try {
      return await use({
        db,
        vault: await openFileVault({ ...vault, checks: postgresKeyChecks(db) }),
        clock: ground.clock,
      });
    } finally {
      await db.close();
    }
  };
  const jobs = () => withVault(runRegistryJobs);
  await jobs();
  const signingKey = await withVault(({ vault: own }) => toBase64url(ed25519PublicKey(own.key(partyKeys.signing))));
  const sms = { gateway: "inbox", url: ground.smsInboxUrl } as const;
  const keeping = { vaultDir: vault.dir, vaultMasterKey: vault.masterKey, logLevel: "info", demo: "1", sms } as const;
  // Passkeys belong to names, never to numbers.
  const officeUrl = `http://localhost:${officePort}`;
  return {
    ...base,
    jobs,
    office: {
      url: officeUrl,
      start: () =>
        startOffice(
          {
            ...placeOf(ground, officePort, "municipality"),
            ...keeping,
            origin: officeUrl,
            officeUrl: roleUrl("registry_office"),
          },
          { ...ground, trial: TRIAL },
        ),
    },
    certifyIn: (body) => ({ ...body, registry: { baseUrl: url, signingKey } }),
    start: (onPort = port) =>
      startRegistry(
        {
          ...placeOf(ground, onPort, "facility"),
          origin: url,
          ...keeping,
          businessRegister: readBusinessRegisterConfig({ BUSINESS_REGISTER: "demo" }),
          scanUrl: roleUrl("registry_scan"),
          manageUrl: roleUrl("registry_manage"),
          discloseUrl: roleUrl("registry_disclose"),
        },
        { ...ground, trial: TRIAL },
      ),
  };
}

export async function openAuthority(ground: Ground, port: number): Promise<TownParty & { officerRequestsDir: string }> {
  const roles = ["authority_app", "authority_worker", "authority_jobs"];
  const base = await openParty(ground, port, {
    name: "authority",
    // Passkeys belong to a domain, never to an address of digits.
    host: "localhost",
    roles,
    prepare: prepareAuthorityDatabase,
  });
  const { vault, roleUrl, url } = base;
  const officerRequestsDir = join(ground.folder, "officer-requests");
  const jobs = () => runAuthorityJobs({ vault, databaseUrl: roleUrl("authority_jobs") }, ground);
  const { publicKeys } = await jobs();
  return {
    ...base,
    officerRequestsDir,
    jobs,
    certifyIn: (body) => ({ ...body, authority: { baseUrl: url, ...publicKeys, console: consoleAt(url) } }),
    start: (onPort = port) =>
      startAuthority(
        {
          ...placeOf(ground, onPort, "epidemiologist"),
          origin: url,
          vault,
          demo: true,
          officerRequestsDir,
          databaseUrls: { app: roleUrl("authority_app"), worker: roleUrl("authority_worker") },
          sms: { gateway: "inbox", url: ground.smsInboxUrl },
        },
        { ...ground, trial: TRIAL, patience: { firstPauseSeconds: 1 } },
      ),
  };
}

interface PartySchema {
  name: string;
  /** As browsers name it; the address of digits otherwise. */
  host?: string;
  roles: string[];
  prepare: (ownerUrl: string) => Promise<unknown>;
}

async function openParty(ground: Ground, port: number, { name, host = "127.0.0.1", roles, prepare }: PartySchema) {
  const database = `town_${name}_${randomBytes(6).toString("hex")}`;
  const passwords = Object.fromEntries([OWNER, ...roles].map((role) => [role, "only-for-tests"]));
  const urls = await createPartyDatabase(ground.adminUrl, { database, owner: OWNER, roles, passwords });
  await prepare(urls[OWNER] as string);
  const vault = { dir: join(ground.folder, "vaults", name), masterKey: randomBytes(32) };
  return {
    name,
    database,
    url: `http://${host}:${port}`,
    vaultDir: vault.dir,
    vault,
    roleUrl: (role: string) => urls[role === "owner" ? OWNER : role] as string,
    async inside<T>(use: (parts: { db: Database; vault: Vault }) => Promise<T>): Promise<T> {
      const db = connect(urls[OWNER] as string, { name: `${name}-inside`, max: 2 });
      try {
        return await use({ db, vault: await openFileVault({ ...vault, checks: postgresKeyChecks(db) }) });
      } finally {
        await db.close();
      }
    },
  };
}

const OWNER = "test_owner";

const migrationsOf = (service: string): string => join(import.meta.dirname, "../../services", service, "db");

function placeOf(ground: Ground, port: number, app: string) {
  return {
    host: "127.0.0.1",
    port,
    appDir: ground.appDir?.(app),
    certificationFile: ground.certification.file,
    certificationRoot: ground.certification.root,
  };
}
