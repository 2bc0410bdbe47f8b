import { randomBytes } from "node:crypto";
import type { Reply } from "@kipass/contract/endpoint";
import type { verifySaveQR as call } from "@kipass/contract/registry/compat";
import { concat, toBase64url, utf8 } from "@kipass/protocol/bytes";
import type { OutcomeCode } from "@kipass/protocol/outcome";
import type { Problem } from "@kipass/protocol/problem";
import { primitives } from "@kipass/service-kit/primitives";
import type { FacilitySession } from "../members/sessions.ts";
import { recordVisit, type Scanning } from "../visits/record-visit.ts";
import { clockDigits } from "./compact-times.ts";
import { outcomeAnswer } from "./outcome-answers.ts";

export interface Verifying {
  scanning: Scanning;
  /** Names of the companies whose codes are accepted. */
  issuers: () => string;
}

export type VerifyFields = Record<keyof (typeof call)["request"]["properties"], string>;
type Answer = Reply<typeof call>;

/**
 * Records that a pass was shown at a program's door. Facility, door and time are the session's and the server's, whatever was sent.
 * @throws Problem rate-limited, unavailable
 */
export async function verifySaveQR(
  { scanning, issuers }: Verifying,
  { session, sent, receivedAtMs }: { session: FacilitySession; sent: VerifyFields; receivedAtMs: number },
): Promise<Answer> {
  const pass = sent.qr_cd.trim();
  const idempotencyKey = toBase64url(attemptOf(pass, sent.dates));
  const request = {
    pass,
    direction: "in",
    channel: "camera",
    clientAtMs: 0,
    clockOffsetMs: 0,
    idempotencyKey,
  } as const;
  const { outcome } = await recordVisit(scanning, { session, request, receivedAtMs });
  const data = { str_id: String(session.facility), dates: clockDigits(receivedAtMs) };
  return answer(outcome, { issuers: issuers(), data });
}

/** What a door hears when a request did not get as far as an outcome. */
export function refuseScan(problem: Problem, issuers: string): Answer {
  const outcome = OUTCOMES[problem.code] ?? "unavailable";
  return answer(outcome, { issuers, waitSeconds: problem.retryAfterSeconds });
}

const OUTCOMES: { [Code in Problem["code"]]?: OutcomeCode } = {
  "not-logged-in": "session-ended",
  "session-ended": "session-ended",
  "rate-limited": "rate-limited",
};

function answer(
  outcome: OutcomeCode,
  {
    issuers,
    waitSeconds = 5,
    data = null,
  }: { issuers: string; waitSeconds?: number | undefined; data?: Answer["data"] },
): Answer {
  const words = outcomeAnswer(outcome, { issuers, waitSeconds });
  return { ...words, data: words.success ? data : null, inc_type: null, inc_code: null };
}

/**
 * The protocol has no name for an attempt. A request sent again is the same pass with the same `dates`, on the same device, which the
 * session adds; a code shown again has a later one. Without a time nobody can tell, and then nothing is green twice.
 */
function attemptOf(pass: string, dates: string): Uint8Array {
  if (!/^\d{14}$/.test(dates)) return randomBytes(16);
  return primitives.sha256(concat(utf8("kipass/compat/1"), utf8(dates), utf8(pass))).subarray(0, 16);
}
