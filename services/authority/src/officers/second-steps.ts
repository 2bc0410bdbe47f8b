import { createHmac } from "node:crypto";
import { u48 } from "@kipass/protocol/bytes";
import {
  createOneTimePasswords,
  type LogInAttempts,
  type OneTimePasswords,
} from "@kipass/service-kit/one-time-passwords";
import { createPasskeys, type Passkeys } from "@kipass/service-kit/passkeys";
import type { Vault } from "@kipass/service-kit/vault/vault";
import type { Office } from "../office.ts";
import { countFailure, forgetFailures, lockedUntil } from "../store/officers.ts";

/** What confirms a log-in after the password: a passkey, or a code when it is not at hand. */
export interface SecondSteps {
  passkeys: Passkeys;
  oneTimePasswords: OneTimePasswords;
}

const NAME = "전자출입명부 역학조사";
/** In an authenticator app; in ASCII, so that its QR code stays small. */
const SHORT_NAME = "KI-PASS";

export function openSecondSteps({ db, vault, clock }: Office, origin: string): SecondSteps {
  return {
    passkeys: createPasskeys({ db, rpId: new URL(origin).hostname, origin, rpName: NAME, clock }),
    oneTimePasswords: createOneTimePasswords({
      db,
      key: vault.key("one-time-passwords"),
      issuer: SHORT_NAME,
      attempts: attemptsOf(vault),
      clock,
    }),
  };
}

/** Whether the officer can confirm a log-in at all; who cannot registers a first passkey. */
export async function hasSecondStep({ passkeys, oneTimePasswords }: SecondSteps, officer: number): Promise<boolean> {
  return (await passkeys.list(officer)).length > 0 || (await oneTimePasswords.isEnrolled(officer));
}

/** Counted as failed passwords are, under a name of their own. */
function attemptsOf(vault: Vault): LogInAttempts {
  const index = (officer: number) =>
    createHmac("sha256", vault.key("session")).update("kipass/officer-code/1").update(u48(officer)).digest();
  return {
    lockedMs: async (tx, officer, nowMs) => Math.max(0, (await lockedUntil(tx, index(officer))) - nowMs),
    countFailure: (tx, officer, nowMs) => countFailure(tx, index(officer), nowMs),
    forgetFailures: (tx, officer) => forgetFailures(tx, index(officer)),
  };
}
