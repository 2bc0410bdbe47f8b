import assert from "node:assert/strict";
import { afterEach, beforeEach, describe, it, mock } from "node:test";
import { fromBase64url, toBase64url } from "@kipass/protocol/bytes";
import { Problem } from "@kipass/protocol/problem";
import { batchMessage } from "@kipass/protocol/queued-scan";
import { ed25519PublicKey, primitives as p } from "@kipass/web-kit/primitives.ts";
import { createSender, type Sending } from "./send-queue.ts";
import type { QueuedItem } from "./storage.ts";

const seed = new Uint8Array(32).fill(9);
const device = toBase64url(new Uint8Array(16).fill(3));
const itemsOf = (count: number): QueuedItem[] =>
  Array.from({ length: count }, (_, counter) => ({ device, counter, week: "2026-11-16", sealed: new Uint8Array(256) }));

/** A device with items, and a registry that answers or not. */
function queue(count: number) {
  let items = itemsOf(count);
  const sent: Parameters<Sending["send"]>[0][] = [];
  const told = { left: [] as number[], refused: 0 };
  const registry = { isUp: true, answer: "kept" as "kept" | "conflict" | "refused" };
  const sender = createSender({
    storage: {
      oldest: async (most) => items.slice(0, most),
      remove: async (gone) => {
        items = items.filter((item) => !gone.includes(item));
      },
      count: async () => items.length,
    },
    key: { publicKey: ed25519PublicKey(seed), sign: async (message) => p.ed25519Sign(seed, message) },
    send: async (body) => {
      sent.push(body);
      if (!registry.isUp) throw new Problem("unavailable");
      return { answers: body.items.map(() => ({ answer: registry.answer, reason: null })) };
    },
    onCount: (left) => told.left.push(left),
    onRefused: (visits) => {
      told.refused += visits;
    },
  });
  return { sender, sent, told, registry };
}

async function passTime(ms: number) {
  for (let i = 0; i <= ms; i += 500) {
    mock.timers.tick(500);
    for (let turn = 0; turn < 30; turn++) await Promise.resolve();
  }
}

describe("sending what was kept", () => {
  beforeEach(() => mock.timers.enable({ apis: ["setTimeout"] }));
  afterEach(() => mock.timers.reset());

  it("sends it in batches of 500, signed, until nothing is left, and then nothing", async () => {
    const { sender, sent, told } = queue(1100);
    sender.wake();
    await passTime(10_000);
    assert.deepEqual(
      sent.map(({ items }) => items.length),
      [500, 500, 100],
    );
    assert.deepEqual(told.left, [600, 100, 0]);
    const [first] = sent;
    const items = (first?.items ?? []).map(({ week, sealed }) => ({
      week,
      sealed: fromBase64url(sealed) as Uint8Array,
    }));
    const message = batchMessage(fromBase64url(device) as Uint8Array, items, p);
    assert.ok(p.ed25519Verify(ed25519PublicKey(seed), message, fromBase64url(first?.signature ?? "") as Uint8Array));
    sender.close();
  });

  it("waits longer each time it fails, keeps everything meanwhile, and tries at once when woken", async () => {
    const { sender, sent, told, registry } = queue(3);
    registry.isUp = false;
    sender.wake();
    await passTime(31_000);
    assert.equal(sent.length, 5, "at 0, 2, 6, 14 and 30 seconds");
    assert.deepEqual(told.left, []);
    registry.isUp = true;
    sender.wake();
    await passTime(0);
    assert.deepEqual(told.left, [0]);
    sender.close();
  });

  it("takes a conflict for an answer, and counts what could not be used", async () => {
    const { sender, told, registry } = queue(2);
    registry.answer = "conflict";
    sender.wake();
    await passTime(0);
    assert.deepEqual([told.left, told.refused], [[0], 0]);
    const refusing = queue(2);
    refusing.registry.answer = "refused";
    refusing.sender.wake();
    await passTime(0);
    assert.deepEqual([refusing.told.left, refusing.told.refused], [[0], 2]);
    sender.close();
    refusing.sender.close();
  });

  it("sends what was kept a while later by itself", async () => {
    const { sender, sent } = queue(1);
    sender.later();
    sender.later();
    assert.equal(sent.length, 0);
    await passTime(2_500);
    assert.equal(sent.length, 1);
    sender.close();
  });
});
