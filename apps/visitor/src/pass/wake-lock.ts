import { useEffect } from "preact/hooks";

/** Keeps the screen awake while a code is on it, where the device can. The browser drops the lock when the page is hidden. */
export function useWakeLock(awake: boolean) {
  useEffect(() => {
    if (!awake || !("wakeLock" in navigator)) return;
    let lock: WakeLockSentinel | undefined;
    let left = false;
    const take = async () => {
      if (document.visibilityState !== "visible") return;
      // Refused in power-saving mode: then the screen keeps its own time.
      lock = await navigator.wakeLock.request("screen").catch(() => undefined);
      if (left) void lock?.release();
    };
    void take();
    document.addEventListener("visibilitychange", take);
    return () => {
      left = true;
      document.removeEventListener("visibilitychange", take);
      void lock?.release();
    };
  }, [awake]);
}
