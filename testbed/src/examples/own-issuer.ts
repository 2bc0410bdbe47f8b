import { randomBytes } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { toBase64url } from "@kipass/protocol/bytes";
import { passText, signPass } from "@kipass/protocol/pass";
import { passId } from "@kipass/protocol/pass-id";
import { ed25519PublicKey, primitives as p } from "@kipass/service-kit/primitives";

/** A pass of an issuer that is nothing but two keys: of account 1, now (SPEC §4, §6). */
export function drawOwnPass(signingSeed: Uint8Array, passKey: Uint8Array, keyId: number, nowSeconds: number): string {
  const id = passId({ account: 1, class: 0, issuedAt: nowSeconds }, passKey, p);
  return passText(signPass({ class: 0, keyId, issuedAt: nowSeconds, id }, signingSeed, p));
}

// own-issuer.ts describe > mine.json for the ministry; own-issuer.ts alone prints digits to paste within 15 seconds.
if (import.meta.main) {
  const file = ".own-issuer.keys";
  if (!existsSync(file)) writeFileSync(file, randomBytes(64), { mode: 0o600 });
  // A real issuer makes a new pass key every Seoul day (SPEC §6), and signs its log with another key.
  const [seed, passKey] = [readFileSync(file).subarray(0, 32), readFileSync(file).subarray(32)];
  const publicKey = toBase64url(ed25519PublicKey(seed));
  const keys = { signingKey: publicKey, passKeys: [{ keyId: 999, publicKey }] };
  const facts = {
    code: "mine",
    name: { ko: "내 앱", en: "My app" },
    baseUrl: "http://localhost:4999",
    safeNumberIssuer: 9,
  };
  const isDescribing = process.argv[2] === "describe";
  const digits = () => drawOwnPass(seed, passKey, 999, Math.floor(Date.now() / 1000));
  console.log(isDescribing ? JSON.stringify({ ...facts, ...keys }) : digits());
}
