import type { Certification } from "@kipass/protocol/certification";
import type { Day } from "@kipass/protocol/day";
import { Problem } from "@kipass/protocol/problem";
import { type SafeNumberKey, safeNumber } from "@kipass/protocol/safe-number";
import type { Tx } from "@kipass/service-kit/postgres/database";
import { primitives } from "@kipass/service-kit/primitives";
import { findSerial, insertSerial } from "../store/safe-numbers.ts";

/** The key and, as certified now, the issuer it makes numbers of. */
export type SafeNumbers = () => SafeNumberKey;

/** @throws Problem unavailable while the issuer is not certified */
export function safeNumbersFrom(key: Uint8Array, code: string, certification: () => Certification): SafeNumbers {
  return () => {
    const issuer = certification().issuers.find((each) => each.code === code)?.safeNumberIssuer;
    if (issuer === undefined) throw new Problem("unavailable", { retryAfterSeconds: 60 });
    return { issuer, key };
  };
}

/** The account's 개인안심번호, "12가34나". */
export async function readSafeNumber(tx: Tx, account: number, numbers: SafeNumbers): Promise<string> {
  const serial = await findSerial(tx, account);
  if (serial === undefined) throw new Error("an account is without a safe number");
  return safeNumber(serial, numbers(), primitives);
}

/** Gives the account a number unless it has one. */
export async function assignSafeNumber(tx: Tx, account: number, day: Day): Promise<void> {
  if ((await findSerial(tx, account)) === undefined) await giveNextSerial(tx, account, day);
}

/** Serials come round again after 10⁸: those still remembered are passed over. */
export async function giveNextSerial(tx: Tx, account: number, day: Day): Promise<number> {
  for (let tries = 0; tries < MOST_TRIES; tries += 1) {
    const serial = await insertSerial(tx, account, day);
    if (serial !== undefined) return serial;
  }
  throw new Problem("unavailable", { retryAfterSeconds: 60 });
}

const MOST_TRIES = 1000;
