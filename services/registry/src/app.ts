import { randomBytes } from "node:crypto";
import { readLog } from "@kipass/contract/disclosure";
import * as contract from "@kipass/contract/registry";
import { toBase64url } from "@kipass/protocol/bytes";
import type { Certification } from "@kipass/protocol/certification";
import { openCertificationFile } from "@kipass/service-kit/certification-file";
import { type Clock, today } from "@kipass/service-kit/clock";
import { bind } from "@kipass/service-kit/http/bind";
import { serveApp } from "@kipass/service-kit/http/serve-app";
import { createServer, type Trial } from "@kipass/service-kit/http/server";
import type { Log } from "@kipass/service-kit/log";
import { createOrderDesk } from "@kipass/service-kit/order-desk";
import { createPhoneCodes } from "@kipass/service-kit/phone-codes";
import { connect } from "@kipass/service-kit/postgres/database";
import { assertSchema } from "@kipass/service-kit/postgres/migrate";
import { ed25519PublicKey } from "@kipass/service-kit/primitives";
import { createRevocations } from "@kipass/service-kit/revocations";
import type { RunningService } from "@kipass/service-kit/service";
import { closeInReverse } from "@kipass/service-kit/shutdown";
import { smsGateway } from "@kipass/service-kit/sms-gateway/choose-gateway";
import { postgresKeyChecks } from "@kipass/service-kit/vault/key-checks";
import { openFileVault, type Vault } from "@kipass/service-kit/vault/vault";
import { issueCertificate } from "./certificates/issue-certificate.ts";
import { listCertificates } from "./certificates/list-certificates.ts";
import { serveCompat } from "./compat/serve-compat.ts";
import { migrationsDir, type RegistryConfig } from "./config.ts";
import { describeFacilities } from "./disclosures/describe-facilities.ts";
import { discloseVisits } from "./disclosures/disclose-visits.ts";
import { printDocument } from "./documents/print-document.ts";
import { createPrinter } from "./documents/printer.ts";
import { createFacilityStates } from "./facilities/facility-states.ts";
import { signUpFacility } from "./facilities/sign-up-facility.ts";
import { readLogPage } from "./log/read-log.ts";
import { addStaff } from "./members/add-staff.ts";
import { createContacts } from "./members/contacts.ts";
import { describeSession } from "./members/describe-session.ts";
import { listStaff } from "./members/list-staff.ts";
import { createLogIn } from "./members/log-in.ts";
import { logOut } from "./members/log-out.ts";
import { revokeStaff } from "./members/revoke-staff.ts";
import { codeMessage, sendManagerCode } from "./members/send-manager-code.ts";
import { createSessions, REVOCATIONS, SESSION_SECONDS } from "./members/sessions.ts";
import { listPaperBooks } from "./paper/list-paper-books.ts";
import { registerPaperBook } from "./paper/register-paper-book.ts";
import { reportPaperDestruction } from "./paper/report-paper-destruction.ts";
import { partyKeys } from "./party-keys.ts";
import { createPairingCode } from "./terminals/create-pairing-code.ts";
import { listTerminals } from "./terminals/list-terminals.ts";
import { pairTerminal } from "./terminals/pair-terminal.ts";
import { registerTerminal } from "./terminals/register-terminal.ts";
import { renewTerminal } from "./terminals/renew-terminal.ts";
import { revokeTerminal } from "./terminals/revoke-terminal.ts";
import { createBatchWriter } from "./visits/batch-writer.ts";
import { createFourWeeksCounter } from "./visits/count-four-weeks.ts";
import { countVisits } from "./visits/count-visits.ts";
import { createDeviceContacts } from "./visits/device-contacts.ts";
import { createDeviceLimit } from "./visits/device-limit.ts";
import { createEpochs } from "./visits/epochs.ts";
import { passKeyLookup } from "./visits/pass-keys.ts";
import { queueKeys } from "./visits/queue-keys.ts";
import { recordVisit } from "./visits/record-visit.ts";
import { sendQueuedVisits } from "./visits/send-queued-visits.ts";
import { createVisitKeys } from "./visits/visit-keys.ts";

export interface Deps {
  clock: Clock;
  log: Log;
  trial?: Trial;
}

const VAULT_REFRESH_MS = 60_000;

/** Starts the registry: what facilities scan, what their managers do, what the authority asks for under an order. */
export async function start(config: RegistryConfig, deps: Deps): Promise<RunningService> {
  const { clock, log } = deps;
  const closes: (() => unknown)[] = [];
  try {
    const parts = await assemble(config, deps, closes);
    const server = serve(config, deps, parts);
    closes.push(() => server.close());
    const url = await server.listen({ host: config.host, port: config.port });
    await parts.epochs.renewAhead();
    log.info({ event: "started", day: today(clock) });
    return { url, close: once(() => closeInReverse(closes, log)) };
  } catch (error) {
    await closeInReverse(closes, log);
    throw error;
  }
}

