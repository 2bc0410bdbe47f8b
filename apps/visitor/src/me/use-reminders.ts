import { useWatched } from "@kipass/web-kit/watched.ts";
import { useEffect, useState } from "preact/hooks";
import { withWords } from "../languages/with-words.ts";
import { occasional } from "../parts.ts";
import { news } from "./news.ts";
import type { Reminders } from "./reminders.tsx";

/** Fetched only by whom there is something to remind of: most passes are shown without. */
export function useReminders(isStopped: boolean): typeof Reminders | undefined {
  const [part, setPart] = useState<{ Reminders: typeof Reminders }>();
  const isNeeded = useWatched(news).consentsFrom !== undefined || isStopped;
  useEffect(() => {
    if (isNeeded) withWords("me", occasional()).then(setPart, () => {});
  }, [isNeeded]);
  return part?.Reminders;
}
