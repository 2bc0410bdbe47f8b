import { problemText } from "@kipass/web-kit/problem-text.ts";
import { useState } from "preact/hooks";
import { lockIfEnded, queries } from "../queries.ts";

/** Does something at the authority, shows anew what it changed, and keeps what was said when it was refused. `say` tells what came of it. */
export function useAct() {
  const [busy, setBusy] = useState(false);
  const [said, setSaid] = useState<string>();
  async function act(step: () => Promise<unknown>): Promise<boolean> {
    setBusy(true);
    setSaid(undefined);
    try {
      await step();
      await queries.invalidateQueries();
      return true;
    } catch (thrown) {
      lockIfEnded(thrown);
      const { title, next } = problemText(thrown);
      setSaid(`${title} ${next}`);
      return false;
    } finally {
      setBusy(false);
    }
  }
  return { busy, said, say: setSaid, act };
}
