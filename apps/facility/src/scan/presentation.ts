import type { OutcomeCode } from "@kipass/protocol/outcome";
import { outcomes } from "@kipass/protocol/outcome";
import { parsePass } from "@kipass/protocol/pass";

/**
 * What the door shows, as a state without a clock of its own: which codes were held up, what became of them, and which outcome fills
 * the screen. The same code in sight is one turn, however many frames see it; the next person's code is another.
 */
export interface Presentation {
  /** Newest first. */
  readonly turns: readonly Turn[];
  /** The number of the turn whose outcome fills the screen. */
  readonly shown: number | undefined;
}

export interface Turn {
  readonly number: number;
  readonly text: string;
  readonly channel: Channel;
  /** 16 random bytes as base64url: the same attempt however often it is sent. */
  readonly key: string;
  readonly seenMs: number;
  readonly answer?: Answer & { readonly atMs: number };
}

export interface Answer {
  readonly code: OutcomeCode;
  readonly passClass: "live" | "reserve" | "assisted" | null;
  readonly waitSeconds?: number;
}

export type Channel = "camera" | "wedge" | "kiosk" | "screen" | "paste";

const TURNS_KEPT = 8;
const PASS_DISPLAY_MS = 900;
const DISPLAY_MS = 2500;

export const nothingYet: Presentation = { turns: [], shown: undefined };

/** How long an outcome stays, unless the next code comes first. */
export function displayMs(code: OutcomeCode): number {
  return outcomes[code].shape === "pass" ? PASS_DISPLAY_MS : DISPLAY_MS;
}

/** A code came into sight. `turn` is there to be sent only when it is a new presentation. */
export function see(
  before: Presentation,
  sight: { text: string; channel: Channel; nowMs: number; newKey: () => string },
): { after: Presentation; turn?: Turn } {
  const { text, channel, nowMs, newKey } = sight;
  const known = before.turns.find((turn) => turn.text === text);
  if (known && isSamePresentation(known, nowMs)) {
    return { after: { ...before, turns: replace(before.turns, { ...known, seenMs: nowMs }) } };
  }
  const number = (before.turns[0]?.number ?? 0) + 1;
  // An attempt nobody answered may well be recorded: the same key keeps it from counting as a second one.
  const key = known?.answer?.code === "unavailable" ? known.key : newKey();
  const turn = { number, text, channel, key, seenMs: nowMs };
  return { after: { turns: [turn, ...before.turns].slice(0, TURNS_KEPT), shown: undefined }, turn };
}

/**
 * Of all codes in one picture, those to see now: every one that was seen before, so that it counts as still held up, and one new one
 * unless the newest is in the same picture and not dealt with yet. Passes come before anything else: a poster may hang beside the visitor.
 */
export function inTurn({ turns, shown }: Presentation, texts: readonly string[]): string[] {
  const isKnown = (text: string) => turns.some((turn) => turn.text === text);
  const newest = turns[0];
  const isBusy = newest && texts.includes(newest.text) && (!newest.answer || shown === newest.number);
  const passes = texts.filter((text) => parsePass(text));
  const next = isBusy ? undefined : (passes.length > 0 ? passes : texts).find((text) => !isKnown(text));
  return [...texts.filter(isKnown), ...(next === undefined ? [] : [next])];
}

/** An answer came. It fills the screen only while its code is still the newest: late answers are merely listed. */
export function answer(before: Presentation, number: number, given: Answer, nowMs: number): Presentation {
  const turn = before.turns.find((each) => each.number === number);
  if (!turn) return before;
  return {
    turns: replace(before.turns, { ...turn, answer: { ...given, atMs: nowMs } }),
    shown: number === before.turns[0]?.number ? number : before.shown,
  };
}

/** The outcome's time is up. */
export function clear(before: Presentation, number: number): Presentation {
  return before.shown === number ? { ...before, shown: undefined } : before;
}

/** The outcome on the screen. */
export function shownAnswer(state: Presentation): Answer | undefined {
  return state.turns.find((turn) => turn.number === state.shown)?.answer;
}

/** '방금 전': the last results, newest first. */
export function recentAnswers(
  state: Presentation,
  most: number,
): { number: number; code: OutcomeCode; atMs: number }[] {
  return state.turns
    .flatMap(({ number, answer: given }) => (given ? [{ number, code: given.code, atMs: given.atMs }] : []))
    .slice(0, most);
}

function isSamePresentation(turn: Turn, nowMs: number): boolean {
  if (!turn.answer) return true;
  const { code, atMs } = turn.answer;
  // What could not be checked is tried again while it is held up; every other code has to leave sight first.
  const lastMs = code === "unavailable" ? atMs : Math.max(atMs, turn.seenMs);
  return nowMs - lastMs <= displayMs(code);
}

function replace(turns: readonly Turn[], changed: Turn): Turn[] {
  return turns.map((turn) => (turn.number === changed.number ? changed : turn));
}
