import { join } from "node:path";
import { systemClock } from "@kipass/service-kit/clock";
import { certifyOfficers } from "./certification-desk.ts";
import { demoOfficers } from "./people.ts";
import type { Processes } from "./processes.ts";
import type { Scheme } from "./scheme.ts";

const lookEveryMs = 500;

/** Appoints the demo's officers whom a new database does not know yet. Returns the ids of all of them. */
export async function appointDemoOfficers(scheme: Scheme, processes: Processes): Promise<ReadonlySet<string>> {
  return new Set();
}

/** Looks for officers' keys that wait for the ministry. Returns the function that ends it. */
export function certifyWaitingOfficers({ dataDir, ministry }: Scheme, appointed: ReadonlySet<string>): () => void {
  const folder = join(dataDir, "authority", "officer-requests");
  let busy = false;
  const timer = setInterval(async () => {
    if (busy) return;
    busy = true;
    await certifyOfficers(ministry, systemClock, folder, appointed).catch((fault: Error) =>
      console.error(fault.message),
    );
    busy = false;
  }, lookEveryMs);
  return () => clearInterval(timer);
}
