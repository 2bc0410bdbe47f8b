import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, it } from "node:test";
import { setTimeout as wait } from "node:timers/promises";
import { isRunning } from "../process-identity.ts";
import { openProcesses, type Processes, type Program } from "./processes.ts";

describe("the demo's processes", () => {
  let folder: string;
  let processes: Processes;
  const said: string[] = [];

  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), "kipass-processes-"));
    processes = await openProcesses(folder, (sentence) => said.push(sentence));
  });

  afterEach(async () => {
    await processes.stopAll();
    rmSync(folder, { recursive: true, force: true });
  });

  function program(name: string, source: string): Program {
    const file = join(folder, `${name}.mjs`);
    writeFileSync(file, source);
    return { name, file, env: { OWN: "its own" } };
  }

  const stays =
    'import { writeFileSync } from "node:fs"; writeFileSync(import.meta.filename + ".pid", String(process.pid)); setInterval(() => {}, 1000);';
  const pidOf = async (name: string) => {
    for (;;) {
      const pid = Number(readOr(join(folder, `${name}.mjs.pid`)));
      if (pid > 0) return pid;
      await wait(20);
    }
  };

  it("give a program its own environment only, and the lockfile's Node", async () => {
    const printed = await processes.run(
      program("shows", "console.log(JSON.stringify([process.env, process.execPath]))"),
    );
    assert.deepEqual(JSON.parse(printed), [{ OWN: "its own" }, process.execPath]);
  });

  it("tell the sentence a failed program ended with", async () => {
    await assert.rejects(processes.run(program("fails", 'throw new Error("PORT is not set: set PORT.");')), {
      message: "fails did not finish: Error: PORT is not set: set PORT.",
    });
  });

  it("tell the last launch's sentence, not an older one", async () => {
    await assert.rejects(processes.run(program("fails", 'throw new Error("older");')));
    await assert.rejects(
      processes.run(program("fails", 'console.error("It did not start. Do this."); process.exit(1);')),
      {
        message: "fails did not finish: It did not start. Do this.",
      },
    );
  });

  it("start a kept program again when it ends by itself, and say so", async () => {
    processes.keep(program("stays", stays));
    const first = await pidOf("stays");
    rmSync(join(folder, "stays.mjs.pid"));
    process.kill(first, "SIGKILL");
    const second = await pidOf("stays");
    assert.notEqual(second, first);
    assert.match(said.at(-1) ?? "", /^stays ended by itself/);
  });

  it("leave nothing running when they are stopped, not even what does not listen", async () => {
    processes.keep(program("stays", stays));
    processes.keep(program("polite", `process.on("SIGTERM", () => process.exit(0)); ${stays}`));
    const pids = [await pidOf("stays"), await pidOf("polite")];
    await processes.stopAll();
    assert.deepEqual(pids.map(isRunning), [false, false]);
  });

  it("are stopped by the next start when the last one was killed", async () => {
    processes.keep(program("stays", stays));
    const pid = await pidOf("stays");
    const next = await openProcesses(folder, () => {});
    assert.equal(isRunning(pid), false);
    await next.stopAll();
  });
});

function readOr(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return "";
  }
}
