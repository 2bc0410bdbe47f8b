import { watched } from "@kipass/web-kit/watched.ts";

export const path = watched(location.pathname);

addEventListener("popstate", () => path.set(location.pathname));

/** Opens a screen of this app. `replace` leaves no way back to the present one. */
export function go(to: string, replace = false): void {
  history[replace ? "replaceState" : "pushState"](null, "", to);
  path.set(to);
  scrollTo(0, 0);
}

/** For links: stays in the app unless the browser was asked for a new tab. */
export function follow(event: MouseEvent & { currentTarget: EventTarget | null }): void {
  if (event.metaKey || event.ctrlKey || event.shiftKey || !(event.currentTarget instanceof HTMLAnchorElement)) return;
  event.preventDefault();
  go(event.currentTarget.pathname);
}
