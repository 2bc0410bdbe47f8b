import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { setTimeout as delay } from "node:timers/promises";
import * as endpoints from "@kipass/contract/issuer";
import { movableClock } from "@kipass/service-kit/clock";
import { until } from "@kipass/service-kit/testing-until";
import { postgresKeyChecks } from "@kipass/service-kit/vault/key-checks";
import { openFileVault } from "@kipass/service-kit/vault/vault";
import { sealedPlaces } from "../store/sealed.ts";
import { startWithAuthority, TestVisitor } from "../test-visitor.ts";
import type { TestIssuer } from "../testing.ts";
import { PARTY_SIGNING } from "./key-names.ts";
import { reSeal } from "./re-seal.ts";

describe("replacing the keys of profiles, phones and sessions", () => {
  const clock = movableClock(Date.parse("2026-11-21T12:00:00+09:00"));
  let issuer: TestIssuer;
  const people: TestVisitor[] = [];

  before(async () => {
    ({ issuer } = await startWithAuthority(clock));
    for (const n of [1, 2, 3]) {
      const visitor = new TestVisitor(issuer, { name: "홍길동", phone: `0101234567${n}` });
      await visitor.enrol();
      people.push(visitor);
    }
  });
  after(() => issuer.close());

  const person = (n: number) => people[n] ?? assert.fail();
  const vault = () => openFileVault({ ...issuer.config.vault, checks: postgresKeyChecks(issuer.db) });
  const run = async (untilKnown: () => Promise<void>) => {
    const opened = await vault();
    const ledger = { party: issuer.code, signingSeed: opened.key(PARTY_SIGNING), clock };
    return reSeal({ db: issuer.db, vault: opened, ledger, clock, untilKnown });
  };
  const accounts = async () =>
    (await issuer.db.query("SELECT number, name_sealed, phone_sealed, phone_index FROM accounts ORDER BY number")).rows;
  const works = async (visitor: TestVisitor) => {
    const { name, phone } = await visitor.call(endpoints.getMyInformation);
    assert.deepEqual([name, phone.replaceAll("-", "")], [visitor.name, visitor.phone]);
    await visitor.draw();
  };
  /** A process takes over other keys a moment later. */
  const untilWorks = (visitor: TestVisitor) =>
    until(
      () =>
        works(visitor).then(
          () => true,
          () => false,
        ),
      "it works with the new keys",
    );

  test("knows every sealed column there is", async () => {
    const { rows } = await issuer.db.query<{ name: string }>(
      `SELECT table_name || '.' || column_name AS name FROM information_schema.columns
       WHERE table_schema = 'public' AND (column_name LIKE '%\\_sealed' OR column_name = 'phone_index')`,
    );
    assert.deepEqual(
      rows.map(({ name }) => name).sort(),
      sealedPlaces.map(({ table, name }) => `${table}.${name}`).sort(),
    );
  });

  test("cut short it leaves everything working, and goes on when run again", async () => {
    const old = await accounts();
    await assert.rejects(run(() => Promise.reject(new Error("the power went"))));
    for (const visitor of people) await untilWorks(visitor);
    // Enrolled between the two runs, and known again by a phone that is indexed under the old key.
    clock.advance(31_000);
    await person(0).enrol();
    assert.equal((await accounts()).length, 3);

    const { values, destroyed } = await run(() => delay(300));
    assert.ok(values >= 3 * 3, `${values} values`);
    assert.deepEqual(destroyed, ["profile", "phone-index"]);
    for (const [n, row] of (await accounts()).entries())
      for (const column of ["name_sealed", "phone_sealed", "phone_index"])
        assert.notDeepEqual(row[column], old[n]?.[column]);
    for (const visitor of people) await untilWorks(visitor);
    clock.advance(31_000);
    await person(1).enrol();
    assert.equal((await accounts()).length, 3, "the same person is the same account");
    assert.deepEqual(
      (await vault()).names("p").filter((name) => /^p(rofile|hone-index)/.test(name)),
      ["phone-index-2026-11-21", "profile-2026-11-21"],
    );
  });

  test("run again it has nothing to do, and the jobs make no old key anew", async () => {
    assert.deepEqual(await run(async () => {}), { values: 0, destroyed: [] });
    await issuer.jobs();
    assert.equal((await vault()).has("profile"), false);
    const another = await issuer.startAnother();
    await another.close();
  });

  test("sessions under the old key go on until they have run out; then the jobs destroy it", async () => {
    assert.equal((await vault()).has("session"), true);
    await works(person(2));
    for (let weeks = 0; weeks < 5; weeks += 1) {
      clock.advance(7 * 24 * 3_600_000);
      await issuer.jobs();
      if (weeks < 3) await works(person(2));
    }
    assert.deepEqual((await vault()).names("session"), ["session-2026-11-21"]);
    const { rows } = await issuer.db.query("SELECT entry FROM log_entries");
    for (const key of ['"session"', '"profile"', '"phone-index"'])
      assert.ok(
        rows.some(({ entry }) => entry.includes(`"keys":[${key}]`)),
        key,
      );
  });
});
