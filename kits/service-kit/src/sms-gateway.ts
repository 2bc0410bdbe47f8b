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
      const answer = await fetch(url, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify({ to, text, from, atMs: clock.nowMs() }),
        redirect: "error",
        signal: AbortSignal.timeout(PATIENCE_MS),
      }).catch(() => undefined);
      await answer?.body?.cancel();
      if (!answer?.ok) throw new Problem("unavailable", { retryAfterSeconds: 10 });
    },
  };
}
