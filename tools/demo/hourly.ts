const hourMs = 3_600_000;
/** Destruction is due at 00:00 sharp; a few seconds later every clock agrees that it is past. */
const afterTheHourMs = 5_000;

/** Runs the work shortly after every full hour, which in Seoul is one in UTC too. Returns the function that ends it. */
export function everyHour(work: () => Promise<void>): () => void {
  let timer: NodeJS.Timeout;
  const next = () => {
    timer = setTimeout(() => void work().finally(next), hourMs - (Date.now() % hourMs) + afterTheHourMs);
  };
  next();
  return () => clearTimeout(timer);
}
