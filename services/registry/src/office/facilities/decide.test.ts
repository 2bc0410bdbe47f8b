import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { movableClock } from "@kipass/service-kit/clock";
import { until } from "@kipass/service-kit/testing-until";
import { type RegistryUnderTest, startForTest } from "../../testing.ts";
import { officer } from "../../testing-office.ts";
import { type Outside, openOutside } from "../../testing-outside.ts";
import { signUp } from "../../testing-terminal.ts";

describe("decisions on facilities", () => {
  const clock = movableClock(Date.parse("2026-11-21T10:00:00+09:00"));
  let outside: Outside;
  let registry: RegistryUnderTest;
  let url: string;
  const waiting = () => signUp(registry, outside, { businessNumber: null });

  before(async () => {
    outside = await openOutside(clock);
    registry = await startForTest({ clock, ...outside });
    ({ url } = await registry.startOffice());
  });
  after(async () => {
    await registry?.close();
    await outside?.close();
  });

  test("an approved facility records at once, and waits again when that is undone within ten minutes", async () => {
    const { facility, manager } = await waiting();
    const { send } = await officer(registry, url, clock);
    await until(async () => (await manager.scan(outside.pass())) === "facility-not-approved");
    const { body: queue } = await send("GET", "/v1/queue");
    assert.deepEqual(
      queue.kinds[0].items.map((item: { id: number }) => item.id),
      [facility],
    );
    const seen = { facility, version: queue.kinds[0].items[0].facilities[0].version };
    const { body } = await send("POST", "/v1/facilities/approval", { facilities: [seen] });
    assert.equal(body.decided[0].result, "done");
    await until(async () => (await manager.scan(outside.pass())) === "recorded");
    clock.advance(9 * 60_000);
    const undone = await send("POST", "/v1/decisions/undoing", { decisions: [body.decided[0].decision] });
    assert.deepEqual(undone.body, { undone: [body.decided[0].decision] });
    await until(async () => (await manager.scan(outside.pass())) === "facility-not-approved");
  });

  test("of two officers at once one wins, and the other is told", async () => {
    const { facility } = await waiting();
    const [one, two] = [await officer(registry, url, clock), await officer(registry, url, clock)];
    const facilities = [{ facility, version: 1 }];
    const answers = await Promise.all([
      one.send("POST", "/v1/facilities/approval", { facilities }),
      two.send("POST", "/v1/facilities/rejection", { facilities, reason: "주소를 확인할 수 없음" }),
    ]);
    assert.deepEqual(answers.map(({ body }) => body.decided[0].result).sort(), ["changed", "done"]);
  });

  test("an officer of another region, or of other sectors, finds nothing to decide on", async () => {
    const { facility } = await waiting();
    for (const facts of [{ region: "11440" }, { sectors: ["karaoke"] }, { region: "26" }]) {
      const { send } = await officer(registry, url, clock, facts);
      assert.equal((await send("GET", `/v1/facilities/${facility}`)).body.code, "facility-not-found");
      const { body } = await send("POST", "/v1/facilities/approval", { facilities: [{ facility, version: 1 }] });
      assert.equal(body.decided[0].result, "not-found");
      assert.equal((await send("GET", "/v1/queue")).body.kinds[0].total, 0);
      assert.equal((await send("GET", "/v1/facilities")).body.total, 0);
    }
    const { send } = await officer(registry, url, clock, { region: "11" });
    assert.equal((await send("GET", `/v1/facilities/${facility}`)).status, 200);
  });
});
