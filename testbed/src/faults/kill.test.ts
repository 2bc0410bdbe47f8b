import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import type { Terminal } from "@kipass/registry/testing-terminal";
import { testServerUrl } from "@kipass/service-kit/postgres/test-database";
import { until } from "@kipass/service-kit/testing-until";
import { startSteadyScans } from "../load/steady-scans.ts";
import { openRegistryProcesses, type RegistryProcess, type RegistryProcesses } from "../registry-processes.ts";

const DEVICES = 6;

describe("registry processes killed under load", () => {
  let registry: RegistryProcesses;
  let doors: Terminal[];

  before(async () => {
    registry = await openRegistryProcesses(testServerUrl(), 3);
    ({ doors } = await registry.openDoors(DEVICES));
  });
  after(() => registry?.close());

  test("no acknowledged visit is lost, none is recorded twice, and every scanner gets its answer", async (t) => {
    const [first, second, third] = registry.processes as [RegistryProcess, RegistryProcess, RegistryProcess];
    const scans = startSteadyScans(registry, doors);
    const work = (visits: number) => {
      const before = scans.acknowledged.length;
      return until(() => scans.acknowledged.length >= before + visits, `${visits} more visits are recorded`);
    };
    await work(50);
    await first.kill();
    await work(50);
    await second.kill();
    await first.start();
    await work(50);
    await Promise.all([first.kill(), third.kill()]);
    await Promise.all([first.start(), second.start(), third.start()]);
    await work(50);
    await scans.stop();

    t.diagnostic(`${scans.acknowledged.length} recorded; heard on the way ${JSON.stringify([...scans.heard])}`);
    assert.ok((scans.heard.get("no-answer") ?? 0) > 0, "nobody noticed the kills");
    const fair = ["no-answer", "unavailable", "rate-limited"];
    assert.deepEqual(
      [...scans.heard.keys()].filter((outcome) => !fair.includes(outcome)),
      [],
    );
    const times = await registry.timesRecorded(scans.acknowledged);
    assert.deepEqual(
      times.filter((count) => count !== 1),
      [],
    );
  });
});
