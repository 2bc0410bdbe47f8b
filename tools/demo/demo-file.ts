import { renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { DemoOfficer } from "./people.ts";

/** Everything one needs to use the demo: addresses, log-ins, people. All of it is made up. */
export interface Demo {
  portal: string;
  /** Issuer code to address. */
  issuers: Record<string, string>;
  registry: string;
  /** The registry's side for municipalities. */
  office: string;
  authority: string;
  smsInbox: string;
  facilities: { id: number; name: string; loginId: string; password: string; businessNumber: string }[];
  investigators: Pick<DemoOfficer, "loginId" | "password" | "name" | "role">[];
  municipalities: { loginId: string; password: string; name: string; of: string }[];
  visitors: { issuer: string; name: string; phone: string }[];
  /** Made-up visitors come by themselves. */
  activity?: boolean;
}

const fileName = "demo.json";

/** Written when everything answers, so its presence says that the demo is ready. */
export function writeDemoFile(dataDir: string, demo: Demo): void {
  const file = join(dataDir, fileName);
  writeFileSync(`${file}.new`, `${JSON.stringify(demo, null, 2)}\n`, { mode: 0o600 });
  renameSync(`${file}.new`, file);
}

export function removeDemoFile(dataDir: string): void {
  rmSync(join(dataDir, fileName), { force: true });
}
