import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { isPin, openPin } from "./pin.ts";

function device() {
  const settings = new Map<string, string>();
  const shelf = {
    read: (name: string) => settings.get(name),
    write: (name: string, value: string) => void settings.set(name, value),
  };
  const clock = { ms: 1_800_000_000_000 };
  return { settings, clock, open: () => openPin({ shelf, nowMs: () => clock.ms }) };
}

describe("the PIN of a kiosk", () => {
  it("has four to six digits", () => {
    for (const pin of ["1234", "12345", "123456"]) assert.equal(isPin(pin), true, pin);
    for (const pin of ["", "123", "1234567", "12a4", " 1234", "１２３４"]) assert.equal(isPin(pin), false, pin);
  });

  it("is known by its hash alone, another one on every device", async () => {
    const [one, other] = [device(), device()];
    assert.equal(one.open().isSet(), false);
    assert.deepEqual(await one.open().check("1234"), { isRight: false });
    await one.open().set("1234");
    await other.open().set("1234");
    assert.equal(one.open().isSet(), true);
    assert.deepEqual(await one.open().check("1234"), { isRight: true });
    assert.deepEqual(await one.open().check("1235"), { isRight: false });
    assert.notEqual(one.settings.get("kiosk.pin"), other.settings.get("kiosk.pin"));
    assert.doesNotMatch([...one.settings.values()].join(" "), /\b1234\b/);
  });

  it("waits after five wrong ones, longer after each further one, also over a reload", async () => {
    const { open, clock } = device();
    await open().set("2580");
    for (let n = 0; n < 5; n++) assert.deepEqual(await open().check("0000"), { isRight: false });
    assert.deepEqual(await open().check("2580"), { waitSeconds: 30 }, "the right one has to wait, too");
    clock.ms += 30_000;
    assert.deepEqual(await open().check("0000"), { isRight: false });
    assert.deepEqual(await open().check("2580"), { waitSeconds: 60 });
    clock.ms += 60_000;
    assert.deepEqual(await open().check("2580"), { isRight: true });
    assert.deepEqual(await open().check("0000"), { isRight: false }, "tries are free again");
  });

  it("counts tries made at the same time", async () => {
    const { open } = device();
    await open().set("2580");
    const all = await Promise.all(Array.from({ length: 20 }, (_, n) => open().check(String(1000 + n))));
    assert.equal(all.filter((answer) => "isRight" in answer).length, 5);
  });

  it("never waits longer than a quarter of an hour, even when the clock was set back", async () => {
    const { open, clock } = device();
    await open().set("2580");
    for (let n = 0; n < 5; n++) await open().check("0000");
    clock.ms -= 365 * 86_400_000;
    assert.deepEqual(await open().check("2580"), { waitSeconds: 900 });
  });
});
