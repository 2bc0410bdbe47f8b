import { useEffect, useState } from "preact/hooks";
import { leftWithoutSession } from "../session.ts";

/** What a screen of one's own data needs before it can be drawn. `ask` is the same function at every drawing. */
export function useLoaded<Answer>(ask: () => Promise<Answer>) {
  const [loaded, setLoaded] = useState<Answer>();
  const [problem, setProblem] = useState<unknown>();
  const load = () => {
    setProblem(undefined);
    ask().then(setLoaded, (thrown) => !leftWithoutSession(thrown) && setProblem(thrown));
  };
  useEffect(load, [ask]);
  return { loaded, problem, load };
}
