import { addDays, type Day } from "@kipass/protocol/day";
import { GRACE_DAYS, type Session } from "../accounts/session.ts";
import type { ConsentKind, ConsentText } from "./texts.ts";

/** Which words of a consent somebody agreed to. */
export interface GivenWords {
  kind: ConsentKind;
  version: string;
}

/** Words the visitor has not yet agreed to, and the day from which they bind; it may be past. */
export interface ConsentsDue {
  bindsFrom: Day;
  kinds: ConsentKind[];
}

/** The words that bind on a day, one text for each kind; before the first day, the first ones. */
export function wordsInForce(texts: readonly ConsentText[], day: Day): ConsentText[] {
  return kindsOf(texts).map((kind) => {
    const [first, ...rest] = inOrder(texts, kind);
    return rest.reduce((last, text) => (text.bindsFrom <= day ? text : last), first as ConsentText);
  });
}

/** The last words there are, one text for each kind: what binds already, or has been announced. */
export function newestWords(texts: readonly ConsentText[]): ConsentText[] {
  return kindsOf(texts).map((kind) => inOrder(texts, kind).at(-1) as ConsentText);
}

/** What is still to be agreed to; undefined when it is all. */
export function consentsDue(texts: readonly ConsentText[], given: readonly GivenWords[]): ConsentsDue | undefined {
  const open = newestWords(texts).filter(({ kind, version }) => !isGiven(given, { kind, version }));
  if (open.length === 0) return undefined;
  const bindsFrom = open.map((text) => text.bindsFrom).sort()[0] as Day;
  return { bindsFrom, kinds: open.map(({ kind }) => kind) };
}

/** The newest change of words that consents cover: the last day on which something changed and all was agreed to. */
export function agreedTo(texts: readonly ConsentText[], given: readonly GivenWords[]): Day {
  const days = changesOf(texts);
  const covered = days.filter((day) => wordsInForce(texts, day).every((text) => isGiven(given, text)));
  // Whoever agreed to words that are no longer listed has agreed to less than the first that are.
  return covered.at(-1) ?? addDays(days[0] as Day, -1);
}

/** Days on which words began, or will begin, to bind, oldest first. */
export function changesOf(texts: readonly ConsentText[]): Day[] {
  return [...new Set(texts.map(({ bindsFrom }) => bindsFrom))].sort();
}

/**
 * New words are announced before they bind, and bind for days before a door asks for them: a draw is refused only past
 * that grace, and no database is asked.
 */
export function coversConsents({ agreedTo }: Session, today: Day, changes: readonly Day[]): boolean {
  const due = addDays(today, -GRACE_DAYS);
  return changes.every((day) => day >= due || day <= agreedTo);
}

function isGiven(given: readonly GivenWords[], text: GivenWords): boolean {
  return given.some(({ kind, version }) => kind === text.kind && version === text.version);
}

function kindsOf(texts: readonly ConsentText[]): ConsentKind[] {
  return [...new Set(texts.map(({ kind }) => kind))];
}

function inOrder(texts: readonly ConsentText[], kind: ConsentKind): ConsentText[] {
  return texts.filter((text) => text.kind === kind).sort((a, b) => (a.bindsFrom < b.bindsFrom ? -1 : 1));
}
