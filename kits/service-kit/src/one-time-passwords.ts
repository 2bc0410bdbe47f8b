import { randomBytes } from "node:crypto";
import { concat, u64, utf8 } from "@kipass/protocol/bytes";
import { Problem } from "@kipass/protocol/problem";
import { generateSecret, generateURI, verifySync } from "otplib";
import { type Clock, nowSeconds } from "./clock.ts";
import type { Database, Tx } from "./postgres/database.ts";
import { primitives } from "./primitives.ts";

/**
 * Codes of an authenticator app (TOTP, RFC 6238: SHA-1, six digits, 30 seconds), for when the passkey is not at hand. A code is good
 * for its step and one on either side, and once (table: one-time-passwords.sql).
 */
export interface OneTimePasswords {
  /**
   * A new secret, which counts once `confirm` has seen a code of it.
   * @throws Problem conflict when the account has one already: it is removed first
   */
  enrol(account: number, label: string): Promise<{ uri: string; secret: string }>;
  /** @throws Problem one-time-password-wrong, login-locked */
  confirm(account: number, code: string): Promise<void>;
  /** @throws Problem one-time-password-wrong (also: the account has none), login-locked */
  check(account: number, code: string): Promise<void>;
  isEnrolled(account: number): Promise<boolean>;
  remove(account: number): Promise<void>;
}

/**
 * The party's count of failed log-ins. Codes are counted apart from passwords: who knows the password must not clear the count by
 * entering it again.
 */
export interface LogInAttempts {
  /** How long the account stays locked; 0 when it is not. */
  lockedMs(tx: Tx, account: number, nowMs: number): Promise<number>;
  countFailure(tx: Tx, account: number, nowMs: number): Promise<void>;
  forgetFailures(tx: Tx, account: number): Promise<void>;
}

export interface OneTimePasswordOptions {
  db: Database;
  /** 32 bytes from the vault; seals the secrets. */
  key: Uint8Array;
  /** Whose codes these are, as the app shows it. */
  issuer: string;
  attempts: LogInAttempts;
  clock: Clock;
}

const STEP_SECONDS = 30;
const NONCE_BYTES = 12;

export function createOneTimePasswords(options: OneTimePasswordOptions): OneTimePasswords {
  const { db, key, issuer, attempts, clock } = options;

  async function judge(account: number, code: string, confirmed: boolean): Promise<void> {
    const passed = await db.tx("one-time-password", async (tx) => {
      const row = await lockSecret(tx, account, confirmed);
      const nowMs = clock.nowMs();
      const lockedMs = await attempts.lockedMs(tx, account, nowMs);
      if (lockedMs > 0) throw new Problem("login-locked", { retryAfterSeconds: Math.ceil(lockedMs / 1000) });
      const step = row && stepOf(code, openSecret(row.secret, account, key), row.lastStep, nowSeconds(clock));
      if (step === undefined) {
        await attempts.countFailure(tx, account, nowMs);
        return false;
      }
      await attempts.forgetFailures(tx, account);
      await tx.query("UPDATE one_time_passwords SET confirmed = true, last_step = $2 WHERE account = $1", [
        account,
        step,
      ]);
      return true;
    });
    // Thrown after the commit, which keeps the failure counted.
    if (!passed) throw new Problem("one-time-password-wrong");
  }

  return {
    async enrol(account, label) {
      const secret = generateSecret();
      const { rowCount } = await db.query(
        `INSERT INTO one_time_passwords AS o (account, secret) VALUES ($1, $2)
         ON CONFLICT (account) DO UPDATE SET secret = excluded.secret WHERE NOT o.confirmed`,
        [account, sealSecret(secret, account, key)],
      );
      if (rowCount !== 1) throw new Problem("conflict");
      return { secret, uri: generateURI({ issuer, label, secret }) };
    },
    confirm: (account, code) => judge(account, code, false),
    check: (account, code) => judge(account, code, true),
    async isEnrolled(account) {
      const { rowCount } = await db.query("SELECT FROM one_time_passwords WHERE account = $1 AND confirmed", [account]);
      return rowCount === 1;
    },
    async remove(account) {
      await db.query("DELETE FROM one_time_passwords WHERE account = $1", [account]);
    },
  };
}

/** Locked, so that codes entered at once are judged one after the other. */
async function lockSecret(
  tx: Tx,
  account: number,
  confirmed: boolean,
): Promise<{ secret: Buffer; lastStep: number } | undefined> {
  await tx.query("SELECT pg_advisory_xact_lock(hashtext('one-time-password:' || $1::text))", [account]);
  const { rows } = await tx.query(
    `SELECT secret, last_step AS "lastStep" FROM one_time_passwords WHERE account = $1 AND confirmed = $2 FOR UPDATE`,
    [account, confirmed],
  );
  return rows[0];
}

/** The step this code belongs to; undefined when it is none of those that count now, or not after `lastStep`. */
function stepOf(code: string, secret: string, lastStep: number, atSeconds: number): number | undefined {
  if (!/^\d{6}$/.test(code)) return undefined;
  const verified = verifySync({
    secret,
    token: code,
    epoch: atSeconds,
    epochTolerance: STEP_SECONDS,
    afterTimeStep: lastStep,
  });
  return verified.valid && "timeStep" in verified ? verified.timeStep : undefined;
}

function sealSecret(secret: string, account: number, key: Uint8Array): Uint8Array {
  const nonce = randomBytes(NONCE_BYTES);
  return concat(nonce, primitives.gcmSeal(key, nonce, utf8(secret), boundTo(account)));
}

function openSecret(sealed: Buffer, account: number, key: Uint8Array): string {
  const nonce = sealed.subarray(0, NONCE_BYTES);
  const opened = primitives.gcmOpen(key, nonce, sealed.subarray(NONCE_BYTES), boundTo(account));
  if (!opened) throw new Error("A one-time password's secret does not open under the vault's key.");
  return Buffer.from(opened).toString();
}

/** A secret moved to another account's row does not open there. */
function boundTo(account: number): Uint8Array {
  return concat(utf8("kipass/one-time-password/1"), u64(account));
}
