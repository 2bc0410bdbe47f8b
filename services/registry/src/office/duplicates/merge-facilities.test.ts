import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import { after, before, describe, test } from "node:test";
import { fromBase64url, toBase64url } from "@kipass/protocol/bytes";
import { renewalMessage } from "@kipass/protocol/terminal-renewal";
import { movableClock } from "@kipass/service-kit/clock";
import { ed25519PublicKey, primitives } from "@kipass/service-kit/primitives";
import { until } from "@kipass/service-kit/testing-until";
import { type RegistryUnderTest, startForTest } from "../../testing.ts";
import { officer } from "../../testing-office.ts";
import { type Outside, openOutside } from "../../testing-outside.ts";
import { GOOD_PASSWORD, signUp, terminal } from "../../testing-terminal.ts";

const DAY_MS = 86_400_000;

describe("facilities registered twice, and in the wrong region", () => {
  const clock = movableClock(Date.parse("2026-11-21T10:00:00+09:00"));
  let outside: Outside;
  let registry: RegistryUnderTest;
  let url: string;

  before(async () => {
    outside = await openOutside(clock);
    registry = await startForTest({ clock, ...outside });
    ({ url } = await registry.startOffice());
  });
  after(async () => {
    await registry?.close();
    await outside?.close();
  });

  const statusOf = async (id: number) => {
    const { rows } = await registry.as("owner").query("SELECT status FROM facilities WHERE id = $1", [id]);
    return rows[0]?.status;
  };

  test("one ends and the other goes on, which can be taken back for thirty days and no longer", async () => {
    const [twice, once] = [await signUp(registry, outside), await signUp(registry, outside)];
    await twice.manager.send("POST", "/v1/facility/deletion-request", { duplicateOf: null, reason: "두 번 등록함" });
    const { send } = await officer(registry, url, clock);
    const { body: queue } = await send("GET", "/v1/queue");
    const asked = queue.kinds.find(({ kind }: { kind: string }) => kind === "duplicate");
    assert.deepEqual([asked.total, asked.items[0].note], [1, "두 번 등록함"]);
    const goes = { facility: twice.facility, version: asked.items[0].facilities[0].version };
    const stays = { facility: once.facility, version: 1 };
    assert.equal((await send("POST", "/v1/merges", { goes: { ...goes, version: 99 }, stays })).body.code, "conflict");
    const { body } = await send("POST", "/v1/merges", { goes, stays });
    assert.equal(await statusOf(twice.facility), "closed");
    const { body: detail } = await send("GET", `/v1/facilities/${once.facility}`);
    assert.deepEqual(
      detail.related.map(({ facility, isLater }: { facility: { id: number }; isLater: boolean }) => [
        facility.id,
        isLater,
      ]),
      [[twice.facility, false]],
    );
    assert.equal((await send("POST", "/v1/merges", { goes, stays })).body.code, "conflict");
    clock.advance(29 * DAY_MS);
    const later = await officer(registry, url, clock);
    assert.equal((await later.send("POST", `/v1/merges/${body.merge}/reverting`, {})).status, 200);
    assert.equal(await statusOf(twice.facility), "active");
    assert.equal((await later.send("POST", `/v1/merges/${body.merge}/reverting`, {})).body.code, "facility-not-found");
    const again = { goes: { ...goes, version: goes.version + 2 }, stays };
    const { body: second } = await later.send("POST", "/v1/merges", again);
    clock.advance(30 * DAY_MS);
    const tooLate = await officer(registry, url, clock);
    assert.equal((await tooLate.send("POST", `/v1/merges/${second.merge}/reverting`, {})).body.code, "conflict");
    assert.equal(await statusOf(twice.facility), "closed");
  });

  test("managers, staff and terminals go on at the one that stays, and back when the merge is taken back", async () => {
    const [goes, stays] = [await signUp(registry, outside), await signUp(registry, outside)];
    const loginId = randomBytes(5).toString("hex");
    const { body: staff } = await goes.manager.send("POST", "/v1/staff", {
      name: "1번 입구",
      loginId,
      password: GOOD_PASSWORD,
    });
    const seed = randomBytes(32);
    const { body: pairing } = await goes.manager.send("POST", "/v1/pairing-codes", { staff: staff.staff.id });
    const door = terminal(registry);
    const publicKey = toBase64url(ed25519PublicKey(seed));
    await door.send("POST", "/v1/terminals/pairing", { code: pairing.code, publicKey });
    const { body: session } = await door.send("GET", "/v1/me");
    const doorsAt = async (facility: number) => {
      const { rows } = await registry
        .as("owner")
        .query("SELECT door FROM members WHERE facility = $1 AND revoked_on IS NULL ORDER BY door", [facility]);
      return rows.map((row) => row.door);
    };
    const before = [await doorsAt(goes.facility), await doorsAt(stays.facility)];
    clock.advance(1000);
    const seo = await officer(registry, url, clock);
    const seen = (facility: number) => ({ facility, version: 1 });
    const merging = { goes: seen(goes.facility), stays: seen(stays.facility) };
    const { body: merged } = await seo.send("POST", "/v1/merges", merging);
    assert.deepEqual(merged.moved, { managers: 1, staff: 1 });
    const { body: grown } = await seo.send("GET", `/v1/facilities/${stays.facility}`);
    assert.deepEqual(grown.people, { managers: 2, staff: 1 });
    assert.deepEqual([(await doorsAt(goes.facility)).length, (await doorsAt(stays.facility)).length], [0, 3]);
    await until(async () => (await door.send("GET", "/v1/me")).body.code === "session-ended");
    const facilityOf = async (id: string) => {
      const { body } = await terminal(registry).send("POST", "/v1/sessions", { loginId: id, password: GOOD_PASSWORD });
      return body.facility.id;
    };
    assert.equal(await facilityOf(goes.form.loginId), stays.facility);
    assert.equal(await facilityOf(loginId), stays.facility);
    const atMs = clock.nowMs();
    const message = renewalMessage(fromBase64url(session.device) as Uint8Array, atMs);
    const signature = toBase64url(primitives.ed25519Sign(seed, message));
    await door.send("POST", "/v1/terminals/renewal", { device: session.device, atMs, signature });
    assert.equal((await door.send("GET", "/v1/me")).body.facility.id, stays.facility);
    const { body: kept } = await stays.manager.send("GET", "/v1/facility/history");
    assert.deepEqual([kept.changes[0].what, kept.changes[0].newValue], ["peopleJoined", "2"]);

    clock.advance(1000);
    const { body: reverted } = await seo.send("POST", `/v1/merges/${merged.merge}/reverting`, {});
    assert.deepEqual(reverted, { movedBack: 2 });
    assert.deepEqual([await doorsAt(goes.facility), await doorsAt(stays.facility)], before);
    assert.equal(await facilityOf(goes.form.loginId), goes.facility);
    await until(async () => (await door.send("GET", "/v1/me")).body.code === "session-ended");
  });

  test("who has left since, or went on to a third registration, is not brought back to the wrong one", async () => {
    const [a, b, c] = [
      await signUp(registry, outside),
      await signUp(registry, outside),
      await signUp(registry, outside),
    ];
    const seo = await officer(registry, url, clock);
    const merge = async (goes: typeof a, stays: typeof a) => {
      const seen = async ({ facility }: typeof a) => {
        const { body } = await seo.send("GET", `/v1/facilities/${facility}`);
        return { facility, version: body.facility.version };
      };
      return (await seo.send("POST", "/v1/merges", { goes: await seen(goes), stays: await seen(stays) })).body;
    };
    const first = await merge(a, b);
    const second = await merge(b, c);
    assert.deepEqual(second.moved, { managers: 2, staff: 0 });
    const back = async (id: number) => (await seo.send("POST", `/v1/merges/${id}/reverting`, {})).body.movedBack;
    assert.equal(await back(first.merge), 1);
    assert.equal(await back(second.merge), 1);
    for (const { facility, form } of [a, b, c]) {
      const { rows } = await registry
        .as("owner")
        .query("SELECT facility FROM members WHERE login_id = $1", [form.loginId]);
      assert.deepEqual(rows, [{ facility }]);
    }
  });

  test("of two officers who merge the same two the other way round one wins", async () => {
    const [one, two] = [await signUp(registry, outside), await signUp(registry, outside)];
    const seen = (facility: number) => ({ facility, version: 1 });
    const officers = await Promise.all([officer(registry, url, clock), officer(registry, url, clock)]);
    const answers = await Promise.all([
      officers[0].send("POST", "/v1/merges", { goes: seen(one.facility), stays: seen(two.facility) }),
      officers[1].send("POST", "/v1/merges", { goes: seen(two.facility), stays: seen(one.facility) }),
    ]);
    assert.deepEqual(answers.map(({ status }) => status).sort(), [200, 409]);
  });

  test("a facility changes its region only when the other municipality accepts", async () => {
    const { facility } = await signUp(registry, outside);
    const here = await officer(registry, url, clock);
    const there = await officer(registry, url, clock, { region: "11440" });
    const elsewhere = await officer(registry, url, clock, { region: "26110" });
    const proposal = { facility, version: 1, toRegion: "11440", reason: "마포구에 있음" };
    const { body } = await here.send("POST", "/v1/transfers", proposal);
    assert.equal((await here.send("POST", "/v1/transfers", proposal)).body.code, "conflict");
    const answer = (who: typeof here, text: string) =>
      who.send("POST", `/v1/transfers/${body.transfer}/answer`, { answer: text });
    assert.equal((await answer(elsewhere, "accept")).body.code, "conflict");
    assert.equal((await answer(here, "accept")).body.code, "conflict");
    assert.equal((await answer(there, "take-back")).body.code, "conflict");
    assert.equal((await there.send("GET", `/v1/facilities/${facility}`)).body.code, "facility-not-found");
    const { body: queue } = await there.send("GET", "/v1/queue");
    const proposed = queue.kinds.find(({ kind }: { kind: string }) => kind === "transfer");
    assert.deepEqual([proposed.total, proposed.items[0].note], [1, "마포구에 있음"]);
    assert.equal((await answer(there, "accept")).status, 200);
    assert.equal((await there.send("GET", `/v1/facilities/${facility}`)).status, 200);
    assert.equal((await here.send("GET", `/v1/facilities/${facility}`)).body.code, "facility-not-found");
    assert.equal((await answer(there, "refuse")).body.code, "conflict");
  });

  test("who runs a facility is opened for its region alone, with a reason in the log", async () => {
    const { facility, form } = await signUp(registry, outside);
    const { send } = await officer(registry, url, clock);
    const { body } = await send("POST", `/v1/facilities/${facility}/contact`, { reason: "현장점검 연락" });
    assert.deepEqual([body.representative, body.managerPhones], ["한대표", [form.managerPhone]]);
    const { rows } = await registry
      .as("owner")
      .query("SELECT what, about, why FROM office_access_log ORDER BY id DESC LIMIT 1");
    assert.deepEqual(rows, [{ what: "openContact", about: `facility=${facility}`, why: "현장점검 연락" }]);
  });
});