type Parts = Awaited<ReturnType<typeof assemble>>;

async function assemble(config: RegistryConfig, { clock, log }: Deps, closes: (() => unknown)[]) {
  const opened = <T extends { close(): unknown }>(part: T): T => {
    closes.push(() => part.close());
    return part;
  };
  const scan = opened(connect(config.scanUrl, { name: "registry scan", max: 4, statementTimeoutMs: 5_000, log }));
  const manage = opened(connect(config.manageUrl, { name: "registry manage", max: 8, log }));
  const disclose = opened(connect(config.discloseUrl, { name: "registry disclose", max: 4, log }));
  // The desk holds a connection while it collects, so what it collects is read over others.
  const read = opened(
    connect(config.discloseUrl, { name: "registry disclose, reading", max: 8, statementTimeoutMs: 60_000, log }),
  );
  await assertSchema(manage, migrationsDir);
  const vault = await openFileVault({
    dir: config.vaultDir,
    masterKey: config.vaultMasterKey,
    checks: postgresKeyChecks(manage),
  });
  opened(followVault(vault, log));
  const key = (name: keyof typeof partyKeys) => vault.key(partyKeys[name]);

  const certification = opened(openCertificationFile(config.certificationFile, config.certificationRoot, log));
  const revocations = opened(await createRevocations({ db: scan, channel: REVOCATIONS }));
  const states = opened(await createFacilityStates({ db: scan, log }));
  const visitKeys = opened(
    await createVisitKeys({ db: scan, authority: () => certification.current().authority, log }),
  );
  const epochs = opened(createEpochs({ db: scan, vault, visitKeys: visitKeys.ofWeek, clock, log }));
  const writer = opened(createBatchWriter({ db: scan, log }));
  const printer = opened(createPrinter());
  const gateway = smsGateway(config.sms, { party: "registry", clock });
  return {
    manage,
    vault,
    certification,
    epochs,
    signingKey: key("signing"),
    logIn: createLogIn({ db: manage, loginKey: key("login"), clock }),
    sessions: createSessions({ key: key("session"), revocations, clock }),
    contacts: createContacts(key("contact")),
    phoneCodes: createPhoneCodes({ db: manage, key: key("phoneCode"), gateway, clock, message: codeMessage, log }),
    pairing: { db: manage, key: key("pairing"), clock, random: randomBytes },
    deviceContacts: createDeviceContacts(),
    printer,
    certificates: { db: manage, vault, printer, clock, random: randomBytes },
    fourWeeks: createFourWeeksCounter({ db: manage, vault, clock }),
    visits: { db: read, vault, log },
    desk: createOrderDesk({
      party: "registry",
      ledger: { party: "registry", signingSeed: key("signing"), clock },
      db: disclose,
      commitmentKey: key("commitment"),
      signingSeed: key("signing"),
      certification: certification.current,
      clock,
    }),
    scanning: {
      db: scan,
      vault,
      writer,
      epochs,
      passKey: passKeyLookup(certification.current),
      stopOf: states.stopOf,
      admits: createDeviceLimit(),
      clock,
      log,
    },
  };
}

