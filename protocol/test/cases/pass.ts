import {
  cat,
  fixed,
  flipped,
  hex,
  MIDNIGHT,
  NOW,
  publicKeyOf,
  sign,
  uint,
  type VectorCase,
  type VectorFile,
} from "./build.ts";

const naver = { keyId: 513, seed: fixed("naver pass key") };
const kakao = { keyId: 514, seed: fixed("kakao pass key") };
const ID = fixed("pass id", 16);

export interface HeaderFields {
  version?: number;
  class?: number;
  keyId?: number;
  issuedAt?: number;
  id?: Uint8Array;
}

export function header({
  version = 1,
  class: passClass = 0,
  keyId = naver.keyId,
  issuedAt = NOW,
  id = ID,
}: HeaderFields = {}): Buffer {
  return cat(uint(version, 1), uint(passClass, 1), uint(keyId, 2), uint(issuedAt, 4), id);
}

function passBytes(fields: HeaderFields = {}, seed = naver.seed, domain = "kipass/pass/1"): Buffer {
  return cat(header(fields), sign(seed, cat(domain, header(fields))));
}

function digits(bytes: Uint8Array, prefix = "8201"): string {
  const buffer = Buffer.from(bytes);
  const groups = Array.from({ length: bytes.length / 8 }, (_, n) =>
    buffer
      .readBigUInt64BE(8 * n)
      .toString()
      .padStart(20, "0"),
  );
  return prefix + groups.join("");
}

function withGroup(text: string, group: number, value: string): string {
  return text.slice(0, 4 + 20 * group) + value + text.slice(24 + 20 * group);
}

export function passVectors(): VectorFile {
  const good = digits(passBytes());
  const read = (name: string, bytes: Buffer): VectorCase => ({
    name,
    text: digits(bytes),
    expect: {
      class: bytes[1],
      keyId: bytes.readUInt16BE(2),
      issuedAt: bytes.readUInt32BE(4),
      id: hex(bytes.subarray(8, 24)),
      signature: hex(bytes.subarray(24)),
    },
  });
  const refuse = (name: string, text: string): VectorCase => ({ name, text, expect: null });
  const cases = [
    read("live", passBytes()),
    read("assisted", passBytes({ class: 3 })),
    read("reserve, 00:00 in Seoul", passBytes({ class: 1, issuedAt: MIDNIGHT })),
    read("least values", passBytes({ keyId: 0, issuedAt: 0, id: Buffer.alloc(16) })),
    read("greatest values", passBytes({ keyId: 65_535, issuedAt: 4_294_967_295, id: Buffer.alloc(16, 255) })),
    read("a signature of 64 bytes 0xff is read: judging it is another step", cat(header(), Buffer.alloc(64, 255))),
    read("a signature of zeros is read", cat(header(), Buffer.alloc(64))),
    refuse("nothing", ""),
    refuse("the prefix alone", "8201"),
    refuse("a web address", "https://kipass.invalid/"),
    refuse("one digit short", good.slice(0, -1)),
    refuse("one digit more", `${good}0`),
    refuse("one digit lost in the middle", good.slice(0, 100) + good.slice(101)),
    ...Array.from({ length: 11 }, (_, n) => refuse(`cut after ${n} groups`, good.slice(0, 4 + 20 * n))),
    refuse("a space in front", ` ${good}`),
    refuse("a line feed behind", `${good}\n`),
    refuse("the last digit is a line feed", `${good.slice(0, -1)}\n`),
    refuse("full-width digits", [...good].map((digit) => String.fromCodePoint(0xff10 + Number(digit))).join("")),
    refuse("one Arabic-Indic digit", withGroup(good, 5, `${"0".repeat(19)}٣`)),
    refuse("a letter O for a zero", withGroup(good, 3, `O${"0".repeat(19)}`)),
    refuse("a plus sign", withGroup(good, 4, `+${"0".repeat(19)}`)),
    refuse("a minus sign", withGroup(good, 4, `-${"0".repeat(19)}`)),
    refuse("an exponent", withGroup(good, 4, `${"0".repeat(17)}1e9`)),
    refuse("hexadecimal", withGroup(good, 4, `0x${"0".repeat(18)}`)),
    refuse("prefix 8200", digits(passBytes(), "8200")),
    refuse("prefix 8202", digits(passBytes(), "8202")),
    refuse("prefix 0082", digits(passBytes(), "0082")),
    ...Array.from({ length: 11 }, (_, n) => refuse(`group ${n} is 2^64`, withGroup(good, n, "18446744073709551616"))),
    refuse("a group of nines", withGroup(good, 10, "9".repeat(20))),
    ...[0, 2, 130, 255].map((version) => refuse(`version ${version}`, digits(passBytes({ version })))),
    ...[2, 4, 16, 255].map((passClass) => refuse(`class ${passClass}`, digits(passBytes({ class: passClass })))),
    refuse("reserve a second after 00:00", digits(passBytes({ class: 1, issuedAt: MIDNIGHT + 1 }))),
    refuse("reserve a second before 00:00", digits(passBytes({ class: 1, issuedAt: MIDNIGHT - 1 }))),
    refuse("reserve at 00:00 UTC", digits(passBytes({ class: 1, issuedAt: MIDNIGHT + 9 * 3600 }))),
    refuse("reserve at 12:00 in Seoul", digits(passBytes({ class: 1, issuedAt: MIDNIGHT + 12 * 3600 }))),
    refuse("reserve at 0", digits(passBytes({ class: 1, issuedAt: 0 }))),
  ];
  return { spec: "SPEC §4", cases };
}

