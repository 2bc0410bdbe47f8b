import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { concat, toBase64url } from "@kipass/protocol/bytes";
import { dayOf, weekOf } from "@kipass/protocol/day";
import { passText, signPass } from "@kipass/protocol/pass";
import { openQueuedScan, QUEUED_INFO, SEALED_SCAN_BYTES } from "@kipass/protocol/queued-scan";
import { ed25519PublicKey, primitives as p } from "@kipass/web-kit/primitives.ts";
import type { Scan } from "../scan/record-visit.ts";
import { type Keeper, keepScan } from "./keep-scan.ts";
import type { QueuedItem, Used } from "./storage.ts";

const NOW_S = 1_795_000_000;
const NOW = NOW_S * 1000;
const DAY_MS = 86_400_000;
const [issuer, own] = [new Uint8Array(32).fill(7), new Uint8Array(32).fill(9)];
const device = new Uint8Array(16).fill(3);
const week = weekOf(dayOf(NOW_S));
/** X25519's base point: some public key. */
const queueKey = toBase64url(new Uint8Array(32).fill(9, 0, 1));

/** The device's database, kept in memory. */
class Kept {
  items: QueuedItem[] = [];
  used = new Map<string, Used>();
  signed: Uint8Array[] = [];
  isTaken = 0;
  usedAt = async (passId: string) => this.used.get(passId)?.atMs;
  nextCounter = async () => this.items.length;
  keep = async (item: QueuedItem, used: Used) => {
    if (this.isTaken-- > 0) return false;
    this.items.push(item);
    this.used.set(used.passId, used);
    return true;
  };
}

function keeper(storage: Kept, offsetMs = 0): Keeper {
  return {
    storage,
    key: {
      publicKey: ed25519PublicKey(own),
      sign: async (message) => {
        storage.signed.push(message);
        return p.ed25519Sign(own, message);
      },
    },
    told: {
      facility: { id: 1, name: "온도포차", status: "active", sector: "pc", region: "11680", office: "강남구 위생과" },
      passKeys: [
        {
          keyId: 5,
          issuer: "naver",
          publicKey: toBase64url(ed25519PublicKey(issuer)),
          from: 0,
          until: 4e9,
          suspended: false,
        },
      ],
      nowMs: NOW - 60_000,
      device: toBase64url(device),
      queueKeys: [{ week, publicKey: queueKey }],
    },
    measured: { offsetMs, atMs: NOW - 60_000 - offsetMs },
  };
}

function scan(id: number, clientAtMs = NOW): Scan {
  const header = { class: 0 as const, keyId: 5, issuedAt: NOW_S, id: new Uint8Array(16).fill(id) };
  const idempotencyKey = toBase64url(new Uint8Array(16).fill(id));
  return {
    pass: passText(signPass(header, issuer, p)),
    direction: "out",
    channel: "wedge",
    clientAtMs,
    clockOffsetMs: 0,
    idempotencyKey,
  };
}

/** What was signed, read as the registry reads it once it has unsealed it. */
function opened(message: Uint8Array | undefined) {
  const body = message?.subarray(QUEUED_INFO.length) as Uint8Array;
  return openQueuedScan(concat(body, p.ed25519Sign(own, message as Uint8Array)), ed25519PublicKey(own), p);
}

describe("keeping a scan", () => {
  it("stores it signed and sealed before it says so, numbered without gaps", async () => {
    const storage = new Kept();
    for (const id of [1, 2]) assert.equal((await keepScan(scan(id), keeper(storage))).code, "queued");
    const [first, second] = storage.signed.map(opened);
    assert.ok(storage.items.every(({ sealed }) => sealed.length === SEALED_SCAN_BYTES));
    assert.deepEqual([first?.counter, second?.counter], [0, 1]);
    assert.deepEqual(
      [first?.direction, first?.channel, first?.atMs, first?.offsetAgeMs],
      ["out", "wedge", NOW, 60_000],
    );
    assert.deepEqual(first?.idempotencyKey, new Uint8Array(16).fill(1));
  });

  it("refuses what it has kept already", async () => {
    const storage = new Kept();
    await keepScan(scan(1), keeper(storage));
    assert.equal((await keepScan(scan(1, NOW + 5000), keeper(storage))).code, "already-recorded");
    assert.equal(storage.items.length, 1);
  });

  it("judges and writes by the measured clock when the device's is two days wrong", async () => {
    for (const days of [2, -2]) {
      const storage = new Kept();
      const answer = await keepScan(scan(1, NOW + days * DAY_MS), keeper(storage, -days * DAY_MS));
      assert.equal(answer.code, "queued");
      const item = opened(storage.signed[0]);
      assert.equal((item?.atMs ?? 0) + (item?.offsetMs ?? 0), NOW);
    }
  });

  it("takes the next number when another page was first, and is not green when nothing can be stored", async () => {
    const storage = new Kept();
    storage.isTaken = 1;
    assert.equal((await keepScan(scan(1), keeper(storage))).code, "queued");
    storage.isTaken = 100;
    assert.equal((await keepScan(scan(2), keeper(storage))).code, "unavailable");
    const { told } = keeper(storage);
    const keyless = { ...keeper(new Kept()), told: { ...told, queueKeys: [] } };
    assert.equal((await keepScan(scan(3), keyless)).code, "unavailable");
  });
});
