import { primitives } from "./primitives.ts";

/**
 * HMAC-SHA256 under one key, for thousands of short messages. A library begins with the key at every call and makes four buffers; begun
 * once and done here, a message takes a third of the time. What is kept of the key lives as long as this function: that of one piece
 * of work. No branch and no table depends on what is secret.
 */
export function keyedHmac(key: Uint8Array): typeof primitives.hmacSha256 {
  const [inner, outer] = [begun(key, 0x36), begun(key, 0x5c)];
  return (asked, data) => {
    if (asked !== key || data.length > SHORT_BYTES) return primitives.hmacSha256(asked, data);
    words.fill(0, 0, 16);
    for (let at = 0; at < data.length; at++) put(at, data[at] as number);
    end(data.length);
    compress(inner, digest);
    words.fill(0, 0, 16);
    words.set(digest);
    end(HASH_BYTES);
    compress(outer, digest);
    return bytesOf(digest);
  };
}

const BLOCK_BYTES = 64;
const HASH_BYTES = 32;
/** What fits into one block beside its padding. */
const SHORT_BYTES = BLOCK_BYTES - 9;

/** FIPS 180-4 §5.3.3 */
const START = Int32Array.of(
  0x6a09e667,
  0xbb67ae85,
  0x3c6ef372,
  0xa54ff53a,
  0x510e527f,
  0x9b05688c,
  0x1f83d9ab,
  0x5be0cd19,
);
/** FIPS 180-4 §4.2.2 */
const ROUNDS = Int32Array.of(
  0x428a2f98,
  0x71374491,
  0xb5c0fbcf,
  0xe9b5dba5,
  0x3956c25b,
  0x59f111f1,
  0x923f82a4,
  0xab1c5ed5,
  0xd807aa98,
  0x12835b01,
  0x243185be,
  0x550c7dc3,
  0x72be5d74,
  0x80deb1fe,
  0x9bdc06a7,
  0xc19bf174,
  0xe49b69c1,
  0xefbe4786,
  0x0fc19dc6,
  0x240ca1cc,
  0x2de92c6f,
  0x4a7484aa,
  0x5cb0a9dc,
  0x76f988da,
  0x983e5152,
  0xa831c66d,
  0xb00327c8,
  0xbf597fc7,
  0xc6e00bf3,
  0xd5a79147,
  0x06ca6351,
  0x14292967,
  0x27b70a85,
  0x2e1b2138,
  0x4d2c6dfc,
  0x53380d13,
  0x650a7354,
  0x766a0abb,
  0x81c2c92e,
  0x92722c85,
  0xa2bfe8a1,
  0xa81a664b,
  0xc24b8b70,
  0xc76c51a3,
  0xd192e819,
  0xd6990624,
  0xf40e3585,
  0x106aa070,
  0x19a4c116,
  0x1e376c08,
  0x2748774c,
  0x34b0bcb5,
  0x391c0cb3,
  0x4ed8aa4a,
  0x5b9cca4f,
  0x682e6ff3,
  0x748f82ee,
  0x78a5636f,
  0x84c87814,
  0x8cc70208,
  0x90befffa,
  0xa4506ceb,
  0xbef9a3f7,
  0xc67178f2,
);
/** Used anew by every call, none of which waits for anything. */
const words = new Int32Array(64);
const digest = new Int32Array(8);

/** The hash after its first block: the key and RFC 2104's pad. */
function begun(key: Uint8Array, pad: number): Int32Array {
  if (key.length > BLOCK_BYTES) throw new RangeError(`a key has at most ${BLOCK_BYTES} bytes, not ${key.length}`);
  words.fill(0, 0, 16);
  for (let at = 0; at < BLOCK_BYTES; at++) put(at, (key[at] ?? 0) ^ pad);
  const state = new Int32Array(8);
  compress(START, state);
  return state;
}

function put(at: number, byte: number): void {
  words[at >> 2] = (words[at >> 2] as number) | (byte << (24 - 8 * (at & 3)));
}

/** The padding of a message that follows a block and ends in this one. */
function end(length: number): void {
  put(length, 0x80);
  words[15] = (BLOCK_BYTES + length) * 8;
}

function bytesOf(state: Int32Array): Buffer {
  const bytes = Buffer.allocUnsafe(HASH_BYTES);
  for (let at = 0; at < HASH_BYTES; at++) bytes[at] = (state[at >> 2] as number) >> (24 - 8 * (at & 3));
  return bytes;
}

/** FIPS 180-4 §6.2.2, of the block in `words`. */
function compress(from: Int32Array, into: Int32Array): void {
  for (let t = 16; t < 64; t++) {
    const [x, y] = [words[t - 15] as number, words[t - 2] as number];
    const s0 = turn(x, 7) ^ turn(x, 18) ^ (x >>> 3);
    const s1 = turn(y, 17) ^ turn(y, 19) ^ (y >>> 10);
    words[t] = (s1 + (words[t - 7] as number) + s0 + (words[t - 16] as number)) | 0;
  }
  let a = from[0] as number;
  let b = from[1] as number;
  let c = from[2] as number;
  let d = from[3] as number;
  let e = from[4] as number;
  let f = from[5] as number;
  let g = from[6] as number;
  let h = from[7] as number;
  for (let t = 0; t < 64; t++) {
    const chosen = (e & f) ^ (~e & g);
    const t1 =
      (h + (turn(e, 6) ^ turn(e, 11) ^ turn(e, 25)) + chosen + (ROUNDS[t] as number) + (words[t] as number)) | 0;
    const t2 = ((turn(a, 2) ^ turn(a, 13) ^ turn(a, 22)) + ((a & b) ^ (a & c) ^ (b & c))) | 0;
    h = g;
    g = f;
    f = e;
    e = (d + t1) | 0;
    d = c;
    c = b;
    b = a;
    a = (t1 + t2) | 0;
  }
  into[0] = (from[0] as number) + a;
  into[1] = (from[1] as number) + b;
  into[2] = (from[2] as number) + c;
  into[3] = (from[3] as number) + d;
  into[4] = (from[4] as number) + e;
  into[5] = (from[5] as number) + f;
  into[6] = (from[6] as number) + g;
  into[7] = (from[7] as number) + h;
}

function turn(word: number, bits: number): number {
  return (word >>> bits) | (word << (32 - bits));
}
