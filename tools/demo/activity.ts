import { mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { systemClock } from "@kipass/service-kit/clock";
import { logInTerminal, type Terminal } from "@kipass/testbed/terminal";
import type { Demo } from "./demo-file.ts";
import { type DemoVisitor, drawPass } from "./draw-pass.ts";

/*
 * A little life in the demo: made-up visitors, 시연 by name, show their QR codes at the demo's facilities now and then, through the same
 * endpoints as everybody. Started by npm start with DATA_DIR; DEMO_ACTIVITY=0 leaves it out.
 */

/** At PASS, where name and phone are typed; none of them has an account anywhere. */
const visitors: DemoVisitor[] = ["시연 하나", "시연 두리", "시연 세찬", "시연 네모", "시연 다섯이"].map(
  (name, nth) => ({
    issuer: "pass",
    name,
    phone: `0105550399${nth}`,
  }),
);

const SOONEST_MS = 15_000;
const LATEST_MS = 60_000;
/** How often somebody is scanned on the way out too. */
const LEAVING = 0.3;

const { DATA_DIR: dataDir } = process.env;
if (!dataDir) throw new Error("The demo's activity is started by npm start.");
const demo = JSON.parse(readFileSync(join(dataDir, "demo.json"), "utf8")) as Demo;
const cookies = join(dataDir, "activity");
mkdirSync(cookies, { recursive: true, mode: 0o700 });

const doors = new Map<string, Terminal>();
for (;;) {
  await visit().catch((fault: Error) => {
    doors.clear();
    console.error(`Nobody came in this time: ${fault.message}`);
  });
  await wait(SOONEST_MS + Math.random() * (LATEST_MS - SOONEST_MS));
}

async function visit(): Promise<void> {
  const visitor = oneOf(visitors);
  const door = await doorOf(oneOf(demo.facilities));
  const { pass } = await drawPass(demo, visitor, join(cookies, `${visitor.phone}.cookie`));
  const outcome = await door.scan(pass, { direction: Math.random() < LEAVING ? "out" : "in" });
  console.log(`${visitor.name} · ${door.facility.name} · ${outcome}`);
}

async function doorOf({ loginId, password }: Demo["facilities"][number]): Promise<Terminal> {
  const open =
    doors.get(loginId) ?? (await logInTerminal({ baseUrl: demo.registry, clock: systemClock }, loginId, password));
  doors.set(loginId, open);
  return open;
}

function oneOf<T>(all: readonly T[]): T {
  return all[Math.floor(Math.random() * all.length)] as T;
}
