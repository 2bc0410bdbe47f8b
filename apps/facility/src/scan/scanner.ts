import { toBase64url } from "@kipass/protocol/bytes";
import { type Watched, watched } from "@kipass/web-kit/watched.ts";
import {
  type Answer,
  answer,
  type Channel,
  clear,
  displayMs,
  inTurn,
  nothingYet,
  type Presentation,
  see,
  type Turn,
} from "./presentation.ts";
import { type Alone, recordVisit, type Send } from "./record-visit.ts";

export interface Scanner {
  readonly state: Watched<Presentation>;
  /** A picture held these texts. Called for every frame; only a new presentation is sent, one at a time. */
  look(texts: readonly string[], channel: Channel): void;
  /** Somebody presented this text. */
  present(text: string, channel: Channel): void;
  close(): void;
}

interface Parts {
  send: Send;
  /** Sound, voice and vibration for the outcome that now fills the screen. */
  announce: (given: Answer) => void;
  direction: () => "in" | "out";
  clockOffsetMs: () => number;
  /** Left out where the device cannot answer by itself. */
  alone?: Alone["answer"];
  nowMs?: () => number;
  random?: (bytes: Uint8Array<ArrayBuffer>) => Uint8Array;
}

/** From a code in sight to an outcome on the screen. While nothing is in sight it does nothing at all. */
export function createScanner(parts: Parts): Scanner {
  const { nowMs = Date.now, random = (bytes) => crypto.getRandomValues(bytes) } = parts;
  const state = watched<Presentation>(nothingYet);
  const newKey = () => toBase64url(random(new Uint8Array(16)));
  const alone = parts.alone && { isDown: false, answer: parts.alone };
  let hiding: ReturnType<typeof setTimeout> | undefined;
  let isClosed = false;

  return {
    state,
    look(texts, channel) {
      for (const text of inTurn(state.value, texts)) present(text, channel);
    },
    present,
    close() {
      isClosed = true;
      clearTimeout(hiding);
    },
  };

  function present(text: string, channel: Channel) {
    const { after, turn } = see(state.value, { text, channel, nowMs: nowMs(), newKey });
    state.set(after);
    if (turn) void ask(turn);
  }

  async function ask(turn: Turn) {
    const given = await recordVisit(
      {
        pass: turn.text,
        direction: parts.direction(),
        channel: turn.channel,
        clientAtMs: turn.seenMs,
        clockOffsetMs: parts.clockOffsetMs(),
        idempotencyKey: turn.key,
      },
      parts.send,
      alone,
    );
    if (!isClosed) show(turn.number, given);
  }

  function show(number: number, given: Answer) {
    state.set(answer(state.value, number, given, nowMs()));
    if (state.value.shown !== number) return;
    parts.announce(given);
    clearTimeout(hiding);
    hiding = setTimeout(() => state.set(clear(state.value, number)), displayMs(given.code));
  }
}
