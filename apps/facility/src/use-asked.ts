import { useEffect, useState } from "preact/hooks";
import { isLoggedOut, session } from "./session/session.ts";

export interface Asked<T> {
  value: T | undefined;
  refusal: unknown;
  refresh: () => void;
}

/** What the registry answers on entering a page, and again when asked to. */
export function useAsked<T>(ask: () => Promise<T>): Asked<T> {
  const [value, setValue] = useState<T>();
  const [refusal, setRefusal] = useState<unknown>();
  function refresh() {
    ask().then(
      (answered) => {
        setValue(answered);
        setRefusal(undefined);
      },
      (thrown) => (isLoggedOut(thrown) ? session.set("none") : setRefusal(thrown)),
    );
  }
  useEffect(refresh, []);
  return { value, refusal, refresh };
}

/** One request at a time, with what it met. */
export function useSending(): {
  isBusy: boolean;
  refusal: unknown;
  /** What was typed has changed: what was said of it holds no longer. */
  forget: () => void;
  /** False when it was refused. */
  send: (request: () => Promise<unknown>) => Promise<boolean>;
} {
  const [isBusy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<unknown>();
  async function send(request: () => Promise<unknown>): Promise<boolean> {
    if (isBusy) return false;
    setBusy(true);
    setRefusal(undefined);
    try {
      await request();
      return true;
    } catch (thrown) {
      if (isLoggedOut(thrown)) session.set("none");
      else setRefusal(thrown);
      return false;
    } finally {
      setBusy(false);
    }
  }
  return { isBusy, refusal, forget: () => setRefusal(undefined), send };
}
