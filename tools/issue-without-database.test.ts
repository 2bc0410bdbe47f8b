import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { setTimeout as wait } from "node:timers/promises";
import { type BenchedIssuer, startBenchedIssuer } from "./bench/issuer-program.ts";

// A real issuer in a process of its own, and its PostgreSQL really stopped.
describe("an issuer whose PostgreSQL has stopped", () => {
  let appDir: string;
  let issuer: BenchedIssuer;

  before(async () => {
    appDir = mkdtempSync(join(tmpdir(), "kipass-app-"));
    writeFileSync(join(appDir, "index.html"), "<!doctype html><title>전자출입명부</title><!--boot-->");
    issuer = await startBenchedIssuer({ processes: 1, appDir });
  });
  after(async () => {
    await issuer?.close();
    rmSync(appDir, { recursive: true });
  });

  async function ask(method: "GET" | "POST", path: string, body?: object): Promise<{ status: number; text: string }> {
    const response = await fetch(`http://127.0.0.1:${issuer.ports[0]}${path}`, {
      method,
      headers: {
        cookie: issuer.cookie,
        origin: issuer.origin,
        ...(body ? { "content-type": "application/json" } : {}),
      },
      ...(body ? { body: JSON.stringify(body) } : {}),
    });
    return { status: response.status, text: await response.text() };
  }

  it("goes on drawing: passes, the first one with the page, reserve passes", async () => {
    assert.equal((await ask("GET", "/v1/me")).status, 200);
    await issuer.stopDatabase();
    await assert.rejects(issuer.askDatabase(), { code: "unavailable" });

    for (let draws = 0; draws < 20; draws += 1) {
      const { status, text } = await ask("POST", "/v1/passes", { class: draws % 2 ? "assisted" : "live" });
      assert.equal(status, 200, text);
      assert.match(text, /"pass":"8201\d{220}"/);
      await wait(100);
    }
    assert.match((await ask("GET", "/")).text, /"pass":\{"pass":"8201\d{220}"/);
    const { days } = JSON.parse((await ask("POST", "/v1/reserve-passes", {})).text);
    assert.deepEqual(
      days.map(({ passes }: { passes: string[] }) => passes.length),
      [3, 3],
    );
  });

  it("says of what does need the database that it cannot now", async () => {
    const { status, text } = await ask("GET", "/v1/me");
    assert.deepEqual([status, JSON.parse(text).code], [503, "unavailable"]);
  });
});
