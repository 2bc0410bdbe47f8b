import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { parsePass } from "@kipass/protocol/pass";
import { testServerUrl } from "@kipass/service-kit/postgres/test-database";
import { searchDatabase, searchText } from "../canaries.ts";
import type { TownParty } from "../parties.ts";
import { auditLog } from "../public-log.ts";
import { type Evening, EXPECTED_CONTACTS, PERSONAL, PLACES, playEvening } from "./evening.ts";

describe("one evening and the case after it", () => {
  let evening: Evening;
  before(async () => {
    evening = await playEvening(testServerUrl(), () => {});
  });
  after(() => evening?.town.close());

  test("the contact list is exactly the one worked out by hand", () => {
    assert.deepEqual(evening.contacts, EXPECTED_CONTACTS);
  });

  test("no database and no log holds a name, a phone or a pass; no issuer holds a place in any form", async () => {
    const { town, passes } = evening;
    const ids = passes.map((digits) => parsePass(digits)?.header.id as Uint8Array);
    for (const { name, roleUrl } of town.parties) {
      const atIssuer = name in town.issuers;
      const secrets = [...PERSONAL, ...passes, ...ids, ...(atIssuer ? PLACES : [])];
      assert.deepEqual(await searchDatabase(roleUrl("owner"), name, secrets), []);
    }
    assert.deepEqual(searchText(town.logged(), "logs", [...PERSONAL, ...PLACES, ...passes, ...ids]), []);
  });

  test("each party logged every disclosure before it answered, in a chain anyone can check", async () => {
    const { town } = evening;
    const kinds = async ({ name, url }: TownParty) => {
      const entries = await auditLog(url, name, town.signingKeyOf(name));
      return entries.map(({ kind, order }) => (kind === "disclosure" ? `${kind} ${order}` : kind));
    };
    assert.deepEqual(await kinds(town.issuers.naver), [
      "genesis",
      "disclosure passes-of-person",
      "disclosure groups-of-passes",
      "disclosure identities-of-passes",
    ]);
    // 카카오톡 and PASS were not named by the person: they were asked only whose passes were nearby.
    assert.deepEqual(await kinds(town.issuers.kakao), [
      "genesis",
      "disclosure groups-of-passes",
      "disclosure identities-of-passes",
    ]);
    assert.deepEqual(await kinds(town.issuers.pass), ["genesis", "disclosure groups-of-passes"]);
    const registry = (await kinds(town.registry)).filter((kind) => kind.startsWith("disclosure"));
    assert.ok(registry.includes("disclosure visits-of-passes") && registry.includes("disclosure visits-at-place"));
  });
});
