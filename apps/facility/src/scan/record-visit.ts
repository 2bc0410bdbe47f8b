import type { Body, Reply } from "@kipass/contract/endpoint";
import type { recordVisit as endpoint } from "@kipass/contract/registry";
import { parsePass } from "@kipass/protocol/pass";
import { Problem } from "@kipass/protocol/problem";
import type { Answer } from "./presentation.ts";

export type Scan = Body<typeof endpoint>;
export type Send = (scan: Scan) => Promise<Reply<typeof endpoint>>;

/** When the same attempt is sent again because no answer came; an answer to any of them counts. */
const ATTEMPTS_AT_MS = [0, 1000, 2000];
const GIVE_UP_MS = 3200;
const WAIT_SECONDS = 5;

/**
 * Asks the registry what to say about a code. Whatever is no pass is answered here: it may be anything, and nothing but a pass leaves
 * the device. A lost answer is asked for again under the same idempotency key; after three seconds it is `unavailable`, never green.
 */
export async function recordVisit(scan: Scan, send: Send): Promise<Answer> {
  if (!parsePass(scan.pass)) return { code: "not-a-pass", passClass: null };
  let settled = false;
  const timers: ReturnType<typeof setTimeout>[] = [];
  const after = (ms: number) => new Promise<void>((go) => timers.push(setTimeout(go, ms)));

  const attempts = ATTEMPTS_AT_MS.map(async (atMs) => {
    if (atMs > 0) await after(atMs);
    return settled ? unavailable : answerOf(scan, send);
  });
  const tooLate = after(GIVE_UP_MS).then(() => unavailable);
  const answer = await Promise.race([Promise.any(attempts).catch(() => unavailable), tooLate]);
  settled = true;
  timers.forEach(clearTimeout);
  return answer;
}

const unavailable: Answer = { code: "unavailable", passClass: null };

/** Rejects when asking again may help. */
async function answerOf(scan: Scan, send: Send): Promise<Answer> {
  try {
    const { outcome, passClass } = await send(scan);
    return { code: outcome, passClass };
  } catch (thrown) {
    return answerTo(thrown instanceof Problem ? thrown : new Problem("unavailable"));
  }
}

function answerTo(problem: Problem): Answer {
  switch (problem.code) {
    case "session-ended":
    case "not-logged-in":
      return { code: "session-ended", passClass: null };
    case "rate-limited":
      return { code: "rate-limited", passClass: null, waitSeconds: problem.retryAfterSeconds ?? WAIT_SECONDS };
    default:
      if (problem.status >= 500) throw problem;
      return unavailable;
  }
}
