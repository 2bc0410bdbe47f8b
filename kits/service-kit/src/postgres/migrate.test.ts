import assert from "node:assert/strict";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, afterEach, before, beforeEach, describe, test } from "node:test";
import { connect, type Database } from "./database.ts";
import { assertSchema, migrate, SchemaFault } from "./migrate.ts";
import { createTestDatabase, type TestDatabase } from "./test-database.ts";

describe("migrations", () => {
  let server: TestDatabase;
  let db: Database;
  let reader: Database;
  let dir: string;

  before(async () => {
    dir = await mkdtemp(join(tmpdir(), "kipass-migrations-"));
  });

  beforeEach(async () => {
    server = await createTestDatabase({ roles: ["test_reader"] });
    db = connect(server.ownerUrl, { name: "test", max: 2 });
    reader = connect(server.url("test_reader"), { name: "test", max: 2 });
    await rm(dir, { recursive: true });
    dir = await mkdtemp(join(tmpdir(), "kipass-migrations-"));
    await write(
      "0001_people.sql",
      "CREATE TABLE people (id integer PRIMARY KEY);\n-- down migration words are only words\n",
    );
    await write(
      "0002_names.sql",
      "ALTER TABLE people ADD COLUMN name text;\nCREATE FUNCTION two() RETURNS integer LANGUAGE sql AS 'SELECT 2; ';",
    );
    await write("schema.sql", "not a migration");
  });

  afterEach(async () => {
    await db.close();
    await reader.close();
    await server.drop();
  });

  after(() => rm(dir, { recursive: true }));

  const write = (name: string, sql: string) => writeFile(join(dir, name), sql);
  const refusal = (words: RegExp) => (error: unknown) => error instanceof SchemaFault && words.test(error.message);

  test("applies numbered files in order, once", async () => {
    assert.deepEqual(await migrate(server.ownerUrl, dir), ["0001_people", "0002_names"]);
    assert.deepEqual(await migrate(server.ownerUrl, dir), []);
    await db.query("INSERT INTO people (id, name) VALUES (two(), 'x')");
    await write("0003_more.sql", "CREATE TABLE more (id integer)");
    assert.deepEqual(await migrate(server.ownerUrl, dir), ["0003_more"]);
  });

  test("two at once apply each file once", async () => {
    const applied = await Promise.all([migrate(server.ownerUrl, dir), migrate(server.ownerUrl, dir)]);
    assert.deepEqual(applied.flat().sort(), ["0001_people", "0002_names"]);
  });

  test("a file that fails leaves nothing of the whole run", async () => {
    await write("0003_bad.sql", "CREATE TABLE half (id integer); SELECT nothing_like_it;");
    await assert.rejects(migrate(server.ownerUrl, dir), /nothing_like_it/);
    const { rows } = await db.query("SELECT to_regclass('people') AS people, to_regclass('half') AS half");
    assert.deepEqual(rows, [{ people: null, half: null }]);
  });

  test("a file changed after it was applied is refused", async () => {
    await migrate(server.ownerUrl, dir);
    await write("0001_people.sql", "CREATE TABLE people (id bigint PRIMARY KEY);");
    await assert.rejects(migrate(server.ownerUrl, dir), refusal(/0001_people.sql was changed/));
    await assert.rejects(assertSchema(db, dir), refusal(/0001_people.sql was changed/));
  });

  test("two files of one number are refused", async () => {
    await write("0002_other.sql", "SELECT 1");
    await assert.rejects(migrate(server.ownerUrl, dir), refusal(/same number/));
  });

  test("a program runs on exactly its own schema, whichever role it has", async () => {
    await assert.rejects(assertSchema(reader, dir), refusal(/no schema yet/));
    await migrate(server.ownerUrl, dir);
    await assertSchema(reader, dir);
    await write("0003_more.sql", "CREATE TABLE more (id integer)");
    await assert.rejects(assertSchema(reader, dir), refusal(/lacks the migration 0003_more/));
    await migrate(server.ownerUrl, dir);
    await rm(join(dir, "0003_more.sql"));
    await assert.rejects(assertSchema(reader, dir), refusal(/does not know/));
    await assert.rejects(migrate(server.ownerUrl, dir), refusal(/does not know/));
  });
});
