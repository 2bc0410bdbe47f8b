import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import { after, before, describe, test } from "node:test";
import { fromBase64url, toBase64url } from "@kipass/protocol/bytes";
import { renewalMessage } from "@kipass/protocol/terminal-renewal";
import { movableClock } from "@kipass/service-kit/clock";
import { ed25519PublicKey, primitives } from "@kipass/service-kit/primitives";
import type { RunningService } from "@kipass/service-kit/service";
import { until } from "@kipass/service-kit/testing-until";
import { type RegistryUnderTest, startForTest } from "../testing.ts";
import { registeredDevice } from "../testing-device.ts";
import { type Outside, openOutside } from "../testing-outside.ts";
import { GOOD_PASSWORD, signUp, type Terminal, terminal } from "../testing-terminal.ts";

describe("terminals", () => {
  const clock = movableClock(Date.parse("2026-11-21T12:00:00+09:00"));
  let outside: Outside;
  let registry: RegistryUnderTest;
  let second: RunningService;
  let manager: Terminal;
  let stranger: Terminal;
  let staff: number;

  before(async () => {
    outside = await openOutside(clock);
    registry = await startForTest({ clock, ...outside });
    second = await registry.startAnother();
    ({ manager } = await signUp(registry, outside));
    ({ manager: stranger } = await signUp(registry, outside));
    const loginId = randomBytes(5).toString("hex");
    const { body } = await manager.send("POST", "/v1/staff", { name: "1번 입구", loginId, password: GOOD_PASSWORD });
    staff = body.staff.id;
  });

  after(async () => {
    await registry?.close();
    await outside?.close();
  });

  const newKey = () => randomBytes(32).toString("base64url");
  const newCode = async () => (await manager.send("POST", "/v1/pairing-codes", { staff })).body.code as string;
  const pair = (by: Terminal, code: string) => by.send("POST", "/v1/terminals/pairing", { code, publicKey: newKey() });
  const listed = async () => (await manager.send("GET", "/v1/terminals")).body.terminals;

  test("a code lets one terminal scan for its door without a password", async () => {
    const code = await newCode();
    assert.match(code, /^[2-9A-HJKMNP-Z]{8}$/);
    const device = terminal(registry);
    const { status, body } = await pair(device, ` ${code.slice(0, 4).toLowerCase()}-${code.slice(4)}`);
    assert.deepEqual([status, body.member.name, body.member.role], [200, "1번 입구", "staff"]);
    assert.equal(await device.scan(outside.pass()), "recorded");
    assert.equal((await pair(terminal(registry), code)).body.code, "pairing-code-wrong");
    const [only] = (await listed()).filter(({ paired }: { paired: boolean }) => paired);
    assert.deepEqual([only.name, only.lastUsedOn, only.isSelf], ["1번 입구", "2026-11-21", false]);
  });

  test("a code runs out after ten minutes, and after five tries", async () => {
    const late = await newCode();
    clock.advance(600_000);
    assert.equal((await pair(terminal(registry), late)).body.code, "pairing-code-wrong");
    const code = await newCode();
    const wrong = code.slice(0, 7) + (code.endsWith("2") ? "3" : "2");
    for (let tries = 0; tries < 5; tries += 1)
      assert.equal((await pair(terminal(registry), wrong)).body.code, "pairing-code-wrong");
    assert.equal((await pair(terminal(registry), code)).body.code, "pairing-code-wrong");
  });

  test("of many terminals with one code one gets in", async () => {
    const code = await newCode();
    const answers = await Promise.all(Array.from({ length: 5 }, () => pair(terminal(registry), code)));
    assert.equal(answers.filter(({ status }) => status === 200).length, 1);
  });

  test("codes are for the own facility's doors, and neither code nor key of a door is in the database or the log", async () => {
    assert.equal((await stranger.send("POST", "/v1/pairing-codes", { staff })).body.code, "staff-not-found");
    const code = await newCode();
    const { rows } = await registry.as("owner").query("SELECT t::text FROM pairing_codes t");
    assert.ok(rows.length > 0);
    assert.ok(!JSON.stringify(rows).includes(code) && !registry.logged().includes(code));
  });

  test("a revoked terminal is out of every process within five seconds; another manager's cannot be revoked", async () => {
    const device = terminal(registry);
    await pair(device, await newCode());
    const newest = (await listed()).at(-1);
    clock.advance(1);
    assert.equal(
      (await stranger.send("POST", `/v1/terminals/${newest.id}/revocation`, {})).body.code,
      "terminal-not-found",
    );
    assert.equal(await device.at(second.url).scan(outside.pass()), "recorded");
    assert.equal((await manager.send("POST", `/v1/terminals/${newest.id}/revocation`, {})).status, 200);
    await until(async () => (await device.at(second.url).scan(outside.pass())) === "session-ended");
    assert.ok((await listed()).every(({ id }: { id: number }) => id !== newest.id));
    assert.equal(
      (await manager.send("POST", `/v1/terminals/${newest.id}/revocation`, {})).body.code,
      "terminal-not-found",
    );
  });

  test("a device that was logged in registers its key once, and is listed as the manager's own", async () => {
    const { publicKey } = await registeredDevice(manager);
    const register = (key: string) => manager.send("POST", "/v1/terminals", { publicKey: key });
    assert.equal((await register(publicKey)).status, 200);
    assert.equal((await register(newKey())).body.code, "conflict");
    assert.deepEqual(
      (await listed())
        .filter(({ isSelf }: { isSelf: boolean }) => isSelf)
        .map(({ paired }: { paired: boolean }) => paired),
      [false],
    );
  });

  test("with its session comes the telephone of its own office, and of no other", async () => {
    const telephone = async () => (await manager.send("GET", "/v1/me")).body.officeTelephone;
    const tell = (region: string, number: string) =>
      registry.as("owner").query("INSERT INTO office_letterheads VALUES ($1, '', '', '', $2)", [region, number]);
    await tell("11440", "02-3153-8114");
    assert.equal(await telephone(), "");
    await tell("11680", "02-3423-5114");
    assert.equal(await telephone(), "02-3423-5114");
  });

  test("what a terminal needs without a network comes with its session", async () => {
    const { body } = await manager.send("GET", "/v1/me");
    assert.match(body.device, /^[\w-]{22}$/);
    assert.deepEqual(
      body.queueKeys.map(({ week }: { week: string }) => week),
      ["2026-11-16", "2026-11-23"],
    );
    assert.deepEqual(
      body.passKeys.map(({ issuer, suspended }: { issuer: string; suspended: boolean }) => [issuer, suspended]),
      [
        ["naver", false],
        ["former", true],
      ],
    );
    const published = await terminal(registry).send("GET", "/.well-known/kipass-registry.json");
    assert.deepEqual(published.body.queueKeys, body.queueKeys);
  });

  test("a paired terminal goes on after its session has run out, for its key alone, once for each signature", async () => {
    const seed = randomBytes(32);
    const publicKey = toBase64url(ed25519PublicKey(seed));
    const device = terminal(registry);
    await device.send("POST", "/v1/terminals/pairing", { code: await newCode(), publicKey });
    const { body: session } = await device.send("GET", "/v1/me");
    clock.advance(14 * 86_400_000);
    assert.equal((await device.send("GET", "/v1/me")).body.code, "session-ended");
    const renew = (atMs: number, by: Uint8Array = seed) => {
      const message = renewalMessage(fromBase64url(session.device) as Uint8Array, atMs);
      const signature = toBase64url(primitives.ed25519Sign(by, message));
      return device.send("POST", "/v1/terminals/renewal", { device: session.device, atMs, signature });
    };
    assert.equal((await renew(clock.nowMs(), randomBytes(32))).body.code, "session-ended");
    assert.equal((await renew(clock.nowMs() - 300_001)).body.code, "session-ended");
    assert.equal((await renew(clock.nowMs() - 1000)).status, 200);
    assert.equal((await device.send("GET", "/v1/me")).body.member.name, "1번 입구");
    assert.notEqual((await device.send("GET", "/v1/me")).body.device, session.device);
    assert.equal((await renew(clock.nowMs() - 1000)).body.code, "session-ended");
  });

  test("neither a revoked terminal nor one that was logged in with a password is renewed", async () => {
    const { manager: boss } = await signUp(registry, outside);
    const seed = randomBytes(32);
    const { body: session } = await boss.send("GET", "/v1/me");
    await boss.send("POST", "/v1/terminals", { publicKey: toBase64url(ed25519PublicKey(seed)) });
    const message = renewalMessage(fromBase64url(session.device) as Uint8Array, clock.nowMs());
    const signature = toBase64url(primitives.ed25519Sign(seed, message));
    const body = { device: session.device, atMs: clock.nowMs(), signature };
    assert.equal((await boss.send("POST", "/v1/terminals/renewal", body)).body.code, "session-ended");
    await registry
      .as("owner")
      .query("UPDATE terminals SET paired = true, revoked_on = '2026-11-21' WHERE device = $1", [
        Buffer.from(session.device, "base64url"),
      ]);
    assert.equal((await boss.send("POST", "/v1/terminals/renewal", body)).body.code, "session-ended");
  });

  test("unused terminals and codes are erased", async () => {
    await newCode();
    clock.advance(43 * 86_400_000);
    await registry.jobs();
    const { rows } = await registry
      .as("owner")
      .query("SELECT (SELECT count(*) FROM terminals) AS terminals, (SELECT count(*) FROM pairing_codes) AS codes");
    assert.deepEqual(rows[0], { terminals: 0, codes: 0 });
  });
});
