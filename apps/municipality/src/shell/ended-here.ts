import { Problem } from "@kipass/protocol/problem";
import { kept } from "@kipass/web-kit/kept.ts";
import { api } from "../api.ts";

const NAME = "ended-here";

let isEnded = kept.read(NAME) === "yes";

/** Somebody left: whatever the registry still takes for a session is over, also for a page opened later. */
export function noteEnd(): void {
  note(true);
}

/** Tells the registry before anything else is asked of it. Rejects while it cannot be reached. */
export async function tellEnd(): Promise<void> {
  if (!isEnded) return;
  await api.logOut({ body: {} }).catch((thrown) => {
    if (!(thrown instanceof Problem && thrown.status === 401)) throw thrown;
  });
  note(false);
}

function note(ended: boolean): void {
  isEnded = ended;
  kept.write(NAME, ended ? "yes" : "no");
}
