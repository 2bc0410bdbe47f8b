import { watched } from "@kipass/web-kit/watched.ts";

/** The screen's address. The browser's own back button and the one on screen do the same. */
export const path = watched(location.pathname);

addEventListener("popstate", () => path.set(location.pathname));

export function go(to: string) {
  history.pushState({ inside: true }, "", to + location.search);
  path.set(to);
  scrollTo(0, 0);
}

/** Goes on without a way back: what was left has ended. */
export function replace(to: string) {
  history.replaceState(history.state, "", to + location.search);
  path.set(to);
  scrollTo(0, 0);
}

/** Back to the screen before, or to `otherwise` when this one was opened by its address. */
export function back(otherwise: string) {
  if (history.state?.inside) history.back();
  else replace(otherwise);
}
