import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { orderKeysOf } from "@kipass/protocol/certification";
import { openJws } from "@kipass/protocol/jws";
import { primitives } from "@kipass/service-kit/primitives";
import { until } from "@kipass/service-kit/testing-until";
import { FRIDAY, openTown, PASSWORD, type TestOfficer, type Town } from "../stand-ins/town.ts";

describe("a new order-signing key", () => {
  let town: Town;
  let seo: TestOfficer;
  let park: TestOfficer;
  let count = 0;

  before(async () => {
    town = await openTown();
    seo = await town.officer("seoyeon", "investigator");
    park = await town.officer("junho", "approver");
    await seo.registerKey();
    await park.registerKey();
    await town.certifyOfficers(park);
    town.naver.enrol("홍길동", "01011110001");
  });
  after(() => town?.close());

  async function ask(): Promise<number> {
    count += 1;
    const { case: opened } = await seo.client.openCase({
      body: {
        caseNumber: `2026-${String(9000 + count)}`,
        name: "홍길동",
        phone: "01011110001",
        issuers: ["naver"],
        onset: { kind: "symptoms", day: "2026-11-18" },
        isolatedAt: null,
        note: "",
      },
    });
    const { request } = await seo.client.draftRequest({
      params: { case: String(opened.id) },
      body: { stage: "places", reason: "확인", exposures: [] },
    });
    await seo.approve(request);
    await park.approve(request);
    return request.id;
  }
  const done = (id: number) =>
    until(async () => (await seo.client.readRequest({ params: { request: String(id) } })).request.state === "done");
  /** The key id of the last order a party was shown. */
  const lastKid = (orders: { body: { order: string } }[]) => {
    const [header] = (orders.at(-1)?.body.order ?? "").split(".");
    return JSON.parse(Buffer.from(header ?? "", "base64url").toString()).kid;
  };

  it("seals new orders once it is certified; the older one goes when its orders have run out", async () => {
    const { naver, registry, ministry } = town;
    registry.refuseWith = "unavailable";
    const running = await ask();
    await until(() => registry.asked.length > 0);
    assert.equal(lastKid(naver.asked), "1");

    const keys = await town.authority.prepareOrderKey();
    assert.deepEqual(
      keys.map(({ kid }) => kid),
      ["1", "2"],
    );
    await town.authority.restart();
    const uncertified = await ask();
    await until(() => naver.asked.length > 1);
    assert.equal(lastKid(naver.asked), "1");
    assert.deepEqual(await town.authority.retireOrderKeys(ministry.current()), []);

    await ministry.certify({ authority: { ...ministry.current().authority, orderKeys: keys } });
    await town.authority.restart();
    const certified = await ask();
    await until(() => naver.asked.length > 2);
    assert.equal(lastKid(naver.asked), "2");
    assert.deepEqual(await town.authority.retireOrderKeys(ministry.current()), []);

    registry.refuseWith = undefined;
    for (const id of [running, uncertified, certified]) await done(id);
    const kids = new Set(registry.asked.map(({ body }) => lastKid([{ body }])));
    assert.deepEqual([...kids].sort(), ["1", "2"]);
    const last = registry.asked.at(-1)?.body.order ?? "";
    assert.ok(
      "payload" in
        openJws(
          last,
          { typ: "kipass-order+jws", keyOf: (kid) => orderKeysOf(ministry.current()).get(kid) },
          primitives,
        ),
    );

    town.clock.set(FRIDAY + 25 * 3_600_000);
    for (const [officer, loginId] of [
      [seo, "seoyeon"],
      [park, "junho"],
    ] as const)
      await officer.client.logIn({ body: { loginId, password: PASSWORD } });
    assert.deepEqual(await town.authority.retireOrderKeys(ministry.current()), ["1"]);
    assert.deepEqual(await town.authority.retireOrderKeys(ministry.current()), []);
  });
});
