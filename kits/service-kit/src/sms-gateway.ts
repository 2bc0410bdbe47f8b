import { Problem } from "@kipass/protocol/problem";
import type { Clock } from "./clock.ts";

export interface ShortMessage {
  /** A phone number in normal form, "01012345678". */
  to: string;
  text: string;
}

/** delivered and failed are final; `code` is the carrier's or the company's own word for why not. */
export interface Delivery {
  state: "sent" | "delivered" | "failed";
  code: string | null;
}

/** Hands a text message to whoever delivers it. Rejects with the problem `unavailable` when it was not taken. */
export interface SmsGateway {
  /** Taken; the receipt is what its delivery is asked by. */
  send(message: ShortMessage): Promise<{ receipt: string }>;
  /** How the delivery stands. Rejects with `unavailable` when that cannot be told now. */
  delivery(receipt: string): Promise<Delivery>;
}

const PATIENCE_MS = 5_000;

/** The local stand-in for a telephone company: an inbox page that shows what would have been sent. */
export function inboxGateway({ url, from, clock }: { url: string; from: string; clock: Clock }): SmsGateway {
  return {
    async send({ to, text }) {
      await postMessage(url, {}, { to, text, from, atMs: clock.nowMs() });
      return { receipt: "inbox" };
    },
    delivery: async () => ({ state: "delivered", code: null }),
  };
}

/**
 * One request, never repeated: a message that arrived twice would be a second code. Answers with the reply's body.
 * @throws Problem unavailable
 */
export function postMessage(url: string, headers: Record<string, string>, body: object): Promise<string> {
  const type = { "content-type": "application/json; charset=utf-8" };
  return exchange(url, { method: "POST", headers: { ...type, ...headers }, body: JSON.stringify(body) });
}

/** @throws Problem unavailable */
export function askDelivery(url: string, headers: Record<string, string>): Promise<string> {
  return exchange(url, { headers });
}

async function exchange(url: string, request: RequestInit): Promise<string> {
  const signal = AbortSignal.timeout(PATIENCE_MS);
  const answer = await fetch(url, { ...request, redirect: "error", signal }).catch(() => undefined);
  const text = await answer?.text().catch(() => undefined);
  if (!answer?.ok || text === undefined) throw new Problem("unavailable", { retryAfterSeconds: 10 });
  return text;
}
