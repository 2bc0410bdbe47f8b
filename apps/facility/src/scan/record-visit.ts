import type { Body, Reply } from "@kipass/contract/endpoint";
import type { recordVisit as endpoint } from "@kipass/contract/registry";
import { parsePass } from "@kipass/protocol/pass";
import { Problem } from "@kipass/protocol/problem";
import type { Answer } from "./presentation.ts";

export type Scan = Body<typeof endpoint>;
export type Send = (scan: Scan) => Promise<Reply<typeof endpoint>>;

/** How a device answers by itself when the registry does not. */
export interface Alone {
  /** Whether the registry was out of reach the last time: then nobody waits as long for it. */
  isDown: boolean;
  /** Undefined when the device cannot say either. */
  answer(scan: Scan): Promise<Answer | undefined>;
}

/** When the same attempt is sent again because no answer came; an answer to any of them counts. */
interface Patience {
  attemptsAtMs: readonly number[];
  giveUpMs: number;
}

const PATIENT: Patience = { attemptsAtMs: [0, 1000, 2000], giveUpMs: 3200 };
/** A device that can answer by itself keeps nobody waiting at the door. */
const WITH_ALONE: Patience = { attemptsAtMs: [0, 1000], giveUpMs: 1500 };
const WHILE_DOWN: Patience = { attemptsAtMs: [0], giveUpMs: 400 };
const WAIT_SECONDS = 5;

/**
 * Asks the registry what to say about a code. Whatever is no pass is answered here: it may be anything, and nothing but a pass leaves
 * the device. A lost answer is asked for again under the same idempotency key. When none comes the device answers `alone`, keeping
 * that key, so that what the registry did record is not counted twice; where it cannot, the answer is `unavailable`, never green.
 */
export async function recordVisit(scan: Scan, send: Send, alone?: Alone): Promise<Answer> {
  if (!parsePass(scan.pass)) return { code: "not-a-pass", passClass: null };
  const answer = await ask(scan, send, alone ? (alone.isDown ? WHILE_DOWN : WITH_ALONE) : PATIENT);
  if (alone) alone.isDown = answer === undefined;
  return answer ?? (await alone?.answer(scan)) ?? unavailable;
}

/** Undefined when no answer came. */
async function ask(scan: Scan, send: Send, { attemptsAtMs, giveUpMs }: Patience): Promise<Answer | undefined> {
  let settled = false;
  const timers: ReturnType<typeof setTimeout>[] = [];
  const after = (ms: number) => new Promise<void>((go) => timers.push(setTimeout(go, ms)));

  const attempts = attemptsAtMs.map(async (atMs) => {
    if (atMs > 0) await after(atMs);
    return settled ? undefined : answerOf(scan, send);
  });
  const tooLate = after(giveUpMs).then(() => undefined);
  const answer = await Promise.race([Promise.any(attempts).catch(() => undefined), tooLate]);
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
