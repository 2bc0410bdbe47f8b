import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { claimFolder } from "./folder-claim.ts";
import { processIdentity } from "./process-identity.ts";

describe("the claim of a folder", () => {
  let folder: string;
  before(() => {
    folder = mkdtempSync(join(tmpdir(), "kipass-claim-"));
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  it("keeps others out until it is given back", () => {
    const release = claimFolder(folder);
    assert.throws(() => claimFolder(folder), /is in use by process \d+\. Stop it first, or set DATA_DIR/);
    release();
    claimFolder(folder)();
  });

  it("does not count when its process is gone, nor when its number went to another", () => {
    writeFileSync(join(folder, "in-use-by"), "4194305 1");
    claimFolder(folder)();
    const [pid] = (processIdentity(process.pid) ?? "").split(" ");
    writeFileSync(join(folder, "in-use-by"), `${pid} 1`);
    claimFolder(folder)();
  });

  it("says what to do when the folder cannot be written", () => {
    const file = join(folder, "a-file");
    writeFileSync(file, "");
    assert.throws(
      () => claimFolder(join(file, "below")),
      /cannot be written \(ENOTDIR\)\. Set DATA_DIR to a folder of your own/,
    );
  });
});
