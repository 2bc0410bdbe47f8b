import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import pg from "pg";
import { connect } from "./database.ts";
import { createPartyDatabase } from "./party-database.ts";
import { createTestDatabase, type TestDatabase, testServerUrl } from "./test-database.ts";

describe("party database", () => {
  let server: TestDatabase;

  before(async () => {
    server = await createTestDatabase({ roles: ["test_scan", "test_office"] });
  });

  after(() => server.drop());

  test("a role starts with no rights but to connect", async () => {
    const owner = connect(server.ownerUrl, { name: "test", max: 1 });
    await owner.query("CREATE TABLE secrets (id integer)");
    await owner.query("CREATE FUNCTION tell() RETURNS integer LANGUAGE sql AS 'SELECT 1'");
    await owner.query("GRANT SELECT (id) ON secrets TO test_office");
    await owner.close();
    const scan = connect(server.url("test_scan"), { name: "test", max: 1 });
    await assert.rejects(scan.query("SELECT id FROM secrets"), { code: "42501" });
    await assert.rejects(scan.query("SELECT tell()"), { code: "42501" });
    await assert.rejects(scan.query("CREATE TABLE mine (id integer)"), { code: "42501" });
    await assert.rejects(scan.query("CREATE TEMP TABLE mine (id integer)"), { code: "42501" });
    await assert.rejects(scan.query("SET ROLE test_owner"), { code: "42501" });
    await scan.close();
  });

  test("a role of another party cannot connect", async () => {
    const other = await createTestDatabase({ roles: ["test_stranger"] });
    const url = new URL(other.url("test_stranger"));
    url.pathname = `/${server.database}`;
    const client = new pg.Client({ connectionString: url.href });
    await assert.rejects(client.connect(), { code: "42501" });
    await other.drop();
  });

  test("running it again keeps the data", async () => {
    const party = {
      database: server.database,
      owner: "test_owner",
      roles: ["test_scan", "test_office"],
      passwords: { test_owner: "only-for-tests", test_scan: "only-for-tests", test_office: "only-for-tests" },
    };
    const urls = await createPartyDatabase(testServerUrl(), party);
    const office = connect(urls.test_office as string, { name: "test", max: 1 });
    assert.deepEqual((await office.query("SELECT id FROM secrets")).rows, []);
    await office.close();
  });

  test("copies a template of the same owner", async () => {
    const database = `${server.database}_copy`;
    const party = {
      database,
      owner: "test_owner",
      roles: [],
      passwords: { test_owner: "only-for-tests" },
      template: server.database,
    };
    const { test_owner: url } = await createPartyDatabase(testServerUrl(), party);
    const copy = connect(url as string, { name: "test", max: 1 });
    assert.deepEqual((await copy.query("SELECT count(*) FROM secrets")).rows, [{ count: 0 }]);
    await copy.close();
    const admin = new pg.Client({ connectionString: testServerUrl() });
    await admin.connect();
    await admin.query(`DROP DATABASE ${database}`);
    await admin.end();
  });

  test("refuses a role without a password", async () => {
    const party = { database: "never_made", roles: ["test_scan"], passwords: { never_made_owner: "x" } };
    await assert.rejects(createPartyDatabase(testServerUrl(), party), /no password for the role test_scan/);
  });
});
