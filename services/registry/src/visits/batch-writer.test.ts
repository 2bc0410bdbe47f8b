import assert from "node:assert/strict";
import { randomBytes, randomInt } from "node:crypto";
import { after, before, describe, test } from "node:test";
import { Problem } from "@kipass/protocol/problem";
import { createLog } from "@kipass/service-kit/log";
import { connect, type Database } from "@kipass/service-kit/postgres/database";
import { createTestDatabase, type TestDatabase } from "@kipass/service-kit/postgres/test-database";
import { migrationsDir } from "../config.ts";
import { prepareVisitDay } from "../store/visit-days.ts";
import type { VisitRow } from "../store/visits.ts";
import { registryRoles } from "../testing.ts";
import { createBatchWriter } from "./batch-writer.ts";

const DAY = "2026-11-21";

describe("the batch writer", () => {
  const log = createLog({ party: "registry", process: "test", level: "silent" });
  let database: TestDatabase;
  let jobs: Database;
  let scans: Database[];

  before(async () => {
    database = await createTestDatabase({ roles: [...registryRoles], migrations: migrationsDir });
    jobs = connect(database.url("registry_jobs"), { name: "test", max: 1 });
    await prepareVisitDay(jobs, DAY);
    await prepareVisitDay(jobs, "2026-11-22");
    scans = [1, 2, 3].map(() => connect(database.url("registry_scan"), { name: "test", max: 4 }));
  });

  after(async () => {
    for (const db of [jobs, ...(scans ?? [])]) await db?.close();
    await database?.drop();
  });

  const row = (tag: Uint8Array = randomBytes(16)): VisitRow => ({
    tag,
    retry: randomBytes(4),
    place: randomBytes(16),
    epoch: randomBytes(8),
    counter: 1,
    sealed: randomBytes(58),
  });
  const isFirst = (standing: { retry: Uint8Array }, mine: VisitRow) => Buffer.from(standing.retry).equals(mine.retry);

  test("each row gets the visit that stands under its tag: itself, the first of its batch, or an earlier one", async () => {
    const writer = createBatchWriter({ db: scans[0]!, log });
    const [a, sameAsA, b] = [row(), row(), row()];
    sameAsA.tag = a.tag;
    const standing = await Promise.all([a, sameAsA, b].map((each) => writer.write(DAY, each)));
    assert.deepEqual(
      standing.map(({ retry }) => retry),
      [a.retry, a.retry, b.retry],
    );
    const later = row(b.tag);
    assert.ok(isFirst(await writer.write(DAY, later), b));
    assert.ok(isFirst(await writer.write("2026-11-22", row(b.tag)), b) === false);
    await writer.close();
  });

  test("overlapping batches of several processes, in whatever order, never fail and agree on who was first", async () => {
    const tags = Array.from({ length: 300 }, () => randomBytes(16));
    const attempts = scans.flatMap((db) => {
      const writer = createBatchWriter({ db, log });
      return Array.from({ length: 700 }, async () => {
        const mine = row(tags[randomInt(tags.length)]);
        return { mine, standing: await writer.write(DAY, mine) };
      });
    });
    const results = await Promise.all(attempts);
    const firsts = new Map<string, string>();
    for (const { mine, standing } of results) {
      const tag = Buffer.from(mine.tag).toString("hex");
      const retry = Buffer.from(standing.retry).toString("hex");
      assert.equal(firsts.get(tag) ?? retry, retry);
      firsts.set(tag, retry);
    }
    assert.equal(results.filter(({ mine, standing }) => isFirst(standing, mine)).length, firsts.size);
  });

  test("a victim of somebody's deadlock goes again", async () => {
    const owner = connect(database.ownerUrl, { name: "test", max: 1 });
    const [low, high] = [Buffer.alloc(16, 1), Buffer.alloc(16, 2)];
    const insert =
      "INSERT INTO visits_20261121 (tag, retry, place, epoch, counter, sealed) VALUES ($1, $1, $1, $1, 1, $1)";
    const writer = createBatchWriter({ db: scans[0]!, log });
    let written: Promise<unknown[]> | undefined;
    // Against the writer's order: the higher tag first. The server ends whoever has waited longer, which is the writer.
    await owner
      .tx("deadlock", async (tx) => {
        await tx.query(insert, [high]);
        written ??= Promise.all([writer.write(DAY, row(low)), writer.write(DAY, row(high))]);
        await new Promise((resolve) => setTimeout(resolve, 100));
        await tx.query(insert, [low]);
      })
      .catch(() => {});
    assert.equal((await written)?.length, 2);
    await writer.close();
    await owner.close();
  });

  test("past its queue it sheds, and what was taken is written", async () => {
    const writer = createBatchWriter({ db: scans[0]!, log });
    const offered = await Promise.allSettled(Array.from({ length: 5_000 }, () => writer.write(DAY, row())));
    const shed = offered.filter((offer) => offer.status === "rejected");
    assert.equal(shed.length, 5_000 - 4_096);
    assert.ok(
      shed.every(
        ({ reason }) => reason instanceof Problem && reason.code === "unavailable" && reason.retryAfterSeconds! > 0,
      ),
    );
  });

  test("without a database it says so", async () => {
    const nowhere = connect("postgres://nobody:no@127.0.0.1:1/none", { name: "test", max: 1 });
    const writer = createBatchWriter({ db: nowhere, log });
    await assert.rejects(writer.write(DAY, row()), (error) => error instanceof Problem && error.code === "unavailable");
    await nowhere.close();
  });
});
