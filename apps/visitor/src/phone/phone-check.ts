import type { ProblemCode } from "@kipass/protocol/problem";

/** Wrong codes the issuer takes before it wants a new one. */
const tries = 5;

/** The proof that a phone is one's own: a code by SMS, with its time, its tries and when another may be sent. */
export interface PhoneCheck {
  /** The number the code went to, in normal form; or words for it, where it was not typed. */
  phone: string;
  expiresAtMs: number;
  resendAtMs: number;
  triesLeft: number;
}

export function codeSent(
  phone: string,
  reply: { expiresInSeconds: number; resendAfterSeconds: number },
  nowMs: number,
): PhoneCheck {
  return {
    phone,
    expiresAtMs: nowMs + reply.expiresInSeconds * 1000,
    resendAtMs: nowMs + reply.resendAfterSeconds * 1000,
    triesLeft: tries,
  };
}

/** What the issuer said to a code that was entered. */
export function codeRefused(check: PhoneCheck, problem: ProblemCode, nowMs: number): PhoneCheck {
  switch (problem) {
    case "code-wrong":
      return { ...check, triesLeft: Math.max(0, check.triesLeft - 1) };
    case "code-tries-exceeded":
      return { ...check, triesLeft: 0 };
    case "code-expired":
      return { ...check, expiresAtMs: nowMs };
    default:
      return check;
  }
}

export function codeSecondsLeft(check: PhoneCheck, nowMs: number): number {
  return Math.max(0, Math.ceil((check.expiresAtMs - nowMs) / 1000));
}

export function resendSecondsLeft(check: PhoneCheck, nowMs: number): number {
  return Math.max(0, Math.ceil((check.resendAtMs - nowMs) / 1000));
}

/** Nothing more can be done with this code. */
export function isSpent(check: PhoneCheck, nowMs: number): boolean {
  return check.triesLeft === 0 || codeSecondsLeft(check, nowMs) === 0;
}
