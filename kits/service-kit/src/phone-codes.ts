import { randomInt } from "node:crypto";
import { concat, equal, sized, u48, utf8 } from "@kipass/protocol/bytes";
import { Problem } from "@kipass/protocol/problem";
import type { Clock } from "./clock.ts";
import type { Log } from "./log.ts";
import type { Database, Tx } from "./postgres/database.ts";
import { primitives } from "./primitives.ts";
import { type Budget, countMessage, eraseOldBudgets, SMS_BUDGETS, type SmsBudgets } from "./sms-budgets.ts";
import type { SmsGateway } from "./sms-gateway.ts";

/**
 * Proof that somebody holds a phone: six random digits by text message, good for three minutes, five entries and one use, for one
 * number and one purpose. The database holds keyed hashes alone (tables: phone-codes.sql), and counts entries and messages there,
 * so the limits hold across processes.
 */
export interface PhoneCodes {
  /**
   * `network` is where the request came from (http/network.ts); never an address.
   * @throws Problem rate-limited (too soon after the last), sms-limit, unavailable
   */
  send(request: PhonePurpose & { network: string }): Promise<{ expiresInSeconds: number; resendAfterSeconds: number }>;
  /** Uses the code up. @throws Problem code-wrong, code-expired (also: none was sent, or it was used), code-tries-exceeded */
  prove(request: PhonePurpose & { code: string }): Promise<void>;
  /** Messages that budgets refused since the process started: for those who watch over the service. */
  readonly refused: Readonly<Record<Budget, number>>;
}

export interface PhonePurpose {
  /** In normal form. */
  phone: string;
  purpose: string;
}

export interface PhoneCodeLimits {
  secondsBetween: number;
  perHour: number;
  perDay: number;
}

export interface PhoneCodeOptions {
  db: Database;
  /** 32 bytes. */
  key: Uint8Array;
  gateway: SmsGateway;
  clock: Clock;
  /** The message with its six digits. Never text a caller wrote. */
  message: (code: string) => string;
  limits?: PhoneCodeLimits;
  /** What all numbers share: prefix, network and the whole (sms-budgets.ts). */
  budgets?: SmsBudgets;
  log?: Log;
}

const LIFE_SECONDS = 180;
const TRIES = 5;
const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const LIMITS: PhoneCodeLimits = { secondsBetween: 30, perHour: 5, perDay: 10 };
/** After a code that was guessed at five times the next one waits: a minute, then twice as long each time. */
const FIRST_PAUSE_SECONDS = 60;
const LONGEST_PAUSE_SECONDS = 3_600;

export function createPhoneCodes(options: PhoneCodeOptions): PhoneCodes {
  const { db, key, gateway, clock, message, limits = LIMITS, budgets = SMS_BUDGETS, log } = options;
  const refused: Record<Budget, number> = { prefix: 0, network: 0, all: 0 };
  const phoneHash = (phone: string) =>
    primitives.hmacSha256(key, concat(utf8("kipass/phone-code/phone/1"), sized(phone)));
  const codeHash = (to: PhonePurpose, code: string, sentAtMs: number) =>
    primitives.hmacSha256(
      key,
      concat(utf8("kipass/phone-code/code/1"), sized(to.phone), sized(to.purpose), u48(sentAtMs), sized(code)),
    );

  return {
    refused,
    async send({ network, ...to }) {
      const code = randomInt(1_000_000).toString().padStart(6, "0");
      const phone = phoneHash(to.phone);
      await db.tx("send-phone-code", async (tx) => {
        const nowMs = clock.nowMs();
        await countSend(tx, phone, nowMs, limits);
        await countMessage(tx, { phone: to.phone, network, nowMs }, { key, budgets, log, refused });
        await replaceCode(tx, { phone, purpose: to.purpose, code: codeHash(to, code, nowMs), nowMs });
      });
      await gateway.send({ to: to.phone, text: message(code) });
      return { expiresInSeconds: LIFE_SECONDS, resendAfterSeconds: limits.secondsBetween };
    },

    async prove({ code, ...to }) {
      const phone = phoneHash(to.phone);
      // The entry is counted and committed before it is judged, so that parallel guesses share the five.
      const sent = await countTry(db, phone, to.purpose);
      if (!sent || clock.nowMs() >= sent.sentAtMs + LIFE_SECONDS * 1000) throw new Problem("code-expired");
      if (sent.tries > TRIES) throw new Problem("code-tries-exceeded");
      const expected = codeHash(to, code, sent.sentAtMs);
      if (!equal(expected, sent.code)) {
        if (sent.tries === TRIES) await noteGuessing(db, phone, sent.sentAtMs);
        throw new Problem("code-wrong");
      }
      if (!(await useUp(db, phone, to.purpose, sent.code))) throw new Problem("code-expired");
    },
  };
}

