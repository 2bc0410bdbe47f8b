import assert from "node:assert/strict";
import { createServer } from "node:net";
import { describe, test } from "node:test";
import { freePort } from "./free-port.ts";

describe("free ports", () => {
  test("can be listened on, and are given once", async () => {
    const ports = await Promise.all(Array.from({ length: 60 }, () => freePort()));
    assert.equal(new Set(ports).size, 60);
    const server = createServer();
    await new Promise<void>((listening) => server.listen(ports[59], "127.0.0.1", listening));
    await new Promise((closed) => server.close(closed));
  });

  test("are nobody else's while we live, whoever begins to look in the same place", async () => {
    const again = "./free-port.ts?another-program";
    const other = (await import(again)) as typeof import("./free-port.ts");
    const ours = await Promise.all(Array.from({ length: 20 }, () => freePort()));
    const theirs = await Promise.all(Array.from({ length: 20 }, () => other.freePort()));
    assert.deepEqual(
      theirs.filter((port) => ours.includes(port)),
      [],
    );
  });
});
