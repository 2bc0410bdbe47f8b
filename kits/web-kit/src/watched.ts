import { useEffect, useState } from "preact/hooks";

/** One value that screens follow: set it and everything that uses it is drawn again. */
export interface Watched<T> {
  readonly value: T;
  set(value: T): void;
  /** Returns the function that stops watching. */
  watch(seen: () => void): () => void;
}

export function watched<T>(first: T): Watched<T> {
  let value = first;
  const watchers = new Set<() => void>();
  return {
    get value() {
      return value;
    },
    set(next) {
      if (next === value) return;
      value = next;
      for (const seen of watchers) seen();
    },
    watch(seen) {
      watchers.add(seen);
      return () => watchers.delete(seen);
    },
  };
}

export function useWatched<T>(source: Watched<T>): T {
  const [, redraw] = useState(0);
  const drawn = source.value;
  useEffect(() => {
    const again = () => redraw((n) => n + 1);
    // It may have changed between the drawing and this effect.
    if (source.value !== drawn) again();
    return source.watch(again);
  }, [source]);
  return drawn;
}
