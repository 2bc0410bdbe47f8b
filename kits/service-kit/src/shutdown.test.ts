import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { describe, test } from "node:test";
import { createLog } from "./log.ts";
import { closeInReverse } from "./shutdown.ts";

const silent = createLog({ party: "test", process: "test", level: "silent" });

const PROGRAM = `
  import { createLog } from ${JSON.stringify(new URL("./log.ts", import.meta.url).href)};
  import { onShutdown } from ${JSON.stringify(new URL("./shutdown.ts", import.meta.url).href)};
  onShutdown([() => console.log("first"), async () => console.log("second")], createLog({ party: "t", process: "t", level: "silent" }));
  setInterval(() => {}, 1000);
  console.log("up " + process.pid);
`;

describe("shutdown", () => {
  test("closes last first, also after one fails", async () => {
    const closed: number[] = [];
    const fails = () => {
      throw new Error("no");
    };
    assert.equal(await closeInReverse([() => closed.push(1), fails, async () => closed.push(3)], silent), false);
    assert.deepEqual(closed, [3, 1]);
  });

  for (const signal of ["SIGINT", "SIGTERM"] as const) {
    test(`${signal} closes everything and exits 0`, async () => {
      const child = spawn(process.execPath, ["--input-type=module", "-e", PROGRAM], {
        stdio: ["ignore", "pipe", "inherit"],
      });
      let output = "";
      child.stdout.on("data", (chunk) => {
        if (output === "") child.kill(signal);
        output += chunk;
      });
      const [code] = await once(child, "close");
      assert.equal(code, 0);
      assert.match(output, /^up \d+\nsecond\nfirst\n$/);
    });
  }

  test("stops when its parent is gone", async () => {
    const parent = spawn(
      process.execPath,
      [
        "-e",
        `require("node:child_process").spawn(process.execPath, ["--input-type=module", "-e", ${JSON.stringify(PROGRAM)}], { stdio: ["ignore", 1, 2] })`,
      ],
      { stdio: ["ignore", "pipe", "inherit"] },
    );
    let output = "";
    const up = new Promise<void>((resolve) => {
      parent.stdout.on("data", (chunk) => {
        output += chunk;
        if (output.includes("up")) resolve();
      });
    });
    await up;
    parent.kill("SIGKILL");
    await once(parent.stdout, "close");
    assert.match(output, /second\nfirst\n$/);
  });
});
