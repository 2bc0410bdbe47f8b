import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import { describe, test } from "node:test";
import { addDays, dayOf, dayStart } from "@kipass/protocol/day";
import { judgePass, parsePass } from "@kipass/protocol/pass";
import { openPassId, passIdsOfDay } from "@kipass/protocol/pass-id";
import { ed25519PublicKey, primitives as p } from "@kipass/service-kit/primitives";
import fc from "fast-check";
import { drawPass } from "./draw-pass.ts";

const signingSeed = randomBytes(32);
const dayKeys = new Map<string, Buffer>();
const passKeyOf = (day: string) => dayKeys.get(day) ?? dayKeys.set(day, randomBytes(32)).get(day)!;
const keys = { signerAt: () => ({ keyId: 7, seed: signingSeed }), passKeyOf };
const issuerKey = { publicKey: ed25519PublicKey(signingSeed), from: 0, until: 4e9, issuer: "naver", suspended: false };
const noon = dayStart("2026-11-21") + 12 * 3600;

const draw = (account: number, kind: "live" | "assisted", now: number) => {
  const drawn = drawPass({ account }, kind, keys, now, p);
  return { ...drawn, opened: parsePass(drawn.pass)! };
};

describe("drawing a pass", () => {
  test("gives 224 digits that any door can judge", () => {
    const { pass, opened, issuedAt, expiresAt } = draw(5, "live", noon);
    assert.match(pass, /^8201\d{220}$/);
    assert.deepEqual([issuedAt, expiresAt], [noon, noon + 15]);
    assert.deepEqual([opened.header.class, opened.header.keyId, opened.header.issuedAt], [0, 7, noon]);
    const at = (nowSeconds: number) => judgePass(opened, { nowSeconds, issuerKey, p });
    assert.deepEqual(
      [at(noon - 6), at(noon), at(noon + 17), at(noon + 18)],
      ["not-yet-valid", "valid", "valid", "expired"],
    );
  });

  test("an assisted pass lasts a minute", () => {
    const { expiresAt, opened } = draw(5, "assisted", noon);
    assert.equal(expiresAt, noon + 60);
    assert.equal(opened.header.class, 3);
    assert.equal(judgePass(opened, { nowSeconds: noon + 62, issuerKey, p }), "valid");
  });

  test("every id opens to its account and is in the day's list, whoever draws whenever", () => {
    const account = fc.integer({ min: 1, max: 2 ** 48 - 1 });
    const now = fc.integer({ min: noon - 86_400, max: noon + 86_400 });
    fc.assert(
      fc.property(account, now, fc.constantFrom("live" as const, "assisted" as const), (number, seconds, kind) => {
        const { header } = draw(number, kind, seconds).opened;
        const key = passKeyOf(dayOf(seconds));
        assert.deepEqual(openPassId(header, key, p), { account: number });
        assert.equal(openPassId(header, randomBytes(32), p), undefined);
      }),
      { numRuns: 200 },
    );
    const { id } = draw(9, "live", noon).opened.header;
    assert.ok(Buffer.from(passIdsOfDay(9, "2026-11-21", passKeyOf("2026-11-21"), p)).includes(id));
  });

  test("one id a slot for one account, live or assisted; another in the next", () => {
    const id = (account: number, kind: "live" | "assisted", now: number) => draw(account, kind, now).opened.header.id;
    assert.deepEqual(id(5, "live", noon), id(5, "live", noon + 14));
    assert.deepEqual(id(5, "live", noon), id(5, "assisted", noon));
    assert.notDeepEqual(id(5, "live", noon), id(5, "live", noon + 15));
    assert.notDeepEqual(id(5, "live", noon), id(6, "live", noon));
  });

  test("at midnight the next day's key takes over", () => {
    const midnight = dayStart("2026-11-22");
    const before = draw(5, "live", midnight - 1).opened.header;
    const after = draw(5, "live", midnight).opened.header;
    assert.deepEqual(openPassId(before, passKeyOf("2026-11-21"), p), { account: 5 });
    assert.deepEqual(openPassId(after, passKeyOf("2026-11-22"), p), { account: 5 });
    assert.equal(openPassId(after, passKeyOf(addDays("2026-11-22", -1)), p), undefined);
  });
});
