import { randomBytes } from "node:crypto";
import { openCertificationFile } from "@kipass/service-kit/certification-file";
import type { Clock } from "@kipass/service-kit/clock";
import type { Log } from "@kipass/service-kit/log";
import { createOrderDesk } from "@kipass/service-kit/order-desk";
import { createPhoneCodes } from "@kipass/service-kit/phone-codes";
import { connect } from "@kipass/service-kit/postgres/database";
import { assertSchema } from "@kipass/service-kit/postgres/migrate";
import { createRevocations } from "@kipass/service-kit/revocations";
import { smsGateway } from "@kipass/service-kit/sms-gateway/choose-gateway";
import { postgresKeyChecks } from "@kipass/service-kit/vault/key-checks";
import { openFileVault, type Vault } from "@kipass/service-kit/vault/vault";
import { businessRegister } from "./business/business-register.ts";
import { migrationsDir, type RegistryConfig } from "./config.ts";
import { createPrinter } from "./documents/printer.ts";
import { createFacilityStates } from "./facilities/facility-states.ts";
import { createContacts } from "./members/contacts.ts";
import { createLogIn } from "./members/log-in.ts";
import { codeMessage } from "./members/send-manager-code.ts";
import { createSessions, REVOCATIONS } from "./members/sessions.ts";
import { partyKeys } from "./party-keys.ts";
import { createBatchWriter } from "./visits/batch-writer.ts";
import { createFourWeeksCounter } from "./visits/count-four-weeks.ts";
import { createDeviceContacts } from "./visits/device-contacts.ts";
import { createDeviceLimit } from "./visits/device-limit.ts";
import { createEpochs } from "./visits/epochs.ts";
import { passKeyLookup } from "./visits/pass-keys.ts";
import { createVisitKeys } from "./visits/visit-keys.ts";

const VAULT_REFRESH_MS = 60_000;

export type Parts = Awaited<ReturnType<typeof assemble>>;

/** Opens everything the endpoints work with; what has to be closed again is added to `closes` in its order. */
export async function assemble(
  config: RegistryConfig,
  { clock, log }: { clock: Clock; log: Log },
  closes: (() => unknown)[],
) {
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
    db: manage,
    clock,
    vault,
    certification,
    epochs,
    signingKey: key("signing"),
    logIn: createLogIn({ db: manage, loginKey: key("login"), clock }),
    sessions: createSessions({ key: key("session"), revocations, clock }),
    contacts: createContacts(key("contact")),
    business: businessRegister(config.businessRegister ?? { kind: "none" }, log),
    gateway,
    ticketKey: key("phoneCode"),
    log,
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

/** Takes over what the jobs create and destroy. */
function followVault(vault: Vault, log: Log): { close(): void } {
  const timer = setInterval(() => {
    vault.refresh().catch((error) => log.error({ event: "vault-not-refreshed", error }));
  }, VAULT_REFRESH_MS);
  timer.unref();
  return { close: () => clearInterval(timer) };
}
