import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { after, before, describe, test } from "node:test";
import { toBase64url } from "@kipass/protocol/bytes";
import { sealVisitKeys } from "@kipass/protocol/visit-keys";
import { createLog } from "@kipass/service-kit/log";
import { connect, type Database } from "@kipass/service-kit/postgres/database";
import { createTestDatabase, type TestDatabase } from "@kipass/service-kit/postgres/test-database";
import { ed25519PublicKey, primitives } from "@kipass/service-kit/primitives";
import { migrationsDir } from "../config.ts";
import { registryRoles } from "../testing.ts";
import { createVisitKeys } from "./visit-keys.ts";

const WEEK = "2026-11-16";

describe("visit keys", () => {
  const log = createLog({ party: "registry", process: "test", level: "silent" });
  const seed = randomBytes(32);
  const listed = { week: WEEK, working: toBase64url(randomBytes(32)), escrow: toBase64url(randomBytes(32)) };
  let answer: string | undefined;
  const server = createServer((_request, response) => response.writeHead(answer === undefined ? 503 : 200).end(answer));
  let database: TestDatabase;
  let db: Database;

  before(async () => {
    database = await createTestDatabase({ roles: [...registryRoles], migrations: migrationsDir });
    db = connect(database.url("registry_scan"), { name: "test", max: 2 });
    await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  });

  after(async () => {
    server.closeAllConnections();
    server.close();
    await db?.close();
    await database?.drop();
  });

  const answerSigned = (by: Buffer) => {
    answer = JSON.stringify({ signingKey: "", visitKeys: sealVisitKeys({ v: 1, weeks: [listed] }, by, primitives) });
  };
  const open = async () => {
    const baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const authority = {
      baseUrl,
      signingKey: toBase64url(ed25519PublicKey(seed)),
      orderKeys: [],
      console: { rpId: "localhost", origin: "http://localhost" },
    };
    const keys = await createVisitKeys({ db, authority: () => authority, log });
    keys.close();
    return keys;
  };

  test("without authority and without a kept list there are none", async () => {
    assert.equal((await open()).ofWeek(WEEK), undefined);
  });

  test("a list that the pinned key did not sign is refused", async () => {
    answerSigned(randomBytes(32));
    assert.equal((await open()).ofWeek(WEEK), undefined);
  });

  test("a signed list is taken, and kept for when the authority is down", async () => {
    answerSigned(seed);
    assert.deepEqual((await open()).ofWeek(WEEK), listed);
    answer = undefined;
    const kept = await open();
    assert.deepEqual(kept.ofWeek(WEEK), listed);
    assert.equal(kept.ofWeek("2026-11-23"), undefined);
  });

  test("a kept list that was tampered with is refused", async () => {
    await db.query("UPDATE visit_keys SET signed_list = replace(signed_list, '.', 'A.')");
    assert.equal((await open()).ofWeek(WEEK), undefined);
  });
});
