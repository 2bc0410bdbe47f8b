import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import type { Terminal } from "@kipass/registry/testing-terminal";
import { testServerUrl } from "@kipass/service-kit/postgres/test-database";
import { registerFile } from "../register-file.ts";
import { openRegistryProcesses, type RegistryProcess, type RegistryProcesses } from "../registry-processes.ts";
import { bringRegister, importRegister, inState, linesBy, untilImport } from "./register-import.ts";
import { startSteadyScans } from "./steady-scans.ts";

const LINES = 50_000;

describe("a licence register of 50,000 lines, imported while people scan", () => {
  const file = registerFile(LINES);
  const { new: added, ...others } = file.expected;
  let registry: RegistryProcesses;
  let doors: Terminal[];
  let process: RegistryProcess;
  let officer: Pick<Terminal, "send">;

  before(async () => {
    registry = await openRegistryProcesses(testServerUrl(), 1);
    ({ doors } = await registry.openDoors(4));
    ({ process, officer } = await registry.openOffice());
  });
  after(() => registry?.close());

  test("every line is answered, progress is seen, an office that dies goes on where it stood, and no scan is lost", async () => {
    const scans = startSteadyScans(registry, doors);
    const id = await bringRegister(officer, file.bytes);
    const { columns } = await untilImport(officer, id, inState("columns"));
    await officer.send("POST", `/v1/register/imports/${id}/checking`, { columns });
    const seen: number[] = [];
    const far = (lines: number) => (detail: { import: { state: string; doneLines: number } }) =>
      detail.import.doneLines >= lines || detail.import.state === "checked";
    await untilImport(officer, id, far(5_000), ({ import: { doneLines } }) => seen.push(doneLines));
    await untilImport(officer, id, inState("checked"), ({ import: { doneLines } }) => seen.push(doneLines));
    assert.ok(new Set(seen).size > 3, `seen only at ${[...new Set(seen)]}`);
    await officer.send("POST", `/v1/register/imports/${id}/taking`, {});
    await untilImport(officer, id, (detail) => detail.import.doneLines >= 5_000 || inState("done")(detail));
    await process.kill();
    await process.start();
    const done = await untilImport(officer, id, inState("done"));
    await scans.stop();
    assert.deepEqual(linesBy(done), file.expected);
    // A device that shows a code every few milliseconds meets its own limit, with or without an import; a busy machine may be short of time.
    const fair = ["rate-limited", "unavailable", "no-answer"];
    assert.deepEqual(
      [...scans.heard.keys()].filter((outcome) => !fair.includes(outcome)),
      [],
    );
    assert.deepEqual([...new Set(await registry.timesRecorded(scans.acknowledged))], [1]);
    const { body } = await officer.send("GET", "/v1/register/targets");
    assert.deepEqual(body.totals, [{ use: "missing", targets: added }]);
    assert.match(body.targets.at(-1).name, /\d+호점$/);
  });

  test("the same file again changes nothing", async () => {
    assert.deepEqual(linesBy(await importRegister(officer, file.bytes)), { same: added, ...others });
  });
});
