import assert from "node:assert/strict";
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { setTimeout as delay } from "node:timers/promises";
import { GOOD_PASSWORD, type Terminal } from "@kipass/registry/testing-terminal";
import { freePort } from "@kipass/service-kit/free-port";
import { until } from "@kipass/service-kit/testing-until";
import { type FacilityProgram, openFacilityProgram } from "@kipass/testbed/compat/facility-program";
import { startSteadyScans } from "@kipass/testbed/load/steady-scans";
import { openRegistryProcesses, type RegistryProcesses } from "@kipass/testbed/registry-processes";
import { type Postgres, startPostgres } from "../postgres/server.ts";

const DEVICES = 20;
const OUTAGE_MS = 6_000;
/** Far more than queued visits need, far less than a queue without an end would take in that time. */
const MOST_GROWTH_BYTES = 150 * 1024 * 1024;

describe("PostgreSQL stopped and started again under load", () => {
  const folder = mkdtempSync(join(tmpdir(), "kipass-stopped-"));
  chmodSync(folder, 0o755);
  let port: number;
  let postgres: Postgres;
  let registry: RegistryProcesses;
  let doors: Terminal[];
  let program: FacilityProgram;
  let logIn: () => Promise<FacilityProgram>;

  const start = () => startPostgres({ dataDir: join(folder, "postgres"), port, durable: true });

  before(async () => {
    port = await freePort();
    postgres = await start();
    registry = await openRegistryProcesses(postgres.adminUrl, 2);
    const { loginId: id, ...opened } = await registry.openDoors(DEVICES);
    ({ doors } = opened);
    logIn = () => openFacilityProgram(registry.processes[0]?.url as string, { id, password: GOOD_PASSWORD });
    program = await logIn();
  });
  after(async () => {
    await registry?.close();
    await postgres?.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  it("doors hear 'unavailable' while it is away, go on by themselves after it, and nothing is lost or doubled", async (t) => {
    const scans = startSteadyScans(registry, doors);
    await until(() => scans.acknowledged.length > DEVICES * 5, "every door is at work");
    const before = scans.acknowledged.length;
    const memoryBefore = registry.processes.map(memoryOf);
    await postgres.stop();
    const refusals = () => scans.heard.get("unavailable") ?? 0;
    // What was stored before the stop may still be on its way to its door.
    await until(() => refusals() > DEVICES * 10, "every door has heard of it");
    const atOutage = scans.acknowledged.length;
    await delay(OUTAGE_MS);
    const { success, voice } = await program.verify(registry.pass());
    assert.deepEqual([success, voice], [false, "지금은 확인할 수 없습니다."]);
    await assert.rejects(logIn(), /지금은 처리할 수 없습니다\. 잠시 뒤에 다시 해 주세요\./);
    const memoryAfter = registry.processes.map(memoryOf);
    const ready = await Promise.all(registry.processes.map(({ url }) => fetch(`${url}/livez`)));
    assert.equal(scans.acknowledged.length, atOutage, "a visit was acknowledged that nobody stored");

    postgres = await start();
    const back = performance.now();
    await until(() => scans.acknowledged.length > atOutage, "the doors work again");
    const recovered = performance.now() - back;
    await until(() => scans.acknowledged.length > atOutage + DEVICES * 5, "every door works again");
    await scans.stop();
    assert.equal((await program.verify(registry.pass())).success, true);

    const growth = memoryAfter.map((bytes, n) => bytes - (memoryBefore[n] ?? 0));
    t.diagnostic(
      `${before} recorded before, ${scans.acknowledged.length} in all; at work again after ${Math.round(recovered)} ms`,
    );
    t.diagnostic(`memory grew by ${growth.map((bytes) => `${Math.round(bytes / 1e6)} MB`).join(", ")}`);
    t.diagnostic(`heard meanwhile: ${JSON.stringify([...scans.heard])}`);
    assert.ok(ready.every(({ ok }) => ok));
    assert.deepEqual([...scans.heard.keys()], ["unavailable"]);
    assert.ok(growth.every((bytes) => bytes < MOST_GROWTH_BYTES));
    const times = await registry.timesRecorded(scans.acknowledged);
    assert.deepEqual(
      times.filter((count) => count !== 1),
      [],
    );
  });
});

/** Resident bytes; 0 where the system does not say. */
function memoryOf({ pid }: { pid(): number }): number {
  const file = `/proc/${pid()}/status`;
  if (!existsSync(file)) return 0;
  return Number(/^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(file, "utf8"))?.[1] ?? 0) * 1024;
}
