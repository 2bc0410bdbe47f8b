import { Problem } from "@kipass/protocol/problem";

const MOST_WAITING = 100;

/** Runs work on the same name one after the other. @throws Problem rate-limited when many already wait */
export function createTurns(): <T>(name: string, work: () => Promise<T>) => Promise<T> {
  const turns = new Map<string, { last: Promise<unknown>; waiting: number }>();
  return async (name, work) => {
    const turn = turns.get(name) ?? { last: Promise.resolve(), waiting: 0 };
    if (turn.waiting >= MOST_WAITING) throw new Problem("rate-limited", { retryAfterSeconds: 5 });
    turns.set(name, turn);
    turn.waiting += 1;
    const mine = turn.last.then(work, work);
    turn.last = mine;
    return mine.finally(() => {
      turn.waiting -= 1;
      if (turn.waiting === 0) turns.delete(name);
    });
  };
}
