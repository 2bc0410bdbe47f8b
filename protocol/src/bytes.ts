/** Byte strings by what browsers and Node have in common. SPEC §2. Readers return undefined for malformed input, writers throw RangeError. */

export function concat(...parts: Uint8Array[]): Uint8Array {
  return join(parts);
}

/** Like `concat`, for lists of any length: a call takes only so many arguments. */
export function join(parts: Uint8Array[]): Uint8Array {
  let length = 0;
  for (const part of parts) length += part.length;
  const joined = new Uint8Array(length);
  let offset = 0;
  for (const part of parts) {
    joined.set(part, offset);
    offset += part.length;
  }
  return joined;
}

/** Bytewise order, as sorting wants it: negative when `a` comes first. */
export function compareBytes(a: Uint8Array, b: Uint8Array): number {
  for (let i = 0; i < a.length && i < b.length; i++) {
    const difference = (a[i] as number) - (b[i] as number);
    if (difference !== 0) return difference;
  }
  return a.length - b.length;
}

/** Looks at every byte whatever differs, so that comparing a secret takes the same time for every guess. */
export function equal(a: Uint8Array, b: Uint8Array): boolean {
  if (a.length !== b.length) return false;
  let difference = 0;
  for (let i = 0; i < a.length; i++) difference |= (a[i] as number) ^ (b[i] as number);
  return difference === 0;
}

const HEX = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, "0"));

export function toHex(bytes: Uint8Array): string {
  let text = "";
  for (const byte of bytes) text += HEX[byte];
  return text;
}

/** Lower-case digits only: one byte string has one spelling. */
export function fromHex(text: string): Uint8Array | undefined {
  if (text.length % 2 !== 0 || !/^[0-9a-f]*$/.test(text)) return undefined;
  return Uint8Array.from({ length: text.length / 2 }, (_, i) => Number.parseInt(text.slice(2 * i, 2 * i + 2), 16));
}

const BASE64URL = Uint8Array.from("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_", (letter) =>
  letter.charCodeAt(0),
);
const BASE64URL_VALUE = new Int8Array(128).fill(-1);
for (const [value, letter] of BASE64URL.entries()) BASE64URL_VALUE[letter] = value;

/** Newer than the oldest browsers, and ten times as fast for an answer's parts; where it is missing the loops below say the same. */
const native = Uint8Array as unknown as {
  fromBase64?: (text: string, options: { alphabet: "base64url" }) => Uint8Array;
  prototype: { toBase64?: (this: Uint8Array, options: { alphabet: "base64url"; omitPadding: true }) => string };
};
const { fromBase64 } = native;
const { toBase64 } = native.prototype;
const NATIVE_TO = { alphabet: "base64url", omitPadding: true } as const;
const NATIVE_FROM = { alphabet: "base64url" } as const;
/** Up to so many letters a loop is done before a native codec has begun. */
const SHORT = 128;

/** RFC 4648 §5 without padding. */
export function toBase64url(bytes: Uint8Array): string {
  if (toBase64) return toBase64.call(bytes, NATIVE_TO);
  const letters = new Uint8Array(Math.ceil((bytes.length * 4) / 3));
  let pending = 0;
  let bits = 0;
  let length = 0;
  for (const byte of bytes) {
    pending = ((pending << 8) | byte) & 0xffff;
    bits += 8;
    while (bits >= 6) {
      bits -= 6;
      letters[length++] = BASE64URL[(pending >> bits) & 63] as number;
    }
  }
  if (bits > 0) letters[length] = BASE64URL[(pending << (6 - bits)) & 63] as number;
  return fromAscii(letters);
}

/** Strict: no padding, no other alphabet, unused bits zero, so that one byte string has one spelling. */
export function fromBase64url(text: string): Uint8Array | undefined {
  if (text.length % 4 === 1) return undefined;
  if (fromBase64 && text.length > SHORT) return readNatively(text, fromBase64);
  const bytes = new Uint8Array(Math.floor((text.length * 3) / 4));
  let pending = 0;
  let bits = 0;
  let length = 0;
  for (let i = 0; i < text.length; i++) {
    const value = BASE64URL_VALUE[text.charCodeAt(i)] ?? -1;
    if (value < 0) return undefined;
    pending = ((pending << 6) | value) & 0xffff;
    bits += 6;
    if (bits >= 8) {
      bits -= 8;
      bytes[length++] = (pending >> bits) & 0xff;
    }
  }
  return (pending & ((1 << bits) - 1)) === 0 ? bytes : undefined;
}

