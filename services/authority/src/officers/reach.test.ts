import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { withSettings } from "@kipass/service-kit/postgres/database";
import { requireCase } from "../cases/case-file.ts";
import { requireRequest } from "../requests/require-request.ts";
import { caseAt } from "../stand-ins/case-at.ts";
import { openTown, type TestOfficer, type Town } from "../stand-ins/town.ts";
import { isWithin } from "./reach.ts";

const SEOUL = "11000";
const MAPO = "11440";
const GANGNAM = "11680";
const BUSAN = "26000";
const NATION = "00000";

describe("isWithin", () => {
  it("goes by the digits of 시도 and 시군구", () => {
    for (const area of [NATION, SEOUL, MAPO]) assert.ok(isWithin(MAPO, area));
    for (const area of [GANGNAM, BUSAN]) assert.ok(!isWithin(MAPO, area));
    assert.ok(!isWithin(SEOUL, MAPO));
    assert.ok(!isWithin(NATION, SEOUL));
  });
});

describe("an officer's reach", () => {
  let town: Town;
  const officers = {} as Record<string, TestOfficer>;
  const cases = {} as Record<string, string>;

  before(async () => {
    town = await openTown();
    for (const [region, name] of [
      [NATION, "nation"],
      [SEOUL, "seoul"],
      [MAPO, "mapo"],
      [GANGNAM, "gangnam"],
      [BUSAN, "busan"],
    ] as const) {
      officers[name] = await town.officer(`i-${name}`, "investigator", region);
      cases[name] = await caseAt(officers[name], `2026-${region.slice(0, 4)}`);
    }
  });
  after(() => town.close());

  const reached: Record<string, string[]> = {
    nation: ["nation", "seoul", "mapo", "gangnam", "busan"],
    seoul: ["seoul", "mapo", "gangnam"],
    mapo: ["mapo"],
    gangnam: ["gangnam"],
    busan: ["busan"],
  };
  for (const [who, names] of Object.entries(reached)) {
    it(`of ${who} is ${names.join(", ")}: listed, read and acted on, and no other`, async () => {
      const { client } = officers[who] as TestOfficer;
      const listed = (await client.listCases()).cases.map(({ id }) => String(id));
      assert.deepEqual(listed.sort(), names.map((name) => cases[name]).sort());
      for (const [name, id] of Object.entries(cases)) {
        const calls = [
          () => client.readCase({ params: { case: id } }),
          () => client.listContacts({ params: { case: id } }),
          () => client.draftRequest({ params: { case: id }, body: { stage: "places", reason: "동선", exposures: [] } }),
        ];
        for (const call of calls) {
          if (names.includes(name)) await call().catch((problem) => assert.equal(problem.code, "conflict"));
          else await assert.rejects(call(), { code: "case-not-found" }, `${who} at ${name}`);
        }
      }
    });
  }

  it("covers a region's requests for its approvers and supervisors, and hides them from others", async () => {
    const [mapo, busan] = await Promise.all([
      town.officer("a-mapo", "approver", MAPO),
      town.officer("s-busan", "supervisor", BUSAN),
    ]);
    const { requests } = await mapo.client.listRequests();
    assert.deepEqual(
      requests.map(({ caseId }) => String(caseId)),
      [cases.mapo],
    );
    const params = { request: String(requests[0]?.id) };
    await assert.rejects(busan.client.readRequest({ params }), { code: "order-not-found" });
    const others = await town.officer("a-gangnam", "approver", GANGNAM);
    await assert.rejects(others.client.returnRequest({ params, body: { reason: "다른 지역" } }), {
      code: "order-not-found",
    });
    const body = { passkey: others.device.touch(new Uint8Array(32)) };
    await assert.rejects(others.client.approveRequest({ params, body }), { code: "order-not-found" });
    await assert.rejects(officers.gangnam?.client.choosePeople({ params, body: { people: [] } }) as Promise<unknown>, {
      code: "order-not-found",
    });
  });

  it("is nothing for an auditor and a health centre", async () => {
    for (const role of ["auditor", "health-centre"] as const) {
      const { client } = await town.officer(role, role, MAPO);
      await client.describeOfficer();
      await assert.rejects(client.listCases(), { code: "forbidden" });
      await assert.rejects(client.readCase({ params: { case: cases.mapo as string } }), { code: "forbidden" });
    }
  });

  it("is asked in code too, where the database would show everything", async () => {
    const worker = town.authority.as("authority_worker");
    const id = Number(cases.mapo);
    const { requests } = (await officers.mapo?.client.listRequests()) ?? { requests: [] };
    for (const [regions, admits] of [
      [[MAPO], true],
      [[SEOUL], true],
      [[GANGNAM], false],
      [[], false],
    ] as const) {
      const office = { db: worker, reach: { regions, emergencies: true } };
      const request = () => worker.tx("test", (tx) => requireRequest(office, tx, requests[0]?.id ?? 0));
      if (admits) await Promise.all([requireCase(office, id), request()]);
      else {
        await assert.rejects(requireCase(office, id), { code: "case-not-found" });
        await assert.rejects(request(), { code: "order-not-found" });
      }
    }
  });

  describe("in the database itself", () => {
    const TABLES = ["cases", "case_data", "identities", "requests", "orders", "approvals", "exchanges"];
    const app = () => town.authority.as("authority_app");
    const as = (regions: string) => withSettings(app(), { "kipass.regions": regions, "kipass.role": "investigator" });

    it("shows nothing to who does not say whose transaction it is, also after another's", async () => {
      for (const db of [app(), as(""), as(" "), as("NULL")]) {
        await as("%").query("SELECT FROM cases");
        for (const table of TABLES) assert.equal((await db.query(`SELECT FROM ${table}`)).rowCount, 0, table);
      }
    });

    it("shows, takes and changes only rows of the officer's regions", async () => {
      const seen = await as("11%").query("SELECT region FROM cases ORDER BY region");
      assert.deepEqual(
        seen.rows.map(({ region }) => region),
        [SEOUL, MAPO, GANGNAM],
      );
      assert.equal((await as("11440").query("SELECT DISTINCT case_id FROM requests")).rowCount, 1);
      assert.ok((await as("11440").query("SELECT FROM orders")).rowCount > 0);
      assert.equal(
        (await as("26%").query("UPDATE requests SET state = 'returned' WHERE case_id = $1", [cases.mapo])).rowCount,
        0,
      );
      await assert.rejects(as("26%").query("UPDATE cases SET region = '11440'"), /row-level security/);
      const data =
        "INSERT INTO case_data (case_id, kind, source, day, sealed) VALUES ($1, 'visits', 'x', '2026-11-18', '')";
      await assert.rejects(as("26%").query(data, [cases.mapo]), /row-level security/);
      const request =
        "INSERT INTO requests (case_id, stage, state, drafted_by, drafted_at_ms, expires_at) SELECT $1, 'places', 'drafted', id, 0, 0 FROM officers LIMIT 1";
      await assert.rejects(as("26%").query(request, [cases.mapo]), /row-level security/);
    });

    it("guards every table that belongs to a case", async () => {
      const { rows } = await town.authority.as("owner").query<{ name: string; guarded: boolean }>(
        `SELECT c.relname AS name, c.relrowsecurity AS guarded FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid
         WHERE a.attname IN ('case_id', 'request_id', 'order_id') AND c.relkind = 'r' AND c.relnamespace = 'public'::regnamespace`,
      );
      // The serving process may not read this one at all.
      const open = rows.filter(({ name, guarded }) => !guarded && name !== "canaries");
      assert.deepEqual(open, []);
      assert.ok(rows.length > 8);
    });

    it("shows the worker and the jobs every region", async () => {
      for (const role of ["authority_worker", "authority_jobs"] as const)
        assert.equal((await town.authority.as(role).query("SELECT id FROM cases")).rowCount, 5);
    });
  });
});
