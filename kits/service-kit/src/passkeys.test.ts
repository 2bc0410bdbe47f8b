import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import { readFileSync } from "node:fs";
import { after, before, beforeEach, describe, test } from "node:test";
import { toBase64url } from "@kipass/protocol/bytes";
import { Problem, type ProblemCode } from "@kipass/protocol/problem";
import { movableClock } from "./clock.ts";
import { createPasskeys, eraseExpiredChallenges, type Passkeys } from "./passkeys.ts";
import { connect, type Database } from "./postgres/database.ts";
import { createTestDatabase, type TestDatabase } from "./postgres/test-database.ts";
import { createTestAuthenticator, type Flaws } from "./testing-authenticator.ts";

const origin = "https://console.test";
const refused = (answer: Promise<unknown>, code: ProblemCode = "passkey-refused") =>
  assert.rejects(answer, (thrown) => thrown instanceof Problem && thrown.code === code);

describe("passkeys", () => {
  const clock = movableClock(Date.parse("2026-11-21T12:00:00+09:00"));
  const seo = { number: 7, userName: "seoyeon", displayName: "이서연" };
  const other = { number: 8, userName: "minjae", displayName: "김민재" };
  let database: TestDatabase;
  let db: Database;
  let otherDb: Database;
  /** Two processes of one party. */
  let passkeys: Passkeys;
  let elsewhere: Passkeys;

  before(async () => {
    database = await createTestDatabase({});
    db = connect(database.ownerUrl, { name: "test", max: 8 });
    await db.query(readFileSync(new URL("./passkeys.sql", import.meta.url), "utf8"));
    const options = { rpId: "console.test", origin, rpName: "전자출입명부", clock };
    passkeys = createPasskeys({ ...options, db });
    otherDb = connect(database.ownerUrl, { name: "test", max: 2 });
    elsewhere = createPasskeys({ ...options, db: otherDb });
  });
  beforeEach(() => db.query("TRUNCATE passkeys, passkey_challenges"));
  after(async () => {
    await Promise.all([db.close(), otherDb.close()]);
    await database.drop();
  });

  async function registered(account = seo, options = {}) {
    const device = createTestAuthenticator({ origin, ...options });
    await passkeys.add(account.number, device.register(await passkeys.creation(account)));
    return device;
  }
  const logIn = async (device: ReturnType<typeof createTestAuthenticator>, flaws?: Flaws) =>
    passkeys.confirm(seo.number, device.confirm(await passkeys.request(seo.number), flaws));

  test("one is registered, confirms a log-in in another process, and is listed until it is removed", async () => {
    const device = createTestAuthenticator({ origin });
    const creation = await passkeys.creation(seo);
    assert.deepEqual([creation.rpId, creation.userName, creation.known], ["console.test", "seoyeon", []]);
    const added = await elsewhere.add(seo.number, device.register(creation));
    assert.deepEqual(added.publicKey, device.publicKey);
    const request = await passkeys.request(seo.number);
    assert.deepEqual(request.known, [{ id: device.id, transports: ["internal"] }]);
    const used = await elsewhere.confirm(seo.number, device.confirm(request));
    assert.deepEqual([used.id, used.usedAtMs, used.synced], [device.id, clock.nowMs(), false]);
    assert.deepEqual(await passkeys.list(seo.number), [used]);
    assert.equal(await passkeys.remove(other.number, device.id), false);
    assert.equal(await passkeys.remove(seo.number, device.id), true);
    assert.deepEqual(await passkeys.list(seo.number), []);
    await refused(logIn(device));
  });

  test("an answer is judged once, also when it comes twice at the same moment", async () => {
    const device = await registered();
    const answer = device.confirm(await passkeys.request(seo.number));
    const answers = await Promise.allSettled([1, 2, 3, 4].map(() => passkeys.confirm(seo.number, answer)));
    assert.equal(answers.filter(({ status }) => status === "fulfilled").length, 1);
    await refused(passkeys.confirm(seo.number, answer));
    const made = createTestAuthenticator({ origin }).register(await passkeys.creation(seo));
    await passkeys.add(seo.number, made);
    await refused(passkeys.add(seo.number, made));
  });

  test("a challenge lives five minutes, for one account and one purpose", async () => {
    const device = await registered();
    const theirs = await passkeys.request(other.number);
    await refused(passkeys.confirm(seo.number, device.confirm(theirs)));
    await refused(passkeys.confirm(seo.number, device.touch(randomBytes(32))));
    const late = device.confirm(await passkeys.request(seo.number));
    clock.advance(5 * 60_000);
    await refused(passkeys.confirm(seo.number, late));
    const creation = await passkeys.creation(seo);
    await refused(passkeys.confirm(seo.number, device.touch(Buffer.from(creation.challenge, "base64url"))));
    const { rows } = await db.query("SELECT count(*) AS left FROM passkey_challenges");
    clock.advance(5 * 60_000);
    assert.equal(await eraseExpiredChallenges(db, clock.nowMs()), rows[0].left);
  });

  const flaws: [what: string, flaw: Flaws][] = [
    ["another site", { origin: "https://console.test.example" }],
    ["another port", { origin: "https://console.test:8443" }],
    ["another domain's passkey", { rpId: "test" }],
    ["no user verification", { isVerified: false }],
    ["nobody present", { isPresent: false }],
    ["an answer of another type", { type: "webauthn.payment" }],
    ["a page in somebody's frame", { crossOrigin: true }],
    ["another challenge", { challenge: randomBytes(32) }],
    ["client data that is no JSON", { clientData: (json) => json.slice(1) }],
  ];
  for (const [what, flaw] of flaws) {
    test(`refused: ${what}`, async () => {
      const device = await registered();
      await refused(logIn(device, flaw));
      if (flaw.crossOrigin) return;
      await refused(
        passkeys.add(seo.number, createTestAuthenticator({ origin }).register(await passkeys.creation(seo), flaw)),
      );
    });
  }

  test("refused: the raw challenge signed, as a server would want that hopes for an approval", async () => {
    const device = await registered();
    const { challenge } = await passkeys.request(seo.number);
    await refused(passkeys.confirm(seo.number, device.touch(Buffer.from(challenge, "base64url"))));
  });

  test("refused: another key under a known id, a signature changed, bytes that are none", async () => {
    const device = await registered();
    const stranger = createTestAuthenticator({ origin });
    const answer = () => passkeys.request(seo.number).then((request) => stranger.confirm(request));
    await refused(passkeys.confirm(seo.number, await answer()));
    await refused(passkeys.confirm(seo.number, { ...(await answer()), id: device.id }));
    await refused(passkeys.confirm(seo.number, { ...(await answer()), id: "=" }));
    const good = device.confirm(await passkeys.request(seo.number));
    const signature = Buffer.from(good.signature, "base64url");
    signature[signature.length - 1]! ^= 1;
    await refused(passkeys.confirm(seo.number, { ...good, signature: toBase64url(signature) }));
  });

  test("a count that does not rise tells of a copied key; synced passkeys do not count", async () => {
    const device = await registered();
    await logIn(device);
    await refused(logIn(device, { signCount: 2 }));
    await logIn(device);
    const synced = await registered(seo, { isSynced: true });
    await logIn(synced);
    assert.equal((await logIn(synced)).synced, true);
  });

  test("a passkey is one account's, and an account has ten at most", async () => {
    const device = await registered();
    await refused(passkeys.add(other.number, device.register(await passkeys.creation(other))), "conflict");
    for (let more = 1; more < 10; more++) await registered();
    await assert.rejects(registered(), { code: "limit-reached" });
  });
});
