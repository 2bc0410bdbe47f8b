import { useState } from "preact/hooks";
import { failureText } from "./failure-text.ts";

/** Does something that may fail; says why it did. */
export function useAttempt() {
  const [busy, setBusy] = useState(false);
  const [said, setSaid] = useState<string>();

  async function attempt(step: () => Promise<unknown>): Promise<void> {
    setBusy(true);
    setSaid(undefined);
    try {
      await step();
    } catch (thrown) {
      setSaid(failureText(thrown));
    } finally {
      setBusy(false);
    }
  }
  return { attempt, busy, said };
}
