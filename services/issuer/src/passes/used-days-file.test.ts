import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, beforeEach, describe, test } from "node:test";
import { usedDaysFile } from "./used-days-file.ts";

describe("the file of used days", () => {
  const key = randomBytes(32);
  let dir: string;

  beforeEach(async () => {
    dir = await mkdtemp(join(tmpdir(), "kipass-used-days-"));
  });
  after(() => rm(dir, { recursive: true }));

  const days = (...entries: [number, string][]) => new Map(entries);

  test("hands what one process left to the next, the later day of each account, and is then gone", async () => {
    await usedDaysFile(dir, key).save(days([5, "2026-11-20"], [2 ** 48 - 1, "2026-11-21"]));
    await usedDaysFile(dir, key).save(days([5, "2026-11-21"], [7, "2026-11-19"]));
    const next = await usedDaysFile(dir, key).adopt();
    assert.deepEqual(next, days([5, "2026-11-21"], [7, "2026-11-19"], [2 ** 48 - 1, "2026-11-21"]));
    assert.equal((await readdir(dir)).length, 1);
  });

  test("says nothing in clear, and in whichever order people drew, the same to who has the key", async () => {
    const [one, other] = [days([9, "2026-11-21"], [3, "2026-11-21"]), days([3, "2026-11-21"], [9, "2026-11-21"])];
    const orders: number[][] = [];
    for (const each of [one, other]) {
      await usedDaysFile(dir, key).save(each);
      const [name] = await readdir(dir);
      assert.equal((await readFile(join(dir, name as string), "latin1")).includes("2026"), false);
      orders.push([...(await usedDaysFile(dir, key).adopt()).keys()]);
      for (const file of await readdir(dir)) await rm(join(dir, file));
    }
    assert.deepEqual(orders, [
      [3, 9],
      [3, 9],
    ]);
  });

  test("what is not its own is given up", async () => {
    await usedDaysFile(dir, randomBytes(32)).save(days([5, "2026-11-20"]));
    await writeFile(join(dir, "used.x.days"), "short");
    assert.deepEqual(await usedDaysFile(dir, key).adopt(), days());
  });
});
