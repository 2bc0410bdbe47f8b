import assert from "node:assert/strict";
import { createHmac } from "node:crypto";
import { after, before, describe, test } from "node:test";
import { movableClock } from "@kipass/service-kit/clock";
import { createTestAuthenticator } from "@kipass/service-kit/testing-authenticator";
import { OFFICE_ORIGIN, type RegistryUnderTest, startForTest } from "../../testing.ts";
import { officer } from "../../testing-office.ts";
import { type Outside, openOutside } from "../../testing-outside.ts";
import { terminal } from "../../testing-terminal.ts";
import { storeOfficer } from "./appoint-officer.ts";

const PASSWORD = "gyeong-2026-bok";

describe("officers of municipalities", () => {
  const clock = movableClock(Date.parse("2026-11-21T10:00:00+09:00"));
  let outside: Outside;
  let registry: RegistryUnderTest;
  let url: string;
  let nth = 0;

  before(async () => {
    outside = await openOutside(clock);
    registry = await startForTest({ clock, ...outside });
    ({ url } = await registry.startOffice());
  });
  after(async () => {
    await registry?.close();
    await outside?.close();
  });

  /** Appointed by command, as the first of a region is. */
  async function appointed(): Promise<string> {
    const loginId = `haneul${++nth}`;
    const facts = { loginId, name: "김하늘", title: "주무관", region: "11680", sectors: null };
    await storeOfficer(
      registry.as("registry_jobs"),
      { ...facts, roles: ["handler", "admin"], password: PASSWORD },
      { by: null, clock },
    );
    return loginId;
  }

  async function passwordOnly(loginId: string) {
    const { send } = terminal({ url, origin: OFFICE_ORIGIN });
    assert.deepEqual((await send("POST", "/v1/sessions", { loginId, password: PASSWORD })).body, { stage: "password" });
    return send;
  }

  test("the password alone opens nothing but the second step; the first passkey completes the log-in", async () => {
    const loginId = await appointed();
    const send = await passwordOnly(loginId);
    assert.equal((await send("GET", "/v1/queue")).body.code, "forbidden");
    assert.deepEqual((await send("POST", "/v1/second-step", {})).body, { passkey: null, oneTimePassword: false });
    const device = createTestAuthenticator({ origin: OFFICE_ORIGIN });
    const { body: creation } = await send("POST", "/v1/passkeys/creation", {});
    assert.equal((await send("POST", "/v1/passkeys", device.register(creation))).status, 200);
    assert.equal((await send("GET", "/v1/queue")).status, 200);

    const again = await passwordOnly(loginId);
    const other = createTestAuthenticator({ origin: OFFICE_ORIGIN });
    assert.equal((await again("POST", "/v1/passkeys/creation", {})).body.code, "second-step-needed");
    const { body: step } = await again("POST", "/v1/second-step", {});
    assert.equal(
      (await again("POST", "/v1/second-step/passkey", other.confirm(step.passkey))).body.code,
      "passkey-refused",
    );
    const { body: next } = await again("POST", "/v1/second-step", {});
    assert.equal((await again("POST", "/v1/second-step/passkey", device.confirm(next.passkey))).status, 200);
    assert.equal((await again("GET", "/v1/queue")).status, 200);
  });

  test("a code of an authenticator app serves as well, each once", async () => {
    const loginId = await appointed();
    const send = await passwordOnly(loginId);
    const { body: enrolled } = await send("POST", "/v1/one-time-passwords", {});
    assert.ok(enrolled.uri.startsWith(`otpauth://totp/KI-PASS:${loginId}?`), enrolled.uri);
    const code = () => codeOf(enrolled.secret, Math.floor(clock.nowMs() / 30_000));
    const used = code();
    assert.equal((await send("POST", "/v1/one-time-passwords/confirmation", { code: used })).status, 200);
    assert.equal((await send("GET", "/v1/queue")).status, 200);
    const again = await passwordOnly(loginId);
    const wrong = await again("POST", "/v1/second-step/code", { code: used });
    assert.equal(wrong.body.code, "one-time-password-wrong");
    clock.advance(60_000);
    assert.equal((await again("POST", "/v1/second-step/code", { code: code() })).status, 200);
  });

  test("a session ends ten minutes after the last request, and eight hours after the log-in in any case", async () => {
    const idle = await officer(registry, url, clock);
    clock.advance(9 * 60_000);
    assert.equal((await idle.send("GET", "/v1/me")).status, 200);
    clock.advance(9 * 60_000);
    assert.equal((await idle.send("GET", "/v1/me")).status, 200);
    clock.advance(10 * 60_000);
    assert.equal((await idle.send("GET", "/v1/me")).body.code, "session-ended");
    const busy = await officer(registry, url, clock);
    for (let minutes = 0; minutes < 8 * 60 - 5; minutes += 5) {
      clock.advance(5 * 60_000);
      assert.equal((await busy.send("GET", "/v1/me")).status, 200);
    }
    clock.advance(5 * 60_000);
    assert.equal((await busy.send("GET", "/v1/me")).body.code, "session-ended");
  });

  test("an officer who has left is refused at the next request, and cannot log in again", async () => {
    const admin = await officer(registry, url, clock, { roles: ["admin"] });
    const leaving = await officer(registry, url, clock);
    assert.equal((await leaving.send("GET", "/v1/queue")).status, 200);
    assert.equal((await admin.send("POST", `/v1/officers/${leaving.id}/leaving`, {})).status, 200);
    assert.equal((await leaving.send("GET", "/v1/queue")).body.code, "session-ended");
    assert.equal((await admin.send("POST", `/v1/officers/${leaving.id}/leaving`, {})).body.code, "officer-not-found");
  });

  test("an administrator makes way for a new passkey when one is lost, with a password told in person", async () => {
    const loginId = await appointed();
    const send = await passwordOnly(loginId);
    const device = createTestAuthenticator({ origin: OFFICE_ORIGIN });
    await send("POST", "/v1/passkeys", device.register((await send("POST", "/v1/passkeys/creation", {})).body));
    const { id } = (await send("GET", "/v1/me")).body.officer;
    const admin = await officer(registry, url, clock, { roles: ["admin"] });
    const path = `/v1/officers/${id}/log-in-renewal`;
    const [reason, password] = ["전화기 분실", "saero-2026-jihyeon"];
    assert.equal((await admin.send("POST", path, { password: "1234567890", reason })).body.code, "weak-password");
    assert.equal((await admin.send("POST", path, { password, reason })).status, 200);
    assert.equal((await send("GET", "/v1/queue")).body.code, "session-ended");
    const again = terminal({ url, origin: OFFICE_ORIGIN }).send;
    assert.equal((await again("POST", "/v1/sessions", { loginId, password: PASSWORD })).body.code, "login-failed");
    await again("POST", "/v1/sessions", { loginId, password });
    assert.deepEqual((await again("POST", "/v1/second-step", {})).body, { passkey: null, oneTimePassword: false });
    const { body: log } = await admin.send("GET", `/v1/access-log?officer=${admin.id}&what=renewLogIn`);
    assert.deepEqual([log.entries[0].about, log.entries[0].why], [`officer=${id}`, reason]);
    assert.doesNotMatch(JSON.stringify(log), /saero/);
  });

  test("no administrator takes over the log-in of somebody with a wider reach, nor renews their own", async () => {
    const renew = async (who: Awaited<ReturnType<typeof officer>>, whose: number) =>
      (await who.send("POST", `/v1/officers/${whose}/log-in-renewal`, { password: PASSWORD, reason: "분실" })).body
        .code;
    const karaoke = await officer(registry, url, clock, { roles: ["admin"], sectors: ["karaoke"] });
    const gangnam = await officer(registry, url, clock, { roles: ["admin"] });
    const seoul = await officer(registry, url, clock, { roles: ["admin"], region: "11" });
    assert.equal(await renew(karaoke, gangnam.id), "forbidden");
    assert.equal((await karaoke.send("POST", `/v1/officers/${gangnam.id}/leaving`, {})).body.code, "forbidden");
    assert.equal(await renew(gangnam, gangnam.id), "forbidden");
    assert.equal(await renew(gangnam, seoul.id), "officer-not-found");
    assert.equal(await renew(gangnam, karaoke.id), undefined);
  });

  const base = { name: "박바다", title: "주무관", password: PASSWORD, sectors: null, roles: ["handler"] };
  const wider: [string, object, object][] = [
    ["another municipality", {}, { region: "11440" }],
    ["the 시도", {}, { region: "11" }],
    ["the country", {}, { region: "all" }],
    ["all sectors", { sectors: ["karaoke"] }, { region: "11680" }],
    ["other sectors", { sectors: ["karaoke"] }, { region: "11680", sectors: ["karaoke", "cinema"] }],
  ];
  for (const [what, own, given] of wider) {
    test(`an administrator appoints nobody for ${what} beyond their own`, async () => {
      const admin = await officer(registry, url, clock, { roles: ["admin"], ...own });
      const { body } = await admin.send("POST", "/v1/officers", { ...base, loginId: `bada${++nth}`, ...given });
      assert.equal(body.code, "forbidden");
    });
  }

  test("an administrator of a 시도 appoints for a 시군구 in it, and sees its officers, not the other way round", async () => {
    const seoul = await officer(registry, url, clock, { region: "11", roles: ["admin"] });
    const loginId = `bada${++nth}`;
    const { body } = await seoul.send("POST", "/v1/officers", { ...base, loginId, region: "11680" });
    assert.equal(body.officer.regionName, "서울특별시 강남구");
    const gangnam = await officer(registry, url, clock, { roles: ["admin"] });
    const seen = (await gangnam.send("GET", "/v1/officers")).body.officers.map(({ id }: { id: number }) => id);
    assert.ok(seen.includes(body.officer.id) && !seen.includes(seoul.id));
    assert.equal((await gangnam.send("POST", `/v1/officers/${seoul.id}/leaving`, {})).body.code, "officer-not-found");
  });

  test("every action is in the access log of its region, refused ones too, and nobody can change it", async () => {
    const handler = await officer(registry, url, clock);
    await handler.send("GET", "/v1/facilities?q=온도");
    await handler.send("GET", "/v1/facilities/999999");
    const admin = await officer(registry, url, clock, { roles: ["admin"] });
    const { body } = await admin.send("GET", "/v1/access-log");
    const lines = body.entries.map((entry: Record<string, string>) => [entry.what, entry.about, entry.refused]);
    assert.deepEqual(lines.slice(0, 2), [
      ["readFacility", "facility=999999", "facility-not-found"],
      ["listFacilities", "q=온도", null],
    ]);
    const elsewhere = await officer(registry, url, clock, { region: "11440", roles: ["admin"] });
    assert.deepEqual((await elsewhere.send("GET", "/v1/access-log")).body.entries, []);
    const { body: others } = await elsewhere.send("GET", "/v1/access-log");
    assert.deepEqual(
      others.entries.map(({ what }: { what: string }) => what),
      ["readAccessLog"],
    );
    for (const statement of ["UPDATE office_access_log SET why = ''", "DELETE FROM office_access_log"]) {
      await assert.rejects(registry.as("registry_office").query(statement), { code: "42501" });
    }
  });
});

/** What an authenticator app shows (RFC 6238) for a secret in base32. */
function codeOf(secret: string, step: number): string {
  const bits = [...secret].map((letter) =>
    "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".indexOf(letter).toString(2).padStart(5, "0"),
  );
  const key = Buffer.from(
    bits
      .join("")
      .match(/.{8}/g)
      ?.map((byte) => Number.parseInt(byte, 2)) ?? [],
  );
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(step));
  const mac = createHmac("sha1", key).update(counter).digest();
  const at = (mac.at(-1) as number) & 15;
  return String((mac.readUInt32BE(at) & 0x7fffffff) % 1_000_000).padStart(6, "0");
}
