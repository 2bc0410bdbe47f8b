import { useEffect } from "preact/hooks";
import { enterFullScreen } from "./full-screen.ts";

/** A kiosk that has lost its full screen, by a key or a restart, takes it back with the next touch. */
export function useFullScreen(isWanted: boolean): void {
  useEffect(() => {
    if (!isWanted) return;
    const again = () => void enterFullScreen();
    addEventListener("pointerup", again);
    return () => removeEventListener("pointerup", again);
  }, [isWanted]);
}
