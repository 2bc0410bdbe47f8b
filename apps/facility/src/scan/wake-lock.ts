/** Keeps the screen on while a terminal waits. The lock ends whenever the page is hidden and is taken again afterwards. */
export function stayAwake(): () => void {
  let lock: WakeLockSentinel | undefined;
  let isEnded = false;
  void take();
  document.addEventListener("visibilitychange", take);
  return () => {
    isEnded = true;
    document.removeEventListener("visibilitychange", take);
    void lock?.release();
  };

  async function take() {
    if (document.hidden || isEnded) return;
    // Refused on a low battery, absent on older browsers: the device's own setting then decides.
    lock = await navigator.wakeLock?.request("screen").catch(() => undefined);
    if (isEnded) void lock?.release();
  }
}
