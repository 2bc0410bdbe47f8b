import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { movableClock } from "@kipass/service-kit/clock";
import { type RegistryUnderTest, startForTest } from "../../testing.ts";
import { officer } from "../../testing-office.ts";
import { type Outside, openOutside } from "../../testing-outside.ts";
import { signUp } from "../../testing-terminal.ts";

describe("facilities that look registered twice, though nobody asked", () => {
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

  type Who = Awaited<ReturnType<typeof officer>>;
  const found = async ({ send }: Who) => {
    const { body } = await send("GET", "/v1/queue?kind=duplicate-likely");
    const { total, items } = body.kinds.find(({ kind }: { kind: string }) => kind === "duplicate-likely");
    const pairs = items.map((item: { facilities: { id: number }[]; note: string }) => [
      ...item.facilities.map(({ id }) => id),
      item.note,
    ]);
    assert.equal(total, pairs.length);
    return pairs;
  };
  const street = "서울특별시 강남구 도산대로 100";
  const register = async (facts: object) => (await signUp(registry, outside, { address: street, ...facts })).facility;

  test("stand in the queue side by side until an officer says they are two, which is remembered and can be undone", async () => {
    const one = await register({ name: "가온 헌팅포차", addressDetail: "2층" });
    const two = await register({ name: "가온포차", address: `${street}번지`, addressDetail: "2층 201호" });
    await register({ name: "가온 헌팅포차", addressDetail: "3층", businessNumber: "220-81-62517" });
    const seo = await officer(registry, url, clock);
    assert.deepEqual(await found(seo), [[two, one, "number"]]);
    const pair = { one: two, other: one };
    assert.equal((await seo.send("POST", "/v1/distinctions/undoing", pair)).body.code, "conflict");
    assert.equal((await seo.send("POST", "/v1/distinctions", pair)).status, 200);
    assert.equal((await seo.send("POST", "/v1/distinctions", { one, other: two })).body.code, "conflict");
    assert.deepEqual(await found(seo), []);
    assert.equal((await seo.send("POST", "/v1/distinctions/undoing", pair)).status, 200);
    assert.deepEqual(await found(seo), [[two, one, "number"]]);
    assert.equal((await seo.send("POST", "/v1/distinctions", { one, other: one })).body.code, "facility-not-found");
    await seo.send("POST", "/v1/distinctions", pair);
  });

  test("of two officers at once one wins and the other is told", async () => {
    const one = await register({ name: "㈜ 다온", businessNumber: null, address: `${street}-2` });
    const two = await register({ name: "다온", businessNumber: "220-81-62517", address: `${street}-2` });
    const officers = [await officer(registry, url, clock), await officer(registry, url, clock)];
    assert.deepEqual(await found(officers[0] as Who), [[two, one, "name"]]);
    const answers = await Promise.all(
      officers.map(({ send }) => send("POST", "/v1/distinctions", { one, other: two })),
    );
    assert.deepEqual(answers.map(({ status }) => status).sort(), [200, 409]);
  });

  test("are told once, by their own request for deletion or here, and to their own municipality alone", async () => {
    const one = await signUp(registry, outside, { name: "라온", address: `${street}-1`, businessNumber: null });
    const two = await signUp(registry, outside, { name: "라온", address: `${street}-1`, businessNumber: null });
    const three = await signUp(registry, outside, { name: "라 온", address: `${street}-1`, businessNumber: null });
    const seo = await officer(registry, url, clock);
    assert.deepEqual(await found(seo), [
      [three.facility, one.facility, "name"],
      [two.facility, one.facility, "name"],
    ]);
    for (const region of ["11440", "11", "all"])
      assert.deepEqual(await found(await officer(registry, url, clock, { region })), []);
    assert.deepEqual(await found(await officer(registry, url, clock, { sectors: ["karaoke"] })), []);
    await three.manager.send("POST", "/v1/facility/deletion-request", { duplicateOf: null, reason: "두 번 등록함" });
    assert.deepEqual(await found(seo), [[two.facility, one.facility, "name"]]);
    const [goes, stays] = [two.facility, one.facility].map((facility) => ({ facility, version: 1 }));
    await seo.send("POST", "/v1/merges", { goes, stays });
    assert.deepEqual(await found(seo), []);
    const { body } = await (await officer(registry, url, clock, { roles: ["admin"] })).send("GET", "/v1/access-log");
    assert.equal(body.entries[1].about, `facility=${two.facility} facility=${one.facility}`);
  });
});
