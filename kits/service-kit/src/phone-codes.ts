import { randomInt } from "node:crypto";
import { concat, equal, sized, u48, utf8 } from "@kipass/protocol/bytes";
import { Problem } from "@kipass/protocol/problem";
import type { Clock } from "./clock.ts";
import type { Database, Tx } from "./postgres/database.ts";
import { primitives } from "./primitives.ts";
import type { SmsGateway } from "./sms-gateway.ts";

/**
 * Proof that somebody holds a phone: six random digits by text message, good for three minutes, five entries and one use, for one
 * number and one purpose. The database holds keyed hashes alone (tables: phone-codes.sql), and counts entries and messages there,
 * so the limits hold across processes.
 */
export interface PhoneCodes {
  /** @throws Problem rate-limited (too soon after the last), sms-limit, unavailable */
  send(request: PhonePurpose): Promise<{ expiresInSeconds: number; resendAfterSeconds: number }>;
  /** Uses the code up. @throws Problem code-wrong, code-expired (also: none was sent, or it was used), code-tries-exceeded */
  prove(request: PhonePurpose & { code: string }): Promise<void>;
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
  /** To all numbers together: stops a flood that uses each number once. */
  perMinuteInAll: number;
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
}

const LIFE_SECONDS = 180;
const TRIES = 5;
const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const LIMITS: PhoneCodeLimits = { secondsBetween: 30, perHour: 5, perDay: 10, perMinuteInAll: 600 };

export function createPhoneCodes({ db, key, gateway, clock, message, limits = LIMITS }: PhoneCodeOptions): PhoneCodes {
  const phoneHash = (phone: string) => primitives.hmacSha256(key, concat(utf8("kipass/phone-code/phone/1"), sized(phone)));
  const codeHash = (to: PhonePurpose, code: string, sentAtMs: number) =>
    primitives.hmacSha256(
      key,
      concat(utf8("kipass/phone-code/code/1"), sized(to.phone), sized(to.purpose), u48(sentAtMs), sized(code)),
    );

  return {
    async send(to) {
      const code = randomInt(1_000_000).toString().padStart(6, "0");
      const phone = phoneHash(to.phone);
      await db.tx("send-phone-code", async (tx) => {
        const nowMs = clock.nowMs();
        await countSend(tx, phone, nowMs, limits);
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
      if (!equal(expected, sent.code)) throw new Problem("code-wrong");
      if (!(await useUp(db, phone, to.purpose, sent.code))) throw new Problem("code-expired");
    },
  };
}

/** Erases codes that have run out and sends no limit counts any more. Returns how many rows went. */
export async function eraseExpiredPhoneCodes(tx: Tx, nowMs: number): Promise<number> {
  const codes = await tx.query("DELETE FROM phone_codes WHERE sent_at_ms < $1", [nowMs - LIFE_SECONDS * 1000]);
  const sends = await tx.query("DELETE FROM phone_code_sends WHERE sent_at_ms < $1", [nowMs - DAY_MS]);
  return codes.rowCount + sends.rowCount;
}

async function countSend(tx: Tx, phone: Uint8Array, nowMs: number, limits: PhoneCodeLimits): Promise<void> {
  // One at a time per number: two requests at once would both find the count below the limit.
  await tx.query("SELECT pg_advisory_xact_lock(hashtext('phone-code:' || encode($1, 'hex')))", [phone]);
  const { rows } = await tx.query<{ last: number | null; hour: number; day: number; minute_in_all: number }>(
    `SELECT max(sent_at_ms) AS last,
            count(*) FILTER (WHERE sent_at_ms > $2::bigint - $3::bigint) AS hour,
            count(*) AS day,
            (SELECT count(*) FROM phone_code_sends WHERE sent_at_ms > $2::bigint - 60000) AS minute_in_all
       FROM phone_code_sends WHERE phone = $1 AND sent_at_ms > $2::bigint - $4::bigint`,
    [phone, nowMs, HOUR_MS, DAY_MS],
  );
  const sent = rows[0] ?? { last: null, hour: 0, day: 0, minute_in_all: 0 };
  const waitMs = sent.last === null ? 0 : sent.last + limits.secondsBetween * 1000 - nowMs;
  if (sent.day >= limits.perDay || sent.hour >= limits.perHour) throw new Problem("sms-limit");
  if (waitMs > 0) throw new Problem("rate-limited", { retryAfterSeconds: Math.ceil(waitMs / 1000) });
  if (sent.minute_in_all >= limits.perMinuteInAll) throw new Problem("unavailable", { retryAfterSeconds: 60 });
  await tx.query("INSERT INTO phone_code_sends (phone, sent_at_ms) VALUES ($1, $2)", [phone, nowMs]);
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
