import { createPublicKey } from "node:crypto";
import { toBase64url } from "@kipass/protocol/bytes";
import { Problem } from "@kipass/protocol/problem";
import { decodeCredentialPublicKey } from "@simplewebauthn/server/helpers";

const [COSE_CURVE, COSE_X, COSE_Y] = [-1, -2, -3] as const;
const COSE_P256 = 1;

/**
 * The P-256 point, uncompressed, of a new passkey's COSE key (RFC 9053). Its device signs nothing at this moment, so the point itself
 * is looked at. @throws Problem passkey-refused
 */
export function pointOf(coseKey: Uint8Array<ArrayBuffer>): Buffer {
  const members = decodeCredentialPublicKey(coseKey) as unknown as Map<number, unknown>;
  const [x, y] = [members.get(COSE_X), members.get(COSE_Y)];
  const isKey = members.get(COSE_CURVE) === COSE_P256 && x instanceof Uint8Array && y instanceof Uint8Array;
  if (!isKey || !isOnCurve(x, y)) throw new Problem("passkey-refused");
  return Buffer.concat([Buffer.of(4), x, y]);
}

function isOnCurve(x: Uint8Array, y: Uint8Array): boolean {
  try {
    createPublicKey({ key: { kty: "EC", crv: "P-256", x: toBase64url(x), y: toBase64url(y) }, format: "jwk" });
    return x.length === 32 && y.length === 32;
  } catch {
    return false;
  }
}

/** The COSE key of a point: {1: 2 (EC2), 3: −7 (ES256), −1: 1 (P-256), −2: x, −3: y} in CBOR. */
export function coseKeyOf(point: Buffer): Uint8Array<ArrayBuffer> {
  return Uint8Array.from([
    ...[0xa5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01],
    ...[0x21, 0x58, 0x20, ...point.subarray(1, 33)],
    ...[0x22, 0x58, 0x20, ...point.subarray(33)],
  ]);
}
