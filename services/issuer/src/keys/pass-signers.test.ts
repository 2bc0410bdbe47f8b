import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, test } from "node:test";
import { toBase64url } from "@kipass/protocol/bytes";
import type { Certification } from "@kipass/protocol/certification";
import { movableClock } from "@kipass/service-kit/clock";
import { ed25519PublicKey } from "@kipass/service-kit/primitives";
import { createTestAuthority } from "@kipass/service-kit/test-authority";
import { openFileVault, type Vault } from "@kipass/service-kit/vault/vault";
import { certified } from "../test-visitor.ts";
import { describeKeys } from "./describe-keys.ts";
import { PARTY_SIGNING } from "./key-names.ts";
import { passSignersFrom } from "./pass-signers.ts";

type Period = { keyId: number; from: number; until: number };

describe("who signs a pass", async () => {
  const vault = await openVault();
  await vault.create(PARTY_SIGNING);
  for (const keyId of [1, 9]) await vault.create(`pass-signing-${keyId}`);
  const authority = createTestAuthority(movableClock(0));

  /** An edition that lists these keys of the vault for these periods. */
  const edition = (periods: Period[]): Certification => {
    const keys = describeKeys(vault, "naver");
    const passKeys = periods.flatMap((period) =>
      keys.passKeys.filter(({ keyId }) => keyId === period.keyId).map((key) => ({ ...key, ...period })),
    );
    return authority.certification({ issuers: [{ ...certified(keys), passKeys }] });
  };

  test("is the certified key whose period began last, so that a switch needs nobody", () => {
    const both = edition([
      { keyId: 1, from: 0, until: 3_000 },
      { keyId: 9, from: 2_000, until: 9_000 },
    ]);
    const signerAt = passSignersFrom(vault, "naver", () => both);
    assert.deepEqual(
      [1_999, 2_000, 2_999, 3_000, 8_999].map((at) => signerAt(at)?.keyId),
      [1, 9, 9, 9, 9],
    );
    assert.equal(signerAt(9_000), undefined);
  });

  test("is no key that the vault holds and nobody certified", () => {
    assert.equal(passSignersFrom(vault, "naver", () => edition([]))(1_000), undefined);
    assert.equal(
      passSignersFrom(vault, "kakao", () => edition([{ keyId: 1, from: 0, until: 9_000 }]))(1_000),
      undefined,
    );
  });

  test("is no key that was certified with another public half", () => {
    const other = edition([{ keyId: 1, from: 0, until: 9_000 }]);
    const passKey = other.issuers[0]?.passKeys[0] ?? assert.fail();
    passKey.publicKey = toBase64url(ed25519PublicKey(randomBytes(32)));
    assert.equal(passSignersFrom(vault, "naver", () => other)(1_000), undefined);
  });

  test("changes with the edition", () => {
    let current = edition([{ keyId: 1, from: 0, until: 9_000 }]);
    const signerAt = passSignersFrom(vault, "naver", () => current);
    assert.equal(signerAt(1_000)?.keyId, 1);
    current = edition([{ keyId: 9, from: 0, until: 9_000 }]);
    assert.equal(signerAt(1_000)?.keyId, 9);
  });
});

async function openVault(): Promise<Vault> {
  const kept = new Map<string, Buffer>();
  return openFileVault({
    dir: await mkdtemp(join(tmpdir(), "kipass-signers-")),
    masterKey: randomBytes(32),
    checks: {
      load: async () => new Map(kept),
      put: async (name, check) => void kept.set(name, check),
      delete: async (name) => void kept.delete(name),
    },
  });
}