function serve(config: RegistryConfig, deps: Deps, parts: Parts) {
  const { clock, log } = deps;
  const { manage: db, vault, certification, sessions, contacts, phoneCodes, desk, epochs } = parts;
  const server = createServer({
    party: "registry",
    clock,
    log,
    origin: config.origin,
    callers: {
      manager: (request) => sessions.of(request, "manager"),
      staff: (request) => sessions.of(request, "staff"),
    },
    // A line per scan would be a second, open record of visits.
    quiet: ["recordVisit", "sendQueuedVisits", "compat/verifySaveQR"],
    ready: () => epochs.ready(today(clock)).then(Boolean, () => false),
    ...deps.trial,
  });

  bind(server, contract.sendManagerCode, ({ body, network }) => sendManagerCode(phoneCodes, body, network));
  bind(server, contract.signUpFacility, async ({ body, session }) => {
    const { reply, member } = await signUpFacility({ db, phoneCodes, contacts, clock }, body);
    session.set(sessions.start(member), SESSION_SECONDS);
    return reply;
  });
  bind(server, contract.logIn, async ({ body, session }) => {
    const { reply, member } = await parts.logIn(body);
    session.set(sessions.start(member), SESSION_SECONDS);
    return reply;
  });
  bind(server, contract.logOut, async ({ caller, session }) => {
    session.clear();
    return logOut({ db, clock }, caller);
  });
  bind(server, contract.describeSession, ({ caller }) =>
    describeSession({ db, certification: certification.current, vault, clock }, caller),
  );
  bind(server, contract.listStaff, ({ caller }) => listStaff(db, caller));
  bind(server, contract.addStaff, ({ caller, body }) => addStaff({ db, clock }, caller, body));
  bind(server, contract.revokeStaff, ({ caller, params }) => revokeStaff({ db, clock }, caller, params));
  bind(server, contract.registerTerminal, ({ caller, body }) => registerTerminal({ db, clock }, caller, body));
  bind(server, contract.createPairingCode, ({ caller, body }) => createPairingCode(parts.pairing, caller, body));
  bind(server, contract.pairTerminal, async ({ body, session }) => {
    const { reply, member, device } = await pairTerminal(parts.pairing, body);
    session.set(sessions.start(member, device), SESSION_SECONDS);
    return reply;
  });
  bind(server, contract.renewTerminal, async ({ body, session }) => {
    const { reply, member, device } = await renewTerminal(parts.pairing, body);
    session.set(sessions.start(member, device), SESSION_SECONDS);
    return reply;
  });
  bind(server, contract.listTerminals, ({ caller }) => listTerminals({ db, clock }, caller));
  bind(server, contract.revokeTerminal, ({ caller, params }) => revokeTerminal({ db, clock }, caller, params));
  bind(server, contract.recordVisit, async ({ caller, body, receivedAtMs }) => {
    const reply = await recordVisit(parts.scanning, { session: caller, request: body, receivedAtMs });
    parts.deviceContacts.note(caller.device, receivedAtMs);
    return reply;
  });
  bind(server, contract.sendQueuedVisits, ({ body, receivedAtMs }) =>
    sendQueuedVisits({ ...parts.scanning, sessions, contacts: parts.deviceContacts }, { body, receivedAtMs }),
  );
  bind(server, contract.countVisits, ({ caller, params }) => countVisits({ db, vault, clock }, caller, params));
  bind(server, contract.countFourWeeks, ({ caller }) => parts.fourWeeks.of(caller));
  bind(server, contract.printDocument, ({ caller, params, query }) =>
    printDocument({ db, printer: parts.printer, clock }, caller, params, query),
  );
  bind(server, contract.issueCertificate, ({ caller, body }) => issueCertificate(parts.certificates, caller, body));
  bind(server, contract.listCertificates, ({ caller }) => listCertificates(db, caller));
  bind(server, contract.registerPaperBook, ({ caller, body }) => registerPaperBook({ db, clock }, caller, body));
  bind(server, contract.listPaperBooks, ({ caller }) => listPaperBooks({ db, clock }, caller));
  bind(server, contract.reportPaperDestruction, ({ caller, params, body }) =>
    reportPaperDestruction({ db, clock }, caller, params, body),
  );
  bind(server, contract.discloseVisits, ({ body }) => discloseVisits(desk, parts.visits, body));
  bind(server, contract.describeFacilities, ({ body }) => describeFacilities(desk, body));
  bind(server, contract.describeKeys, () => ({
    signingKey: toBase64url(ed25519PublicKey(parts.signingKey)),
    queueKeys: queueKeys(vault, clock),
  }));
  bind(server, readLog, ({ query }) => readLogPage(db, query));
  serveCompat(server, {
    sessions,
    loggingIn: { db, logIn: parts.logIn, sessions },
    verifying: { scanning: parts.scanning, issuers: () => issuerNames(certification.current()) },
    counting: { db, vault, clock },
    fourWeeks: parts.fourWeeks,
  });

  if (config.appDir !== undefined) {
    serveApp(server, {
      dir: config.appDir,
      boot: () => ({ demo: config.demo === "1" }),
      csp: { "script-src": ["'wasm-unsafe-eval'"] },
      permissions: ["camera", "display-capture", "autoplay", "fullscreen", "screen-wake-lock"],
    });
  }
  return server;
}

function issuerNames({ issuers }: Certification): string {
  const active = issuers.filter(({ state }) => state === "active");
  return active.map(({ name }) => name.ko).join(", ");
}

/** Takes over what the jobs create and destroy. */
function followVault(vault: Vault, log: Log): { close(): void } {
  const timer = setInterval(() => {
    vault.refresh().catch((error) => log.error({ event: "vault-not-refreshed", error }));
  }, VAULT_REFRESH_MS);
  timer.unref();
  return { close: () => clearInterval(timer) };
}

function once(work: () => Promise<unknown>): () => Promise<void> {
  let done: Promise<unknown> | undefined;
  return async () => {
    done ??= work();
    await done;
  };
}