/** The native reader lets white space and padding pass, which then lack among the bytes, and any unused bits. */
function readNatively(text: string, read: NonNullable<typeof fromBase64>): Uint8Array | undefined {
  const unused = [0, 0, 15, 3][text.length % 4] as number;
  const last = BASE64URL_VALUE[text.charCodeAt(text.length - 1)] ?? -1;
  if (last < 0 || (last & unused) !== 0) return undefined;
  try {
    const bytes = read(text, NATIVE_FROM);
    return bytes.length === Math.floor((text.length * 3) / 4) ? bytes : undefined;
  } catch {
    return undefined;
  }
}

/** Of the Encoding standard, in every browser and in Node; `lib` has it only with the rest of the DOM. */
declare const TextEncoder: new () => { encode(text: string): Uint8Array };
declare const TextDecoder: new (
  label: "utf-8",
  options: { fatal: true; ignoreBOM: true },
) => { decode(bytes: Uint8Array): string };
const encoder = new TextEncoder();
const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

/** @throws RangeError on a lone surrogate, which has no UTF-8 form. */
export function utf8(text: string): Uint8Array {
  const short = text.length <= SHORT ? ascii(text) : undefined;
  if (short) return short;
  const bytes = encoder.encode(text);
  if (bytes.length !== text.length && /\p{Cs}/u.test(text)) throw new RangeError("text holds a lone surrogate");
  return bytes;
}

function ascii(text: string): Uint8Array | undefined {
  const bytes = new Uint8Array(text.length);
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit >= 0x80) return undefined;
    bytes[i] = unit;
  }
  return bytes;
}

/** Strict: overlong forms, surrogates, values past U+10FFFF and cut sequences are undefined. A byte order mark is text. */
export function fromUtf8(bytes: Uint8Array): string | undefined {
  try {
    return decoder.decode(bytes);
  } catch {
    return undefined;
  }
}

export const u8 = (value: number): Uint8Array => bigEndian(value, 1);
export const u16 = (value: number): Uint8Array => bigEndian(value, 2);
export const u32 = (value: number): Uint8Array => bigEndian(value, 4);
export const u48 = (value: number): Uint8Array => bigEndian(value, 6);
/** Eight bytes on the wire; only safe integers, because every number here is also a JSON number somewhere. */
export const u64 = (value: number): Uint8Array => bigEndian(value, 8);

export const readU16 = (bytes: Uint8Array, offset: number): number => readBigEndian(bytes, offset, 2);
export const readU32 = (bytes: Uint8Array, offset: number): number => readBigEndian(bytes, offset, 4);
export const readU48 = (bytes: Uint8Array, offset: number): number => readBigEndian(bytes, offset, 6);
/** Undefined past 2^53 − 1. */
export function readU64(bytes: Uint8Array, offset: number): number | undefined {
  const value = readBigEndian(bytes, offset, 8);
  return Number.isSafeInteger(value) ? value : undefined;
}

/** Names and other short texts inside signed bytes: two bytes of length, then UTF-8, so that no two lists of texts read alike. */
export function sized(text: string): Uint8Array {
  const bytes = utf8(text);
  return concat(u16(bytes.length), bytes);
}

function bigEndian(value: number, width: number): Uint8Array {
  if (!Number.isSafeInteger(value) || value < 0 || value >= 256 ** width) {
    throw new RangeError(`${value} is not an unsigned integer of ${width} bytes`);
  }
  const bytes = new Uint8Array(width);
  let rest = value;
  for (let i = width - 1; i >= 0; i--) {
    bytes[i] = rest % 256;
    rest = Math.floor(rest / 256);
  }
  return bytes;
}

function readBigEndian(bytes: Uint8Array, offset: number, width: number): number {
  if (offset + width > bytes.length) throw new RangeError(`no ${width} bytes at ${offset} of ${bytes.length}`);
  let value = 0;
  for (let i = offset; i < offset + width; i++) value = value * 256 + (bytes[i] as number);
  return value;
}

/** In runs, because a call takes only so many arguments; one letter at a time is ten times slower for an answer's parts. */
function fromAscii(letters: Uint8Array): string {
  let text = "";
  for (let i = 0; i < letters.length; i += 8192)
    text += String.fromCharCode.apply(null, letters.subarray(i, i + 8192) as never);
  return text;
}
