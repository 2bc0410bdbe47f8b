import assert from "node:assert/strict";
import { afterEach, beforeEach, describe, it, mock } from "node:test";
import { fromBase64url } from "@kipass/protocol/bytes";
import { passText } from "@kipass/protocol/pass";
import { type Answer, shownAnswer } from "./presentation.ts";
import type { Scan, Send } from "./record-visit.ts";
import { createScanner } from "./scanner.ts";

const passOf = (seed: number) =>
  passText(Uint8Array.from({ length: 88 }, (_, i) => (i === 0 ? 1 : i === 1 ? 0 : (i * seed) % 256)));
const [first, second] = [passOf(3), passOf(5)];

/** A door with a registry that gives the same outcome to everybody. */
function door(outcome: "recorded" | "used") {
  const sent: Scan[] = [];
  const announced: Answer[] = [];
  const send: Send = async (scan) => {
    sent.push(scan);
    return { outcome, passClass: "live", nowMs: 0 };
  };
  let filled = 0;
  const scanner = createScanner({
    send,
    announce: (given) => announced.push(given),
    direction: () => "out",
    clockOffsetMs: () => -250,
    random: (bytes) => bytes.fill(++filled),
  });
  return { scanner, sent, announced };
}

async function passTime(ms: number) {
  for (let i = 0; i < ms; i += 50) {
    mock.timers.tick(50);
    for (let turn = 0; turn < 20; turn++) await Promise.resolve();
  }
}

describe("scanner", () => {
  beforeEach(() => mock.timers.enable({ apis: ["setTimeout", "Date"], now: 1_000_000 }));
  afterEach(() => mock.timers.reset());

  it("sends what a visit needs, once for many frames, and announces it once", async () => {
    const { scanner, sent, announced } = door("recorded");
    for (let frame = 0; frame < 5; frame++) scanner.present(first, "kiosk");
    await passTime(50);
    scanner.present(first, "kiosk");
    assert.equal(sent.length, 1);
    assert.deepEqual(
      announced.map((given) => given.code),
      ["recorded"],
    );
    const [scan] = sent;
    assert.deepEqual(
      [scan?.pass, scan?.direction, scan?.channel, scan?.clientAtMs, scan?.clockOffsetMs],
      [first, "out", "kiosk", 1_000_000, -250],
    );
    assert.equal(fromBase64url(scan?.idempotencyKey ?? "")?.length, 16);
    scanner.close();
  });

  it("takes the outcome off after its time", async () => {
    const { scanner } = door("recorded");
    scanner.present(first, "camera");
    await passTime(850);
    assert.equal(shownAnswer(scanner.state.value)?.code, "recorded");
    await passTime(150);
    assert.equal(shownAnswer(scanner.state.value), undefined);
  });

  it("gives the next code its full time", async () => {
    const { scanner, sent, announced } = door("used");
    scanner.present(first, "camera");
    await passTime(2000);
    scanner.present(second, "camera");
    await passTime(1000);
    assert.equal(shownAnswer(scanner.state.value)?.code, "used", "the first one's timer must not cut the second");
    assert.equal(announced.length, 2);
    assert.notEqual(sent[0]?.idempotencyKey, sent[1]?.idempotencyKey);
    scanner.close();
  });

  it("sends nothing while nothing is in sight, and nothing that is no pass", async () => {
    const { scanner, sent, announced } = door("recorded");
    await passTime(5000);
    scanner.present("https://example.org/menu", "camera");
    await passTime(100);
    assert.equal(sent.length, 0);
    assert.deepEqual(
      announced.map((given) => given.code),
      ["not-a-pass"],
    );
    scanner.close();
  });

  it("stays silent once closed", async () => {
    const { scanner, announced } = door("recorded");
    scanner.present(first, "camera");
    scanner.close();
    await passTime(100);
    assert.equal(announced.length, 0);
  });
});