interface Key {
  keyId: number;
  publicKey: string;
  from: number;
  until: number;
  suspended: boolean;
}

export function judgeVectors(): VectorFile {
  const key = (changes: Partial<Key> = {}): Key => ({
    keyId: naver.keyId,
    publicKey: hex(publicKeyOf(naver.seed)),
    from: MIDNIGHT - 30 * 86_400,
    until: MIDNIGHT + 30 * 86_400,
    suspended: false,
    ...changes,
  });
  const kakaoKey = key({ keyId: kakao.keyId, publicKey: hex(publicKeyOf(kakao.seed)) });
  const judge = (
    name: string,
    bytes: Uint8Array,
    expect: string,
    now = NOW,
    keys: Key[] = [key(), kakaoKey],
  ): VectorCase => ({
    name,
    text: digits(bytes),
    now,
    keys,
    expect,
  });
  const live = passBytes();
  const assisted = passBytes({ class: 3 });
  const reserve = passBytes({ class: 1, issuedAt: MIDNIGHT });
  const longS = cat(live.subarray(0, 56), uint(0, 32));
  longS.set(plusOrder(live.subarray(56)), 56);
  const suspended = [key({ suspended: true })];
  const cases = [
    judge("live, now", live, "valid"),
    judge("live, 6 s early", live, "not-yet-valid", NOW - 6),
    judge("live, 5 s early", live, "valid", NOW - 5),
    judge("live, its last second", live, "valid", NOW + 17),
    judge("live, 18 s on", live, "expired", NOW + 18),
    judge("live, a day on", live, "expired", NOW + 86_400),
    judge("assisted, 6 s early", assisted, "not-yet-valid", NOW - 6),
    judge("assisted, 5 s early", assisted, "valid", NOW - 5),
    judge("assisted, its last second", assisted, "valid", NOW + 62),
    judge("assisted, 63 s on", assisted, "expired", NOW + 63),
    judge("reserve, 6 s before its day", reserve, "not-yet-valid", MIDNIGHT - 6),
    judge("reserve, 5 s before its day", reserve, "valid", MIDNIGHT - 5),
    judge("reserve, evening", reserve, "valid", NOW),
    judge("reserve, 2 s into the next day", reserve, "valid", MIDNIGHT + 86_402),
    judge("reserve, 3 s into the next day", reserve, "expired", MIDNIGHT + 86_403),
    judge("another issuer's pass", passBytes({ keyId: kakao.keyId }, kakao.seed), "valid"),
    judge("no such key", live, "unknown-issuer", NOW, [kakaoKey]),
    judge("no keys at all", live, "unknown-issuer", NOW, []),
    judge("an unknown issuer's pass out of its time is still unknown", live, "unknown-issuer", NOW + 900, []),
    judge("signed with another issuer's key", passBytes({}, kakao.seed), "forged"),
    judge("signed by nobody", cat(header(), Buffer.alloc(64)), "forged"),
    judge("a forged pass out of its time is forged", cat(header(), Buffer.alloc(64)), "forged", NOW + 900),
    judge("signed under another domain string", passBytes({}, naver.seed, "kipass/pass/2"), "forged"),
    judge("signed without a domain string", passBytes({}, naver.seed, ""), "forged"),
    judge("S + L", longS, "forged"),
    judge("the key id made another's", cat(live.subarray(0, 2), uint(kakao.keyId, 2), live.subarray(4)), "forged"),
    judge("the key id altered to none", flipped(live, 2), "unknown-issuer"),
    judge("live made assisted", cat(uint(1, 1), uint(3, 1), live.subarray(2)), "forged"),
    judge("issued at moved on by 256 s", flipped(live, 6), "forged"),
    judge("issued at moved by a second", flipped(live, 7), "forged"),
    ...Array.from({ length: 16 }, (_, n) => judge(`byte ${n} of the id altered`, flipped(live, 8 + n), "forged")),
    ...[0, 31, 32, 62].map((n) => judge(`byte ${n} of the signature altered`, flipped(live, 24 + n, 4), "forged")),
    judge("the issuer is suspended", live, "issuer-suspended", NOW, suspended),
    judge("suspended and out of its time", live, "issuer-suspended", NOW + 900, suspended),
    judge("suspended, but never signed by it", passBytes({}, kakao.seed), "forged", NOW, suspended),
    judge("the key's first second", live, "valid", NOW, [key({ from: NOW })]),
    judge("issued before the key's time", live, "forged", NOW, [key({ from: NOW + 1 })]),
    judge("the key's last second", live, "valid", NOW, [key({ until: NOW + 1 })]),
    judge("issued when the key had ended", live, "forged", NOW, [key({ until: NOW })]),
    judge("judged after the key's end, issued before it", live, "valid", NOW + 5, [key({ until: NOW + 1 })]),
    judge("class 2, well signed", passBytes({ class: 2 }), "not-a-pass"),
  ];
  return { spec: "SPEC §5", cases };
}

/** S + L in 32 little-endian bytes. */
function plusOrder(s: Uint8Array): Buffer {
  const order = 2n ** 252n + 27742317777372353535851937790883648493n;
  const value = BigInt(`0x${Buffer.from(s).reverse().toString("hex")}`) + order;
  return uint(value, 32).reverse();
}
