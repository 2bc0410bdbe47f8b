import assert from "node:assert/strict";
import { chmod, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { testServerUrl } from "@kipass/service-kit/postgres/test-database";
import { ITAEWON_VISITORS, type Itaewon, playItaewon } from "./itaewon.ts";

describe("five clubs over a week", () => {
  let folder: string;
  let played: Itaewon;
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), "kipass-itaewon-"));
    await chmod(folder, 0o755);
    played = await playItaewon({ adminUrl: testServerUrl(), folder }, () => {});
  });
  after(async () => {
    await played?.town.close();
    await rm(folder, { recursive: true, force: true });
  });

  test("the contact list names everyone who was there, once, with a number to call and every venue, and nobody else", () => {
    assert.equal(played.found.length, ITAEWON_VISITORS);
    assert.deepEqual(played.found, played.seeded);
  });
});
