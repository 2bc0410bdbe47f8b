import { Problem } from "@kipass/protocol/problem";
import type { Clock } from "./clock.ts";

export interface ShortMessage {
  /** A phone number in normal form, "01012345678". */
  to: string;
  text: string;
}

/** Hands a text message to whoever delivers it. Rejects with the problem `unavailable` when it was not taken. */
export interface SmsGateway {
  send(message: ShortMessage): Promise<void>;
}

const PATIENCE_MS = 5_000;

/** The local stand-in for a telephone company: an inbox page that shows what would have been sent. */
export function inboxGateway({ url, from, clock }: { url: string; from: string; clock: Clock }): SmsGateway {
  return {
    async send({ to, text }) {
      await postMessage(url, {}, { to, text, from, atMs: clock.nowMs() });
    },
  };
}

/**
 * One request, never repeated: a message that arrived twice would be a second code. Answers with the reply's body.
 * @throws Problem unavailable
 */
export async function postMessage(url: string, headers: Record<string, string>, body: object): Promise<string> {
  const answer = await fetch(url, {
    method: "POST",
    headers: { "content-type": "application/json; charset=utf-8", ...headers },
    body: JSON.stringify(body),
    redirect: "error",
    signal: AbortSignal.timeout(PATIENCE_MS),
  }).catch(() => undefined);
  const text = await answer?.text().catch(() => undefined);
  if (!answer?.ok || text === undefined) throw new Problem("unavailable", { retryAfterSeconds: 10 });
  return text;
}
