import { kept } from "@kipass/web-kit/kept.ts";
import { watched } from "@kipass/web-kit/watched.ts";
import { enterFullScreen, leaveFullScreen } from "./full-screen.ts";
import { openPin } from "./pin.ts";

export const pin = openPin({ shelf: kept });

/** In kiosk mode this device shows the scanner and nothing else, also after a restart, until the PIN was given or somebody logs in anew. */
export const isLocked = watched(kept.read("kiosk") === "on");

export function lock(): void {
  set(true);
  void enterFullScreen();
}

export function unlock(): void {
  if (!isLocked.value) return;
  set(false);
  void leaveFullScreen();
}

function set(locked: boolean) {
  kept.write("kiosk", locked ? "on" : "off");
  isLocked.set(locked);
}
