import { today } from "@kipass/service-kit/clock";
import { serveApp } from "@kipass/service-kit/http/serve-app";
import { createServer } from "@kipass/service-kit/http/server";
import { createOneTimePasswords } from "@kipass/service-kit/one-time-passwords";
import { createPasskeys } from "@kipass/service-kit/passkeys";
import { connect } from "@kipass/service-kit/postgres/database";
import { assertSchema } from "@kipass/service-kit/postgres/migrate";
import type { RunningService } from "@kipass/service-kit/service";
import { closeInReverse } from "@kipass/service-kit/shutdown";
import { smsGateway } from "@kipass/service-kit/sms-gateway/choose-gateway";
import { postgresKeyChecks } from "@kipass/service-kit/vault/key-checks";
import { openFileVault } from "@kipass/service-kit/vault/vault";
import type { Deps } from "./app.ts";
import { migrationsDir, type OfficeConfig } from "./config.ts";
import { createPrinter } from "./documents/printer.ts";
import { createContacts } from "./members/contacts.ts";
import { bindAlertLevel } from "./office/alert-level/bind.ts";
import { bindDesignations } from "./office/designations/bind.ts";
import { atDesk, besideDesk } from "./office/desk.ts";
import { bindDuplicates } from "./office/duplicates/bind.ts";
import { bindExemptions } from "./office/exemptions/bind.ts";
import { createEvidence } from "./office/exemptions/evidence.ts";
import { bindFacilities } from "./office/facilities/bind.ts";
import { bindFigures } from "./office/figures/bind.ts";
import { bindInspections } from "./office/inspections/bind.ts";
import { bindNotices } from "./office/notices/bind.ts";
import { createPost } from "./office/notices/post.ts";
import { bindOfficers, bindSecondStep } from "./office/officers/bind.ts";
import { officeCallers } from "./office/officers/callers.ts";
import { codeAttempts } from "./office/officers/code-attempts.ts";
import { createLogIn } from "./office/officers/log-in.ts";
import { bindQueue } from "./office/queue/bind.ts";
import { bindRegister } from "./office/register/bind.ts";
import { createImporter } from "./office/register/importer.ts";
import { bindSanctions } from "./office/sanctions/bind.ts";
import { bindTransfers } from "./office/transfers/bind.ts";
import { partyKeys } from "./party-keys.ts";

const NAME = "전자출입명부 지자체";
/** In an authenticator app; in ASCII, so that its QR code stays small. */
const SHORT_NAME = "KI-PASS";

/** Starts the municipalities' side of the registry: a process of its own, whose database role sees no visit and one region at a time. */
export async function startOffice(config: OfficeConfig, deps: Deps): Promise<RunningService> {
  const { log, clock } = deps;
  const closes: (() => unknown)[] = [];
  try {
    const parts = await assemble(config, deps, closes);
    const server = serve(config, deps, parts);
    closes.push(() => server.close());
    const url = await server.listen({ host: config.host, port: config.port });
    log.info({ event: "started", day: today(clock) });
    let closing: Promise<unknown> | undefined;
    return {
      url,
      async close() {
        closing ??= closeInReverse(closes, log);
        await closing;
      },
    };
  } catch (error) {
    await closeInReverse(closes, log);
    throw error;
  }
}

export type OfficeParts = Awaited<ReturnType<typeof assemble>>;

async function assemble(config: OfficeConfig, { clock, log }: Deps, closes: (() => unknown)[]) {
  const db = connect(config.officeUrl, { name: "registry office", max: 8, log });
  closes.push(() => db.close());
  await assertSchema(db, migrationsDir);
  const vault = await openFileVault({
    dir: config.vaultDir,
    masterKey: config.vaultMasterKey,
    checks: postgresKeyChecks(db),
  });
  const printer = createPrinter();
  closes.push(() => printer.close());
  const importer = createImporter({ db, officeUrl: config.officeUrl, clock, log });
  closes.push(() => importer.close());
  const contacts = createContacts(vault.key(partyKeys.contact));
  const gateway = smsGateway(config.sms, { party: "registry", clock });
  const post = createPost({ db, contacts, gateway, clock, log });
  closes.push(() => post.close());
  const loginKey = vault.key(partyKeys.login);
  const { origin } = config;
  return {
    db,
    clock,
    logIn: createLogIn({ db, loginKey, clock }),
    printer,
    evidence: createEvidence(vault.key(partyKeys.evidence)),
    contacts,
    step: {
      passkeys: createPasskeys({ db, rpId: new URL(origin).hostname, origin, rpName: NAME, clock }),
      codes: createOneTimePasswords({
        db,
        key: vault.key(partyKeys.oneTimePassword),
        issuer: SHORT_NAME,
        attempts: codeAttempts(loginKey),
        clock,
      }),
    },
  };
}

function serve(config: OfficeConfig, { clock, log, trial }: Deps, parts: OfficeParts) {
  const server = createServer({
    party: "office",
    clock,
    log,
    origin: config.origin,
    callers: officeCallers(parts),
    ready: () => parts.db.query("SELECT").then(Boolean, () => false),
    ...trial,
  });
  const at = atDesk(server, parts);
  bindOfficers(server, at, parts);
  const beside = besideDesk(server, parts);
  bindSecondStep(beside, parts);
  bindQueue(at);
  bindFacilities(at, parts);
  bindDuplicates(at);
  bindTransfers(at);
  bindRegister(at);
  bindDesignations(at, parts);
  bindExemptions(at, parts);
  bindAlertLevel(at);
  bindInspections(at);
  bindFigures(at, beside, parts);
  bindNotices(at, parts);
  bindSanctions(at, beside, parts);
  if (config.appDir !== undefined)
    serveApp(server, {
      dir: config.appDir,
      boot: () => ({ demo: config.demo === "1" }),
      permissions: ["publickey-credentials-create", "publickey-credentials-get"],
    });
  return server;
}
