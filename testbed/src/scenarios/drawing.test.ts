import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { toHex } from "@kipass/protocol/bytes";
import { slotOf } from "@kipass/protocol/day";
import { parsePass } from "@kipass/protocol/pass";
import { Problem } from "@kipass/protocol/problem";
import { testServerUrl } from "@kipass/service-kit/postgres/test-database";
import { until } from "@kipass/service-kit/testing-until";
import type { Terminal } from "../terminal.ts";
import { openTown, type Town } from "../town.ts";
import type { Visitor } from "../visitor.ts";

const at = (time: string) => Date.parse(`${time}+09:00`);
const person = { name: "홍길동", phone: "01000170001" };

describe("drawing to the end", () => {
  let town: Town;
  let visitor: Visitor;
  let here: Terminal;
  let elsewhere: Terminal;

  before(async () => {
    town = await openTown({ adminUrl: testServerUrl(), startMs: at("2026-11-18T12:00:00") });
    visitor = await town.enrol("naver", person);
    here = await town.openFacility({
      name: "온도포차",
      sector: "hunting-pocha",
      loginId: "ondo01",
      businessNumber: "1234567891",
    });
    elsewhere = await town.openFacility({
      name: "다온식당",
      sector: "restaurant",
      loginId: "daon01",
      businessNumber: "2208162517",
    });
  });
  after(() => town?.close());

  test("a reserve pass is good for one visit on its own day", async () => {
    const { days } = await visitor.client.issueReservePasses({ body: {} });
    const [today, tomorrow] = days.map(({ passes }) => passes as [string, string, string]);
    assert.ok(today && tomorrow);
    assert.equal(await here.scan(today[0]), "recorded");
    assert.equal(await here.scan(today[0]), "already-recorded");
    assert.equal(await elsewhere.scan(today[0]), "used");
    assert.equal(await elsewhere.scan(today[1]), "recorded");
    assert.equal(await here.scan(tomorrow[0]), "not-yet-valid");
    town.clock.set(at("2026-11-19T00:00:05"));
    assert.equal(await here.scan(today[2]), "expired");
    assert.equal(await here.scan(tomorrow[0]), "recorded");
  });

  test("asking again gives no more of them: what was used stays used, on another device too", async () => {
    const other = await town.enrol("naver", person);
    const [today] = (await other.client.issueReservePasses({ body: {} })).days;
    assert.equal(await elsewhere.scan(today?.passes[0] as string), "used");
    assert.equal(await elsewhere.scan(today?.passes[1] as string), "recorded");
    visitor = other;
  });

  test("of two devices one draws, soon and across a slot, and no slot brings two ids to a door", async () => {
    const ids = new Map<number, Set<string>>();
    const draw = async (device: Visitor) => {
      const digits = await device.draw();
      const { header } = parsePass(digits) ?? assert.fail("no pass");
      const slot = slotOf(header.issuedAt);
      ids.set(slot, (ids.get(slot) ?? new Set()).add(toHex(header.id)));
      return digits;
    };
    // Two seconds before a slot ends.
    town.clock.set(at("2026-11-19T12:00:13"));
    const before = await draw(visitor);
    const second = await town.enrol("naver", person);
    assert.equal(await here.scan(before), "recorded");
    assert.equal(await elsewhere.scan(await draw(second)), "used", "the same slot gives the same id on both devices");

    town.clock.advance(2_000);
    const isReplaced = () =>
      draw(visitor).then(
        () => false,
        (problem) => {
          assert.equal(problem instanceof Problem && problem.code, "device-replaced");
          return true;
        },
      );
    await until(isReplaced, "the first device draws no more");
    assert.equal(await here.scan(await draw(second)), "recorded");
    assert.equal(await elsewhere.scan(await draw(second)), "used");
    assert.ok(ids.size >= 2);
    for (const [slot, drawn] of ids) assert.equal(drawn.size, 1, `slot ${slot}`);
  });
});
