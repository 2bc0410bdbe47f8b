import { problemText } from "@kipass/web-kit/problem-text.ts";
import { useState } from "preact/hooks";
import { queries } from "../queries.ts";

/** One thing an officer does: it is under way, or it says why it did not happen. */
export function useStep() {
  const [busy, setBusy] = useState(false);
  const [said, setSaid] = useState<string>();
  async function step(act: () => Promise<unknown>): Promise<boolean> {
    setBusy(true);
    setSaid(undefined);
    try {
      await act();
      await queries.invalidateQueries();
      return true;
    } catch (thrown) {
      const { title, next } = problemText(thrown);
      setSaid(`${title} ${next}`);
      return false;
    } finally {
      setBusy(false);
    }
  }
  return { step, busy, said };
}
