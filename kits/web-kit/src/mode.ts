import { kept } from "./kept.ts";
import { watched } from "./watched.ts";

/** 선명한 화면 is `vivid`: white on black with strong edges. */
export type Mode = "light" | "vivid";

export const mode = watched<Mode>("light");

export function startMode() {
  const stored = kept.read("mode");
  const first = stored ?? (matchMedia("(prefers-contrast: more)").matches ? "vivid" : "light");
  show(first === "vivid" ? "vivid" : "light");
}

export function setMode(next: Mode) {
  show(next);
  kept.write("mode", next);
}

function show(next: Mode) {
  mode.set(next);
  document.documentElement.dataset.mode = next;
}
