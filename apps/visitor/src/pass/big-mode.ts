import { kept } from "@kipass/web-kit/kept.ts";
import { watched } from "@kipass/web-kit/watched.ts";

/** 큰 화면: codes that last 60 seconds, large print, spoken time. Chosen once on a device, also before anybody has enrolled. */
export const bigMode = watched(kept.read("big") === "1");

export function setBigMode(on: boolean) {
  kept.write("big", on ? "1" : "");
  bigMode.set(on);
  enlarge();
}

export function enlarge() {
  document.documentElement.dataset.print = bigMode.value ? "large" : "usual";
}
