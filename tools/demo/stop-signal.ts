/** Aborted by Ctrl-C, by SIGTERM, or when the parent is gone: SIGTERM ends npm's shell and leaves node behind. */
export function stopSignal(): AbortSignal {
  const stop = new AbortController();
  const ask = () => stop.abort(new Error("Stopped before everything had started."));
  process.on("SIGINT", ask);
  process.on("SIGTERM", ask);
  const parent = process.ppid;
  setInterval(() => {
    if (process.ppid !== parent) ask();
  }, 500).unref();
  return stop.signal;
}
