import assert from "node:assert/strict";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, test } from "node:test";
import { connect } from "@kipass/service-kit/postgres/database";
import { createTestDatabase } from "@kipass/service-kit/postgres/test-database";
import { searchDatabase, searchFolder, searchText } from "./canaries.ts";

const canaries = ["홍길동", "01000170001", Buffer.from("0102030405060708090a0b0c0d0e0f10", "hex")];

describe("the search for canaries", () => {
  const planted: [string, string, number][] = [
    ["a name", "…홍길동…", 0],
    ["a name as hex of its bytes", Buffer.from("홍길동").toString("hex"), 0],
    ["a name as base64", Buffer.from("홍길동").toString("base64"), 0],
    ["a phone", "tel=01000170001", 1],
    ["a phone as people write it", "010-0017-0001", 1],
    ["a phone with its country", "+821000170001", 1],
    ["bytes as hex", "0102030405060708090a0b0c0d0e0f10", 2],
    ["bytes as base64url", "AQIDBAUGBwgJCgsMDQ4PEA", 2],
  ];
  for (const [what, text, canary] of planted) {
    test(`finds ${what} in text`, () => {
      assert.deepEqual(searchText(text, "here", canaries), [{ canary, where: "here" }]);
    });
  }

  test("finds nothing where nothing is", () => {
    assert.deepEqual(searchText("홍길순 01000170002 AQIDBAUGBwgJCgsMDQ4PEQ", "here", canaries), []);
  });

  test("finds what lies in a text column, a binary column and a column of JSON, whatever the schema", async () => {
    const database = await createTestDatabase({});
    const db = connect(database.ownerUrl, { name: "canary-test", max: 1 });
    try {
      await db.query("CREATE SCHEMA hidden");
      await db.query("CREATE TABLE hidden.a (note text)");
      await db.query("CREATE TABLE b (sealed bytea)");
      await db.query("CREATE TABLE c (payload jsonb)");
      assert.deepEqual(await searchDatabase(database.ownerUrl, "db", canaries), []);
      await db.query("INSERT INTO hidden.a VALUES ('홍길동')");
      await db.query("INSERT INTO b VALUES ($1)", [
        Buffer.concat([Buffer.alloc(5), canaries[2] as Buffer, Buffer.alloc(5)]),
      ]);
      await db.query("INSERT INTO b VALUES ($1)", [Buffer.from("x홍길동")]);
      await db.query('INSERT INTO c VALUES (\'{"p": "01000170001"}\')');
      const leaks = await searchDatabase(database.ownerUrl, "db", canaries);
      assert.deepEqual(leaks.map(({ canary, where }) => `${canary} ${where}`).sort(), [
        "0 db hidden.a",
        "0 db public.b",
        "1 db public.c",
        "2 db public.b",
      ]);
    } finally {
      await db.close();
      await database.drop();
    }
  });

  test("finds bytes in files, however deep", async () => {
    const folder = await mkdtemp(join(tmpdir(), "kipass-canary-"));
    await writeFile(
      join(folder, "wal"),
      Buffer.concat([Buffer.alloc(10_000, 7), Buffer.from("홍길동"), Buffer.alloc(10)]),
    );
    assert.deepEqual(await searchFolder(folder, canaries), [{ canary: 0, where: "/wal" }]);
    await rm(folder, { recursive: true });
  });
});
