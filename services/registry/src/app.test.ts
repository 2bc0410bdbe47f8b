import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import { readFileSync } from "node:fs";
import { after, before, describe, test } from "node:test";
import { readLog } from "@kipass/contract/disclosure";
import type { Endpoint } from "@kipass/contract/endpoint";
import * as contract from "@kipass/contract/registry";
import { movableClock } from "@kipass/service-kit/clock";
import { connect } from "@kipass/service-kit/postgres/database";
import { dumpSchema } from "@kipass/service-kit/postgres/schema-dump";
import { createTestDatabase } from "@kipass/service-kit/postgres/test-database";
import { migrationsDir, readServiceConfig } from "./config.ts";
import { type RegistryUnderTest, registryRoles, startForTest } from "./testing.ts";
import { type Outside, openOutside } from "./testing-outside.ts";
import { signUp, terminal } from "./testing-terminal.ts";

describe("the registry", () => {
  const clock = movableClock(Date.parse("2026-11-21T12:00:00+09:00"));
  let outside: Outside;
  let registry: RegistryUnderTest;

  before(async () => {
    outside = await openOutside(clock);
    registry = await startForTest({ clock, ...outside });
  });

  after(async () => {
    await registry?.close();
    await outside?.close();
  });

  test("answers every endpoint of its contract, to nobody but the callers it names", async () => {
    const nobody = terminal(registry);
    for (const endpoint of [...Object.values(contract), readLog] as Endpoint[]) {
      const { body } = await nobody.send(
        endpoint.method,
        endpoint.path.replace(/:\w+/, "1"),
        endpoint.method === "POST" ? {} : undefined,
      );
      assert.notEqual(body.code, "unknown-endpoint", endpoint.name);
      const isOpen = endpoint.callers.some((caller) => caller === "anyone" || caller === "order");
      assert.equal(body.code === "not-logged-in", !isOpen, endpoint.name);
    }
  });

  test("keeps managers' endpoints from staff", async () => {
    const { manager } = await signUp(registry, outside);
    const loginId = randomBytes(5).toString("hex");
    await manager.send("POST", "/v1/staff", { name: "1번 입구", loginId, password: "daon-2026-maru" });
    const staff = terminal(registry);
    await staff.send("POST", "/v1/sessions", { loginId, password: "daon-2026-maru" });
    for (const endpoint of Object.values(contract) as Endpoint[]) {
      if (!endpoint.callers.includes("manager") || endpoint.callers.includes("staff")) continue;
      const { body } = await staff.send(
        endpoint.method,
        endpoint.path.replace(/:\w+/, "1"),
        endpoint.method === "POST" ? {} : undefined,
      );
      assert.equal(body.code, "forbidden", endpoint.name);
    }
  });

  test("refuses what does not fit the schema, in words, and stores nothing", async () => {
    const { manager } = await signUp(registry, outside);
    const visit = {
      pass: outside.pass(),
      direction: "in",
      channel: "camera",
      clientAtMs: 0,
      clockOffsetMs: 0,
      idempotencyKey: "A".repeat(22),
    };
    const bad = [
      { ...visit, direction: "up" },
      { ...visit, pass: "" },
      { ...visit, pass: "8".repeat(3000) },
      { ...visit, clientAtMs: "0" },
      { ...visit, idempotencyKey: "A".repeat(21) },
      { ...visit, facility: 5 },
      {},
    ];
    for (const body of bad) {
      const answer = await manager.send("POST", "/v1/visits", body);
      assert.equal(answer.body.code, "malformed-request");
      assert.match(answer.body.title, /읽을 수 없습니다/);
    }
    assert.equal(
      (await manager.send("POST", "/v1/visits", { ...visit, pass: "8".repeat(5000) })).body.code,
      "too-large",
    );
    const { rows } = await registry.as("owner").query("SELECT count(*) AS visits FROM visits_20261121");
    assert.equal(rows[0].visits, 0);
  });

  test("is ready, publishes its key, and shows a log that begins", async () => {
    const nobody = terminal(registry);
    assert.deepEqual((await nobody.send("GET", "/readyz")).body, { ready: true });
    assert.match((await nobody.send("GET", "/.well-known/kipass-registry.json")).body.signingKey, /^[\w-]{43}$/);
    const { body } = await nobody.send("GET", "/v1/log");
    assert.match(body.entries[0], /^\{"seq":0,"at":\d+,"kind":"genesis","party":"registry"\}$/);
    assert.equal(body.head.seq, 0);
  });

  test("its migrations add up to db/schema.sql", async () => {
    const fresh = await createTestDatabase({ roles: [...registryRoles], migrations: migrationsDir });
    const db = connect(fresh.ownerUrl, { name: "test", max: 1 });
    try {
      assert.equal(await dumpSchema(db), readFileSync(`${migrationsDir}/schema.sql`, "utf8"));
    } finally {
      await db.close();
      await fresh.drop();
    }
  });

  test("its configuration names every fault at once", () => {
    assert.throws(
      () => readServiceConfig({ PORT: "many", VAULT_MASTER_KEY: "short" }),
      (fault: Error) =>
        ["PORT", "VAULT_MASTER_KEY", "DATABASE_URL_SCAN", "CERTIFICATION_FILE"].every((name) =>
          fault.message.includes(name),
        ),
    );
  });
});
