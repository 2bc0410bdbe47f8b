import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { parsePass } from "@kipass/protocol/pass";
import { movableClock } from "@kipass/service-kit/clock";
import { type RegistryRole, type RegistryUnderTest, startForTest } from "./testing.ts";
import { type Outside, openOutside } from "./testing-outside.ts";
import { signUp } from "./testing-terminal.ts";

describe("what the registry cannot do", () => {
  const clock = movableClock(Date.parse("2026-11-21T12:34:56+09:00"));
  let outside: Outside;
  let registry: RegistryUnderTest;
  let shown: string;

  before(async () => {
    outside = await openOutside(clock);
    registry = await startForTest({ clock, ...outside });
    const { manager } = await signUp(registry, outside);
    shown = outside.pass();
    assert.equal(await manager.scan(shown), "recorded");
    await manager.scan(shown);
    await manager.scan(outside.pass({ keyId: 99 }));
  });

  after(async () => {
    await registry?.close();
    await outside?.close();
  });

  const forbidden: [role: RegistryRole, statement: string][] = [
    ["registry_scan", "SELECT sealed FROM visits_20261121"],
    ["registry_scan", "SELECT epoch FROM visits_20261121"],
    ["registry_scan", "UPDATE visits_20261121 SET place = place"],
    ["registry_scan", "DELETE FROM visits_20261121"],
    ["registry_scan", "SELECT * FROM conflicts_20261121"],
    ["registry_scan", "SELECT wrapped FROM epochs_20261121"],
    ["registry_scan", "SELECT name FROM facilities"],
    ["registry_scan", "SELECT phone FROM members"],
    ["registry_scan", "SELECT entry FROM log_entries"],
    ["registry_scan", "SELECT check_value FROM key_checks"],
    ["registry_scan", "SELECT drop_visit_day('2026-11-21')"],
    ["registry_manage", "SELECT tag FROM visits_20261121"],
    ["registry_manage", "SELECT sealed FROM visits_20261121"],
    ["registry_manage", "INSERT INTO visits_20261121 VALUES ('', '', '', '', 1, '')"],
    ["registry_manage", "SELECT wrapped FROM epochs_20261121"],
    ["registry_manage", "INSERT INTO log_entries VALUES (1, 1, '', '')"],
    ["registry_manage", "UPDATE facilities SET address = ''"],
    ["registry_manage", "DELETE FROM facilities"],
    ["registry_manage", "SELECT prepare_visit_day('2026-12-31')"],
    ["registry_disclose", "SELECT representative FROM facilities"],
    ["registry_disclose", "SELECT phone FROM members"],
    ["registry_disclose", "INSERT INTO visits_20261121 VALUES ('', '', '', '', 1, '')"],
    ["registry_disclose", "DELETE FROM visits_20261121"],
    ["registry_disclose", "UPDATE log_entries SET entry = ''"],
    ["registry_disclose", "DELETE FROM log_entries"],
    ["registry_jobs", "SELECT tag FROM visits_20261121"],
    ["registry_jobs", "SELECT place FROM visits_20261121"],
    ["registry_jobs", "DELETE FROM visits_20261121"],
    ["registry_jobs", "DELETE FROM facilities"],
    ["registry_jobs", "SELECT name FROM facilities"],
    ["registry_jobs", "DELETE FROM log_entries"],
    ["registry_jobs", "UPDATE log_heads SET at = 0"],
    ["registry_jobs", "CREATE TABLE public.mine (id int)"],
  ];
  for (const [role, statement] of forbidden) {
    test(`${role} may not ${statement}`, async () => {
      await assert.rejects(registry.as(role).query(statement), (error: { code?: string }) => error.code === "42501");
    });
  }

  test("the scanning role may see what the single-use check needs", async () => {
    const { rows } = await registry.as("registry_scan").query("SELECT tag, retry, place FROM visits_20261121");
    assert.equal(rows.length, 1);
  });

  test("a copy of the database says nothing of the pass, nor does the log", async () => {
    const copy = await everything();
    const pass = parsePass(shown);
    assert.ok(pass);
    for (const secret of [pass.header.id, pass.headerBytes, pass.signature.subarray(0, 16), Buffer.from(shown)]) {
      const hex = Buffer.from(secret).toString("hex");
      assert.ok(!copy.includes(hex) && !registry.logged().includes(hex));
    }
    assert.ok(!copy.includes(shown) && !registry.logged().includes(shown));
  });

  test("a scan leaves one row and no time finer than its day, and no line in the log", async () => {
    const copy = await everything();
    const scannedAt = String(Math.floor(clock.nowMs() / 1000));
    const { rows } = await registry.as("owner").query("SELECT * FROM visits_20261121");
    assert.equal(rows.length, 1);
    assert.ok(!JSON.stringify(rows).includes(scannedAt));
    assert.ok(copy.includes("visits_20261121"));
    assert.ok(!registry.logged().includes("recordVisit"));
  });

  test("the process cannot read back what it wrote: with the whole vault and database the content stays closed", async () => {
    const { rows } = await registry.as("owner").query("SELECT wrapped FROM epochs_20261121");
    assert.equal(rows.length, 1);
    const wrapKey = registry.vault.key("wrap-2026-11-21");
    const names = registry.vault.names("");
    assert.deepEqual(
      names.filter((name) => /epoch|visit/.test(name)),
      [],
    );
    // What the wrap key opens is sealed again, to the authority's two keys, which are elsewhere.
    assert.ok(wrapKey.length === 32 && rows[0].wrapped.length === 180);
  });

  /** Every row of every table, as text. */
  async function everything(): Promise<string> {
    const owner = registry.as("owner");
    const { rows } = await owner.query(
      "SELECT relname FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace",
    );
    const tables = await Promise.all(
      rows.map(
        async ({ relname }) =>
          `${relname} ${JSON.stringify((await owner.query(`SELECT t::text FROM ${relname} t`)).rows)}`,
      ),
    );
    return tables.join("\n");
  }
});
