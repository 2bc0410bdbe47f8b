import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { describe, it } from "node:test";

describe("npm test", () => {
  it("runs on the lockfile's Node, and so does whatever it starts", () => {
    const modules = join(import.meta.dirname, "..", "node_modules");
    assert.match(process.version, /^v26\./);
    assert.ok(process.execPath.startsWith(modules), process.execPath);
    const child = spawnSync("node", ["--print", "process.execPath"], { encoding: "utf8" });
    assert.equal(child.stdout.trim(), process.execPath);
  });

  it("fails when no test file matches", () => {
    const run = spawnSync(process.execPath, [join(import.meta.dirname, "ci.ts"), "no-such-part"], { encoding: "utf8" });
    assert.equal(run.status, 1);
    assert.match(run.stderr, /No test file's path holds 'no-such-part'/);
  });
});
