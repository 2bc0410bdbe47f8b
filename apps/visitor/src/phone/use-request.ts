import { useState } from "preact/hooks";

/** One request at a time, with the problem it ended in. */
export function useRequest() {
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<unknown>();
  const run = (act: () => Promise<void>) => {
    if (busy) return;
    setBusy(true);
    setProblem(undefined);
    act()
      .catch(setProblem)
      .finally(() => setBusy(false));
  };
  return { busy, problem, run };
}
