import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { toBase64url } from "@kipass/protocol/bytes";
import { type Pass, parsePass, passText, signPass } from "@kipass/protocol/pass";
import { ed25519PublicKey, primitives as p } from "@kipass/web-kit/primitives.ts";
import { areKeysStale, judgeAlone, type Told } from "./judge-alone.ts";

const NOW_S = 1_795_000_000;
const NOW = NOW_S * 1000;
const HOUR = 3_600_000;
const seed = new Uint8Array(32).fill(7);
const key = {
  keyId: 5,
  issuer: "naver",
  publicKey: toBase64url(ed25519PublicKey(seed)),
  from: 0,
  until: 4_000_000_000,
  suspended: false,
};
const facility: Told["facility"] = {
  id: 1,
  name: "온도포차",
  status: "active",
  sector: "hunting-pocha",
  region: "11680",
  office: "강남구 위생과",
};
const told: Told = { facility, passKeys: [key], nowMs: NOW - HOUR };

function pass(facts: { issuedAt?: number; keyId?: number; seed?: Uint8Array } = {}): Pass {
  const header = {
    class: 0 as const,
    keyId: facts.keyId ?? 5,
    issuedAt: facts.issuedAt ?? NOW_S,
    id: new Uint8Array(16),
  };
  return parsePass(passText(signPass(header, facts.seed ?? seed, p))) as Pass;
}

describe("judging alone", () => {
  const judge = (shown: Pass, facts: Partial<{ told: Told; usedAtMs: number; nowMs: number }> = {}) =>
    judgeAlone(shown, { told, usedAtMs: undefined, nowMs: NOW, p, ...facts });

  it("is green only for a genuine pass in its time that was not used here", () => {
    assert.equal(judge(pass()), "queued");
    assert.equal(judge(pass({ issuedAt: NOW_S - 18 })), "expired");
    assert.equal(judge(pass({ issuedAt: NOW_S + 6 })), "not-yet-valid");
    assert.equal(judge(pass({ keyId: 6 })), "unknown-issuer");
    assert.equal(judge(pass({ seed: new Uint8Array(32).fill(8) })), "forged");
    assert.equal(judge(pass(), { told: { ...told, passKeys: [{ ...key, suspended: true }] } }), "issuer-suspended");
    assert.equal(judge(pass(), { told: { ...told, passKeys: [{ ...key, until: NOW_S }] } }), "forged");
  });

  it("tells what was used here a moment ago from what was used long before", () => {
    assert.equal(judge(pass(), { usedAtMs: NOW - 60_000 }), "already-recorded");
    assert.equal(judge(pass(), { usedAtMs: NOW - 3 * HOUR }), "used");
  });

  it("says nothing of any pass with keys older than a day, or a clock before them", () => {
    assert.equal(judge(pass(), { told: { ...told, nowMs: NOW - 24 * HOUR } }), "queued");
    assert.equal(judge(pass(), { told: { ...told, nowMs: NOW - 24 * HOUR - 1 } }), "unavailable");
    assert.equal(judge(pass(), { told: { ...told, nowMs: NOW + 60_001 } }), "unavailable");
    assert.equal(areKeysStale(told, NOW), false);
  });

  it("is for active facilities", () => {
    const at = (status: Told["facility"]["status"]) =>
      judge(pass(), { told: { ...told, facility: { ...facility, status } } });
    assert.deepEqual(
      [at("waiting"), at("suspended"), at("closed")],
      ["facility-not-approved", "facility-suspended", "facility-suspended"],
    );
  });

  it("refuses what a clock two days wrong takes for another time", () => {
    for (const days of [2, -2]) assert.notEqual(judge(pass(), { nowMs: NOW + days * 24 * HOUR }), "queued");
  });
});