/** Erases codes that have run out and sends no limit counts any more. Returns how many rows went. */
export async function eraseExpiredPhoneCodes(tx: Tx, nowMs: number): Promise<number> {
  const codes = await tx.query("DELETE FROM phone_codes WHERE sent_at_ms < $1", [nowMs - LIFE_SECONDS * 1000]);
  const sends = await tx.query("DELETE FROM phone_code_sends WHERE sent_at_ms < $1", [nowMs - DAY_MS]);
  return codes.rowCount + sends.rowCount + (await eraseOldBudgets(tx, nowMs));
}

async function countSend(tx: Tx, phone: Uint8Array, nowMs: number, limits: PhoneCodeLimits): Promise<void> {
  // One at a time per number: two requests at once would both find the count below the limit.
  await tx.query("SELECT pg_advisory_xact_lock(hashtext('phone-code:' || encode($1, 'hex')))", [phone]);
  const { rows } = await tx.query<{ last: number | null; hour: number; day: number; guessed: number }>(
    `SELECT max(sent_at_ms) AS last,
            count(*) FILTER (WHERE sent_at_ms > $2::bigint - $3::bigint) AS hour,
            count(*) AS day,
            count(*) FILTER (WHERE guessed) AS guessed
       FROM phone_code_sends WHERE phone = $1 AND sent_at_ms > $2::bigint - $4::bigint`,
    [phone, nowMs, HOUR_MS, DAY_MS],
  );
  const sent = rows[0] ?? { last: null, hour: 0, day: 0, guessed: 0 };
  const pauseSeconds = Math.max(limits.secondsBetween, pauseAfterGuessing(sent.guessed));
  const waitMs = sent.last === null ? 0 : sent.last + pauseSeconds * 1000 - nowMs;
  if (sent.day >= limits.perDay || sent.hour >= limits.perHour) throw new Problem("sms-limit");
  if (waitMs > 0) throw new Problem("rate-limited", { retryAfterSeconds: Math.ceil(waitMs / 1000) });
  await tx.query("INSERT INTO phone_code_sends (phone, sent_at_ms) VALUES ($1, $2)", [phone, nowMs]);
}

function pauseAfterGuessing(codes: number): number {
  return codes === 0 ? 0 : Math.min(FIRST_PAUSE_SECONDS * 2 ** (codes - 1), LONGEST_PAUSE_SECONDS);
}

async function noteGuessing(db: Tx, phone: Uint8Array, sentAtMs: number): Promise<void> {
  await db.query("UPDATE phone_code_sends SET guessed = true WHERE phone = $1 AND sent_at_ms = $2", [phone, sentAtMs]);
}

async function replaceCode(
  tx: Tx,
  { phone, purpose, code, nowMs }: { phone: Uint8Array; purpose: string; code: Uint8Array; nowMs: number },
): Promise<void> {
  await tx.query(
    `INSERT INTO phone_codes (phone, purpose, code, sent_at_ms, tries) VALUES ($1, $2, $3, $4, 0)
     ON CONFLICT (phone, purpose) DO UPDATE SET code = excluded.code, sent_at_ms = excluded.sent_at_ms, tries = 0`,
    [phone, purpose, code, nowMs],
  );
}

async function countTry(
  db: Tx,
  phone: Uint8Array,
  purpose: string,
): Promise<{ code: Uint8Array; sentAtMs: number; tries: number } | undefined> {
  const { rows } = await db.query(
    `UPDATE phone_codes SET tries = least(tries + 1, $3) WHERE phone = $1 AND purpose = $2
     RETURNING code, sent_at_ms AS "sentAtMs", tries`,
    [phone, purpose, TRIES + 1],
  );
  return rows[0];
}

async function useUp(db: Tx, phone: Uint8Array, purpose: string, code: Uint8Array): Promise<boolean> {
  const { rowCount } = await db.query("DELETE FROM phone_codes WHERE phone = $1 AND purpose = $2 AND code = $3", [
    phone,
    purpose,
    code,
  ]);
  return rowCount === 1;
}
