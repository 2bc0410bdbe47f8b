import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { movableClock } from "@kipass/service-kit/clock";
import type { Tx } from "@kipass/service-kit/postgres/database";
import { type RegistryUnderTest, startForTest } from "../testing.ts";
import { officer } from "../testing-office.ts";
import { type Outside, openOutside } from "../testing-outside.ts";
import { signUp } from "../testing-terminal.ts";
import { inRegion } from "./desk.ts";

/** What the office's role reads that is of no region: log-ins, which name an officer by number, and what is public anyway. */
const OF_NO_REGION = [
  "key_checks",
  "login_attempts",
  "office_log_checks",
  "officer_sessions",
  "one_time_passwords",
  "passkey_challenges",
  "passkeys",
];

describe("what an officer's region bounds", () => {
  const clock = movableClock(Date.parse("2026-11-21T10:00:00+09:00"));
  let outside: Outside;
  let registry: RegistryUnderTest;
  let url: string;
  let gangnam: number;
  let mapo: number;

  before(async () => {
    outside = await openOutside(clock);
    registry = await startForTest({ clock, ...outside });
    ({ url } = await registry.startOffice());
    ({ facility: gangnam } = await signUp(registry, outside));
    ({ facility: mapo } = await signUp(registry, outside, { region: "11440", sector: "karaoke" }));
  });
  after(async () => {
    await registry?.close();
    await outside?.close();
  });

  const office = () => registry.as("registry_office");
  const regionsSeen = async (tx: Tx) => {
    const { rows } = await tx.query<{ region: string }>("SELECT DISTINCT region FROM facilities ORDER BY region");
    return rows.map(({ region }) => region);
  };

  test("the role sees no visit, no key and no log of the scheme", async () => {
    for (const statement of [
      "SELECT place FROM visits_20261121",
      "SELECT count(*) FROM visits_20261121",
      "SELECT * FROM count_visit_places('2026-11-21')",
      "SELECT * FROM conflicts_20261121",
      "SELECT * FROM epochs_20261121",
      "SELECT * FROM visit_days",
      "SELECT password_hash FROM members",
      "SELECT password_hash FROM officers",
      "SELECT entry FROM log_entries",
      "UPDATE officers SET region = 'all'",
      "UPDATE officers SET roles = ARRAY['admin']",
      "UPDATE facilities SET region = '11440'",
      "DELETE FROM facilities",
      "DELETE FROM facility_history",
      "UPDATE office_decisions SET reason = ''",
      "UPDATE facility_notes SET note = ''",
      "UPDATE designations SET basis = ''",
      "UPDATE designation_releases SET reason = ''",
      "UPDATE exemption_files SET name = ''",
      "DELETE FROM exemption_hand_ins",
      "UPDATE exemptions SET explanation = ''",
      "DELETE FROM alert_levels",
      "UPDATE office_access_log SET link = 1",
      "INSERT INTO office_log_checks (at_ms, lines) VALUES (0, 0)",
      "SELECT broken_access_line()",
      "SELECT erase_access_lines(1, '')",
      "SELECT line FROM access_chain",
    ]) {
      await assert.rejects(office().query(statement), { code: "42501" }, statement);
    }
  });

  test("every table it reads is bounded by rows, also for the tables' owner", async () => {
    const { rows } = await registry.as("owner").query<{ name: string; bounded: boolean }>(
      `SELECT c.relname AS name, c.relrowsecurity AND c.relforcerowsecurity AND EXISTS (
         SELECT FROM pg_policies p WHERE p.tablename = c.relname AND p.permissive = 'RESTRICTIVE' AND 'registry_office' = ANY (p.roles)) AS bounded
         FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
        WHERE n.nspname = 'public' AND c.relkind = 'r' AND c.relname <> 'schema_migrations'
          AND has_any_column_privilege('registry_office', c.oid, 'SELECT, INSERT, UPDATE')
        ORDER BY 1`,
    );
    assert.ok(rows.length > 10);
    const unbounded = rows.filter(({ bounded }) => !bounded).map(({ name }) => name);
    assert.deepEqual(unbounded, OF_NO_REGION);
  });

  test("a statement that was told no region sees nothing, after one that was, too", async () => {
    assert.deepEqual(await regionsSeen(office()), []);
    const sectors = null;
    for (const [region, seen] of [
      ["11680", ["11680"]],
      ["11", ["11440", "11680"]],
      ["all", ["11440", "11680"]],
      ["26", []],
      ["1144", ["11440"]],
      ["%", []],
    ] as const) {
      assert.deepEqual(await inRegion(office(), { region, sectors }, "test", regionsSeen), seen, region);
      assert.deepEqual(await regionsSeen(office()), []);
    }
    const karaoke = { region: "all", sectors: ["karaoke"] };
    assert.deepEqual(await inRegion(office(), karaoke, "test", regionsSeen), ["11440"]);
  });

  test("rows for another region can be neither written nor changed", async () => {
    const at = { region: "11680", sectors: null };
    const members = await registry.as("owner").query("SELECT id FROM members WHERE facility = $1", [mapo]);
    const memberOfMapo = members.rows[0]?.id;
    const refused = (statement: string) =>
      assert.rejects(
        inRegion(office(), at, "test", (tx) => tx.query(statement)),
        { code: "42501" },
        statement,
      );
    await refused(
      `INSERT INTO officers (login_id, password_hash, name, title, region, roles, appointed_on)
       VALUES ('wide', '-', '-', '-', 'all', ARRAY['admin'], '2026-01-01')`,
    );
    await refused(`INSERT INTO facility_notes (facility, at_ms, by_name, note) VALUES (${mapo}, 0, '-', '-')`);
    await refused(`INSERT INTO facility_history (facility, at_ms, by_name, what) VALUES (${mapo}, 0, '-', '-')`);
    await refused(`INSERT INTO distinct_facilities (one, other, by_name, at_ms) VALUES (${gangnam}, ${mapo}, '-', 0)`);
    await refused(
      `INSERT INTO revoked_sessions (subject, not_before_ms, revoked_day) VALUES (${memberOfMapo}, 0, '2026-11-21')`,
    );
    await refused(`UPDATE members SET facility = ${mapo} WHERE facility = ${gangnam}`);
    for (const statement of [
      `UPDATE facilities SET status = 'suspended' WHERE id = ${mapo}`,
      `UPDATE members SET facility = ${gangnam}, door = 99 WHERE facility = ${mapo}`,
    ]) {
      await refused(
        `INSERT INTO designations (title, regions, from_day, basis, exceptions, by_name, made_ms)
       VALUES ('-', ARRAY['11680', '11440'], '2026-11-21', '-', '', '-', 0)`,
      );
      await refused("UPDATE designations SET to_day = '2026-11-21' WHERE code = '2020-06-10'");
      await refused(`INSERT INTO designation_notices (facility, designation, at_ms) VALUES (${mapo}, 1, 0)`);
      await refused(
        `INSERT INTO exemptions (facility, kind, explanation, asked_by, asked_ms) VALUES (${mapo}, 'other', '-', '-', 0)`,
      );
      await refused("INSERT INTO alert_levels (from_day, level) VALUES ('2026-12-24', '관심')");
      const changed = await inRegion(office(), at, "test", (tx) => tx.query(statement));
      assert.equal(changed.rowCount, 0, statement);
    }
  });

  test("no endpoint shows or does anything with a facility of another region", async () => {
    const { send } = await officer(registry, url, clock, { region: "11680", roles: ["handler", "decider"] });
    const facilities = [{ facility: mapo, version: 1 }];
    const seen = { facility: mapo, version: 1 };
    const reason = "확인";
    const answers: [string, string, object | undefined, string][] = [
      ["GET", `/v1/facilities/${mapo}`, undefined, "facility-not-found"],
      ["POST", `/v1/facilities/${mapo}/contact`, { reason }, "facility-not-found"],
      ["POST", `/v1/facilities/${mapo}/notes`, { note: "-" }, "facility-not-found"],
      ["POST", `/v1/facilities/${mapo}/deletion-refusal`, { reason }, "deletion-not-requested"],
      ["POST", "/v1/merges", { goes: seen, stays: null }, "facility-not-found"],
      ["POST", "/v1/distinctions", { one: gangnam, other: mapo }, "facility-not-found"],
      ["POST", "/v1/distinctions/undoing", { one: gangnam, other: mapo }, "facility-not-found"],
      ["POST", "/v1/merges", { goes: { facility: gangnam, version: 1 }, stays: seen }, "facility-not-found"],
      ["GET", `/v1/facilities/${mapo}/obligation`, undefined, "facility-not-found"],
      ["POST", `/v1/facilities/${mapo}/releases`, { designation: 1, to: null, reason }, "facility-not-found"],
      [
        "POST",
        `/v1/facilities/${mapo}/exemptions`,
        { kind: "other", explanation: "-", identification: null },
        "facility-not-found",
      ],
      ["POST", "/v1/transfers", { ...seen, toRegion: "11680", reason }, "facility-not-found"],
    ];
    for (const [method, path, body, code] of answers)
      assert.equal((await send(method as "GET", path, body)).body.code, code, path);
    for (const act of ["approval", "rejection", "suspension", "reopening"]) {
      const body = { facilities, ...(act === "approval" ? {} : { reason }) };
      const { body: answer } = await send("POST", `/v1/facilities/${act}`, body);
      assert.deepEqual(answer.decided, [{ facility: mapo, result: "not-found", decision: null }], act);
    }
    const { body: list } = await send("GET", "/v1/facilities?region=11440");
    assert.deepEqual(
      list.facilities.map(({ id }: { id: number }) => id),
      [gangnam],
    );
    const { rows } = await registry.as("owner").query("SELECT status, version FROM facilities WHERE id = $1", [mapo]);
    assert.deepEqual(rows, [{ status: "active", version: 1 }]);
  });
});
