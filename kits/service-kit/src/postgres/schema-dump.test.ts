import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { connect, type Database } from "./database.ts";
import { dumpSchema } from "./schema-dump.ts";
import { createTestDatabase, type TestDatabase } from "./test-database.ts";

const SCHEMA = `
  CREATE TABLE visits (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, place bytea NOT NULL, amount integer NOT NULL DEFAULT 7 CHECK (amount > 0));
  COMMENT ON TABLE visits IS 'who went where';
  COMMENT ON COLUMN visits.place IS 'sealed';
  CREATE INDEX visits_by_place ON visits (place);
  GRANT SELECT (id), DELETE ON visits TO test_eraser;
  CREATE FUNCTION sweep(days integer) RETURNS integer LANGUAGE sql AS 'SELECT days';
  GRANT EXECUTE ON FUNCTION sweep(integer) TO test_eraser;
`;

describe("schema dump", () => {
  let server: TestDatabase;
  let db: Database;

  before(async () => {
    server = await createTestDatabase({ roles: ["test_eraser"] });
    db = connect(server.ownerUrl, { name: "test", max: 1 });
    await db.query(SCHEMA);
  });

  after(async () => {
    await db.close();
    await server.drop();
  });

  test("states columns, comments, constraints, indexes, functions and grants", async () => {
    const dump = await dumpSchema(db);
    for (const line of [
      "table visits -- who went where",
      "  id bigint not null identity",
      "  place bytea not null -- sealed",
      "  amount integer not null default 7",
      "constraint visits_amount_check on visits: CHECK ((amount > 0))",
      "constraint visits_pkey on visits: PRIMARY KEY (id)",
      "CREATE INDEX visits_by_place ON visits USING btree (place)",
      "grant DELETE on visits to test_eraser",
      "grant SELECT on visits (id) to test_eraser",
      "grant EXECUTE on function sweep(days integer) to test_eraser",
      "grant USAGE on schema public to test_eraser",
    ]) {
      assert.ok(dump.split("\n").includes(line), `missing: ${line}\n${dump}`);
    }
    assert.match(dump, /CREATE OR REPLACE FUNCTION public\.sweep\(days integer\)/);
    assert.doesNotMatch(dump, /PUBLIC|test_owner/);
  });

  test("is the same for the same schema and differs after a change", async () => {
    const other = await createTestDatabase({ roles: ["test_eraser"] });
    const otherDb = connect(other.ownerUrl, { name: "test", max: 1 });
    await otherDb.query(SCHEMA);
    assert.equal(await dumpSchema(otherDb), await dumpSchema(db));
    await otherDb.query("GRANT UPDATE ON visits TO test_eraser");
    assert.notEqual(await dumpSchema(otherDb), await dumpSchema(db));
    await otherDb.close();
    await other.drop();
  });
});
