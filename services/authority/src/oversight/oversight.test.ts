import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { join } from "node:path";
import { after, before, beforeEach, describe, it } from "node:test";
import { promisify } from "node:util";
import { postgresKeyChecks } from "@kipass/service-kit/vault/key-checks";
import { openFileVault } from "@kipass/service-kit/vault/vault";
import { caseAt } from "../stand-ins/case-at.ts";
import { FRIDAY, openTown, type TestOfficer, type Town } from "../stand-ins/town.ts";
import { addCanary } from "./add-canary.ts";

const MAPO = "11440";
const BUSAN = "26000";
const DAY_MS = 86_400_000;

describe("oversight", () => {
  let town: Town;
  let seo: TestOfficer;
  let auditor: TestOfficer;
  let elsewhere: TestOfficer;
  let cases = 0;

  before(async () => {
    town = await openTown();
    seo = await town.officer("seo", "investigator", MAPO);
    auditor = await town.officer("ohsul", "auditor", "11000");
    elsewhere = await town.officer("busan", "auditor", BUSAN);
  });
  after(() => town.close());
  beforeEach(() => town.clock.set(FRIDAY));

  const nextNumber = () => `2026-${String(++cases).padStart(4, "0")}`;
  const owner = () => town.authority.as("owner");

  describe("the access log", () => {
    it("has one line for a screen that refreshes itself, and a new one after ten minutes", async () => {
      const id = await caseAt(seo, nextNumber());
      const look = () => seo.client.readCase({ params: { case: id } });
      const lines = async () =>
        (await owner().query("SELECT FROM access_log WHERE what = 'readCase' AND case_id = $1", [id])).rowCount;
      await Promise.all(Array.from({ length: 10 }, look));
      town.clock.advance(599_000);
      await look();
      assert.equal(await lines(), 1);
      town.clock.advance(1_000);
      await look();
      assert.equal(await lines(), 2);
      await seo.client.listContacts({ params: { case: id } });
      const other = await town.officer("second", "investigator", MAPO);
      await other.client.readCase({ params: { case: id } });
      assert.equal(await lines(), 3);
    });

    it("is read by officer, case and day in the reader's region, without anything personal, and that is logged", async () => {
      const caseNumber = nextNumber();
      await caseAt(seo, caseNumber);
      const read = (query: object, by = auditor) => by.client.readAccessLog({ query });
      const { entries } = await read({ case: caseNumber, officer: seo.id, day: "2026-11-20" });
      assert.deepEqual(
        entries.map(({ what, officer, caseNumber: number }) => [what, officer.name, number]),
        [["openCase", "이서연", caseNumber]],
      );
      assert.deepEqual((await read({ case: caseNumber, day: "2026-11-19" })).entries, []);
      assert.deepEqual((await read({ officer: seo.id }, elsewhere)).entries, []);
      const [own] = (await read({ officer: auditor.id })).entries;
      assert.equal(own?.what, "readAccessLog");
      await assert.rejects(read({ day: "2026-02-30" }), { code: "malformed-request" });
      assert.doesNotMatch(JSON.stringify(await read({})), /홍길동|0101111/);
      const all = (await read({})).entries;
      const older = (await read({ before: String(all[1]?.id) })).entries;
      assert.deepEqual(older[0], all[2]);
    });

    it("is taken out as a file with a reason, which is logged", async () => {
      const answer = await auditor.client.exportAccessLog({ body: { officer: seo.id, reason: "정기 점검" } });
      const csv = Buffer.from(answer.bytes, "base64url").toString("utf8");
      assert.match(csv, /연쇄 해시/);
      assert.equal(csv.trim().split("\r\n").length, answer.rows + 1);
      assert.equal(answer.sha256, createHash("sha256").update(Buffer.from(answer.bytes, "base64url")).digest("hex"));
      const [own] = (await auditor.client.readAccessLog({ query: { officer: auditor.id } })).entries;
      assert.match(own?.reason ?? "", /lines, officer .*: 정기 점검$/);
    });

    it("cannot be written or changed but by its one function", async () => {
      for (const role of ["authority_app", "authority_worker", "authority_jobs"] as const) {
        for (const statement of [
          "INSERT INTO access_log (id, at_ms, officer, what, reason, regions, hash) VALUES (999, 0, '', '', '', '{}', '')",
          "UPDATE access_log SET officer = ''",
          "DELETE FROM access_log",
          "INSERT INTO alarms (at_ms, kind, regions, detail) VALUES (0, 'emergency', '{}', '')",
          "DELETE FROM alarms",
          "UPDATE officer_counts SET officer = ''",
        ])
          await assert.rejects(town.authority.as(role).query(statement), /permission denied/, `${role}: ${statement}`);
      }
      for (const statement of ["UPDATE limits SET at_most = 2000000", "SELECT FROM canaries"])
        await assert.rejects(town.authority.as("authority_app").query(statement), /permission denied/);
    });

    it("stands in the public log every day, so that rewriting or shortening it is seen and alarms", async () => {
      const anchors = async () =>
        (await town.browser().readLog({ query: {} })).entries
          .map((line) => JSON.parse(line))
          .filter(({ kind }) => kind === "access");
      const before = (await anchors()).length;
      town.clock.advance(DAY_MS);
      await town.authority.jobs();
      assert.equal((await anchors()).length, before + 1);

      // A thief with the owner's rights, who also repairs what follows.
      const { rows } = await owner().query("SELECT id FROM access_log ORDER BY id LIMIT 1");
      await owner().query("UPDATE access_log SET officer = 'somebody' WHERE id = $1", [rows[0].id]);
      await owner().query(`DO $$ DECLARE line access_log; previous bytea; BEGIN
        FOR line IN SELECT * FROM access_log ORDER BY id LOOP
          previous := access_line_hash(previous, line);
          UPDATE access_log SET hash = previous WHERE id = line.id;
        END LOOP; END $$`);
      assert.equal((await owner().query("SELECT broken_access_line() AS id")).rows[0].id, null);
      town.clock.advance(2 * DAY_MS);
      await town.authority.jobs();
      assert.equal((await anchors()).length, before + 1);
      const late = await town.officer("late", "auditor", "11000");
      const [alarm] = (await late.client.listAlarms()).alarms;
      assert.deepEqual([alarm?.kind, alarm?.officer], ["access-log-broken", null]);

      // One without that care is named by the line.
      await owner().query("UPDATE access_log SET reason = 'nothing' WHERE id = 3");
      assert.equal((await owner().query("SELECT broken_access_line() AS id")).rows[0].id, 3);
    });
  });

  describe("limits", () => {
    it("tell supervisors first and refuse then, also when everything comes at once", async () => {
      await command("set-limit.ts", ["--what", "cases", "--alarm-at", "2", "--at-most", "4"]);
      const eager = await town.officer("eager", "investigator", MAPO);
      const tries = await Promise.allSettled(Array.from({ length: 8 }, () => caseAt(eager, nextNumber())));
      const refused = tries.filter(({ status }) => status === "rejected") as PromiseRejectedResult[];
      assert.deepEqual(
        refused.map(({ reason }) => reason.code),
        Array.from({ length: 4 }, () => "officer-limit"),
      );
      const kept = await owner().query("SELECT id FROM cases WHERE opened_by = $1", [eager.id]);
      assert.equal(kept.rowCount, 4);
      const keys = await owner().query("SELECT FROM key_checks WHERE name LIKE 'case-%'");
      assert.equal(keys.rowCount, (await owner().query("SELECT FROM cases")).rowCount);
      const { alarms } = await auditor.client.listAlarms();
      const own = alarms
        .filter(({ officer }) => officer?.id === eager.id)
        .map(({ kind, detail }) => `${kind} ${detail}`);
      assert.deepEqual(own.sort(), ["limit-near cases", "limit-reached cases"]);
      town.clock.advance(12 * 3_600_000);
      const next = await town.officer("eager2", "investigator", MAPO);
      await caseAt(next, nextNumber());
      await command("set-limit.ts", ["--what", "cases", "--alarm-at", "50", "--at-most", "1000"]);
    });

    it("are set by a command that says what is wrong and is logged", async () => {
      for (const args of [
        ["--what", "cases", "--alarm-at", "5", "--at-most", "4"],
        ["--what", "visits", "--alarm-at", "5", "--at-most", "6"],
        ["--what", "cases"],
        ["--nonsense", "1"],
      ])
        await assert.rejects(command("set-limit.ts", args), /Give --what/);
      const { rows } = await owner().query(
        "SELECT officer, reason FROM access_log WHERE what = 'setLimit' ORDER BY id DESC LIMIT 1",
      );
      assert.deepEqual(rows, [{ officer: "command", reason: "cases: alarm at 50, at most 1000" }]);
    });
  });

  describe("canaries", () => {
    it("look like any case, and alarm whoever watches when somebody reads them", async () => {
      const caseNumber = nextNumber();
      const db = town.authority.as("authority_jobs");
      const vault = await openFileVault({ ...town.authority.vault, checks: postgresKeyChecks(db) });
      const facts = { caseNumber, name: "문보라", phone: "01099990001", region: MAPO, officer: seo.id };
      const id = await addCanary({ db, vault }, facts, FRIDAY);
      assert.equal(await addCanary({ db, vault }, facts, FRIDAY), undefined);
      await town.authority.restart();
      const listed = (await seo.client.listCases()).cases.find((one) => one.id === id);
      const ordinary = (await seo.client.listCases()).cases.find((one) => one.id !== id);
      assert.deepEqual(Object.keys(listed ?? {}), Object.keys(ordinary ?? {}));
      const before = (await auditor.client.listAlarms()).alarms.length;
      await seo.client.readCase({ params: { case: String(id) } });
      await seo.client.listContacts({ params: { case: String(id) } });
      const { alarms } = await auditor.client.listAlarms();
      assert.equal(alarms.length, before + 2);
      assert.deepEqual(
        [alarms[0]?.kind, alarms[0]?.officer?.id, alarms[0]?.caseNumber, alarms[0]?.detail],
        ["canary-read", seo.id, caseNumber, "listContacts"],
      );
      assert.ok((await elsewhere.client.listAlarms()).alarms.every(({ kind }) => kind !== "canary-read"));
    });

    it("alarm when somebody would ask the issuers about the person, before anybody is asked", async () => {
      const caseNumber = nextNumber();
      const db = town.authority.as("authority_jobs");
      const vault = await openFileVault({ ...town.authority.vault, checks: postgresKeyChecks(db) });
      const facts = { caseNumber, name: "문보라", phone: "01099990001", region: MAPO, officer: seo.id };
      const id = await addCanary({ db, vault }, facts, FRIDAY);
      await town.authority.restart();
      const asked = town.naver.asked.length;
      const body = { stage: "places" as const, reason: "방문지를 확인합니다.", exposures: [] };
      await seo.client.draftRequest({ params: { case: String(id) }, body });
      const { alarms } = await auditor.client.listAlarms();
      assert.deepEqual(
        alarms.filter((alarm) => alarm.caseNumber === caseNumber).map(({ kind, detail }) => [kind, detail]),
        [["canary-read", "draftRequest"]],
      );
      assert.equal(town.naver.asked.length, asked);
    });
  });

  describe("commands about officers", () => {
    it("change and retire, end sessions at once and are logged", async () => {
      const moved = await town.officer("moved", "investigator", MAPO);
      await command("change-officer.ts", [
        "--login",
        "moved",
        "--title",
        "과장",
        "--role",
        "approver",
        "--region",
        BUSAN,
        "--reason",
        "발령",
      ]);
      await assert.rejects(moved.session.describeOfficer(), { code: "session-ended" });
      await command("retire-officer.ts", ["--login", "moved", "--reason", "퇴직"]);
      await assert.rejects(command("retire-officer.ts", ["--login", "moved", "--reason", "퇴직"]), /Nobody who serves/);
      const { rows } = await owner().query(
        "SELECT what FROM access_log WHERE officer = 'command' ORDER BY id DESC LIMIT 2",
      );
      assert.deepEqual(
        rows.map(({ what }) => what),
        ["retireOfficer", "changeOfficer"],
      );
    });
  });

  async function command(program: string, args: string[]): Promise<void> {
    const { rows } = await owner().query("SELECT current_database() AS name, inet_server_port() AS port");
    const url = `postgres://authority_jobs:only-for-tests@127.0.0.1:${rows[0].port}/${rows[0].name}`;
    await promisify(execFile)(process.execPath, [join(import.meta.dirname, "..", program), ...args], {
      env: { DATABASE_URL_JOBS: url },
    });
  }
});
