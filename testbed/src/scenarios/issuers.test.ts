import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import { readFileSync } from "node:fs";
import { after, before, describe, test } from "node:test";
import { fromBase64url, toBase64url } from "@kipass/protocol/bytes";
import { type CertifiedIssuer, openCertification } from "@kipass/protocol/certification";
import { parsePass } from "@kipass/protocol/pass";
import { testServerUrl } from "@kipass/service-kit/postgres/test-database";
import { ed25519PublicKey, primitives } from "@kipass/service-kit/primitives";
import { drawOwnPass } from "../examples/own-issuer.ts";
import { withIssuer } from "../ministry.ts";
import { passKeyPeriods } from "../pass-key-periods.ts";
import type { Terminal } from "../terminal.ts";
import { openTown, type Town } from "../town.ts";
import type { Visitor } from "../visitor.ts";

describe("issuers come, change their keys, and are suspended", () => {
  let town: Town;
  let door: Terminal;
  let visitor: Visitor;

  before(async () => {
    town = await openTown({ adminUrl: testServerUrl(), startMs: Date.parse("2026-11-21T12:00:00+09:00") });
    door = await town.openFacility({
      name: "온도포차",
      sector: "hunting-pocha",
      loginId: "ondo01",
      businessNumber: "1234567891",
    });
    visitor = await town.enrol("naver", { name: "홍길동", phone: "01000170001" });
  });
  after(() => town?.close());

  const publish = (change: (issuer: CertifiedIssuer) => CertifiedIssuer) =>
    town.publish((now) => withIssuer(now, change(certified("naver"))));
  const certified = (code: string) =>
    town.ministry.current().issuers.find((one) => one.code === code) ?? assert.fail(code);
  const newSlot = () => town.clock.advance(15_000);

  test("a new pass key takes over while people are at the doors, and no pass is refused", async () => {
    const { passKeys } = await town.issuers.naver.preparePassKey(900);
    const now = Math.floor(town.clock.nowMs() / 1000);
    await publish((naver) => ({
      ...naver,
      passKeys: passKeyPeriods(naver.passKeys, passKeys, { now, leadSeconds: 60 }),
    }));

    const signedBy: number[] = [];
    let inHand = await visitor.draw();
    for (let scans = 0; scans < 10; scans += 1) {
      // Drawn a moment before, shown now: one of them crosses the switch.
      town.clock.advance(7_000);
      assert.equal(await door.scan(inHand), "recorded");
      signedBy.push(parsePass(inHand)?.header.keyId ?? -1);
      town.clock.advance(8_000);
      inHand = await visitor.draw();
    }
    assert.deepEqual([...new Set(signedBy)], [1, 900], "the old key until its time, then the new one");
  });

  test("the old key is destroyed once its last passes have ended, and stays listed for those kept offline", async () => {
    const edition = () =>
      openCertification(
        readFileSync(town.ministry.file, "utf8"),
        fromBase64url(town.ministry.rootPublicKey)!,
        primitives,
      ) ?? assert.fail();
    assert.deepEqual(await town.issuers.naver.retirePassKeys(edition()), []);
    town.clock.advance(3 * 86_400_000);
    await town.jobs();
    assert.deepEqual(await town.issuers.naver.retirePassKeys(edition()), [1]);
    await town.issuers.naver.jobs();
    assert.deepEqual(
      (await visitor.client.describeKeys()).passKeys.map(({ keyId }) => keyId),
      [900],
      "the jobs do not make it again",
    );
    assert.deepEqual(
      certified("naver").passKeys.map(({ keyId }) => keyId),
      [1, 900],
    );
    assert.equal(await door.scan(await visitor.draw()), "recorded");
    const { entries } = await visitor.client.readLog({ query: {} });
    assert.ok(entries.some((line) => line.includes("pass-signing-1") && line.includes("destruction")));
  });

  test("a suspended issuer draws nothing, what it drew is held at the door, and it goes on afterwards", async () => {
    newSlot();
    const drawn = await visitor.draw();
    await publish((naver) => ({ ...naver, state: "suspended" }));
    assert.equal((await visitor.client.describeIssuer()).state, "suspended");
    assert.equal(await door.scan(drawn), "issuer-suspended");
    await assert.rejects(visitor.draw(), { code: "issuer-suspended" });
    await publish((naver) => ({ ...naver, state: "active" }));
    newSlot();
    assert.equal(await door.scan(await visitor.draw()), "recorded");
  });

  test("an issuer that is a file and two keys is admitted, and its pass is scanned", async () => {
    const [seed, passKey] = [randomBytes(32), randomBytes(32)];
    const draw = () => drawOwnPass(seed, passKey, 999, Math.floor(town.clock.nowMs() / 1000));
    assert.equal(await door.scan(draw()), "unknown-issuer");
    const publicKey = toBase64url(ed25519PublicKey(seed));
    const now = Math.floor(town.clock.nowMs() / 1000);
    const mine = {
      code: "mine",
      name: { ko: "내 앱", en: "My app" },
      baseUrl: "http://localhost:4999",
      safeNumberIssuer: 9,
      signingKey: publicKey,
      state: "active" as const,
    };
    await town.publish((body) =>
      withIssuer(body, {
        ...mine,
        passKeys: passKeyPeriods([], [{ keyId: 999, publicKey }], { now, leadSeconds: 60 }),
      }),
    );
    newSlot();
    assert.equal(await door.scan(draw()), "recorded");
  });
});
