import {
  cat,
  fixed,
  flipped,
  gcm,
  hex,
  hmac,
  MIDNIGHT,
  NOW,
  TODAY,
  uint,
  type VectorCase,
  type VectorFile,
} from "./build.ts";
import { header } from "./pass.ts";

const key = fixed("tag key");

export function columnVectors(): VectorFile {
  const id = fixed("pass id", 16);
  const [device, attempt] = [fixed("device", 16), fixed("idempotency key", 16)];
  const tag = (name: string, passId: Uint8Array, tagKey = key): VectorCase => ({
    name: `tag: ${name}`,
    column: "tag",
    key: hex(tagKey),
    id: hex(passId),
    expect: hex(hmac(tagKey, cat("kipass/tag/1", passId)).subarray(0, 16)),
  });
  const retry = (name: string, by: Uint8Array, once: Uint8Array): VectorCase => ({
    name: `retry: ${name}`,
    column: "retry",
    key: hex(key),
    device: hex(by),
    idempotencyKey: hex(once),
    expect: hex(hmac(key, cat("kipass/retry/1", by, once)).subarray(0, 4)),
  });
  const place = (name: string, facility: number, direction: "in" | "out", hour: number): VectorCase => ({
    name: `place: ${name}`,
    column: "place",
    key: hex(key),
    facility,
    direction,
    hour,
    expect: hex(
      hmac(key, cat("kipass/place/1", uint(facility, 8), uint(direction === "out" ? 1 : 0, 1), uint(hour, 4))).subarray(
        0,
        16,
      ),
    ),
  });
  const hour = Math.floor(NOW / 3600);
  const cases = [
    tag("an id", id),
    tag("the same id, another day's key", id, fixed("tag key of tomorrow")),
    tag("an id that differs in its last bit", flipped(id, 15)),
    retry("an attempt", device, attempt),
    retry("another attempt", device, flipped(attempt, 0)),
    retry("the same attempt from another device", flipped(device, 15), attempt),
    retry("device and key exchanged", attempt, device),
    place("in", 1, "in", hour),
    place("out", 1, "out", hour),
    place("the next hour", 1, "in", hour + 1),
    place("another facility", 2, "in", hour),
    place("the greatest facility", 2 ** 53 - 1, "in", hour),
    place("a facility above 2^32", 2 ** 32 + 1, "out", hour),
    place("hour 0", 0, "in", 0),
  ];
  return { spec: "SPEC §8.1", cases };
}

interface Content {
  headerBytes: Buffer;
  facility: number;
  door: number;
  atMs: number;
  direction: "in" | "out";
  channel: string;
  flags: Record<string, boolean>;
}

const NO_FLAGS = { offline: false, late: false, implausible: false, sessionEnded: false, conflict: false };
const CHANNELS = ["camera", "wedge", "kiosk", "screen", "paste"];
const epochKey = fixed("epoch key");
const binding = {
  day: TODAY,
  tag: fixed("tag", 16),
  retry: fixed("retry", 4),
  place: fixed("place", 16),
  epoch: fixed("epoch", 8),
  counter: 7,
};
const content: Content = {
  headerBytes: header(),
  facility: 120_034,
  door: 2,
  atMs: NOW * 1000 + 321,
  direction: "in",
  channel: "camera",
  flags: NO_FLAGS,
};

export function sealedVisitVectors(): VectorFile {
  const seal = (name: string, changes: Partial<Content>, bits: number, at = binding): VectorCase => {
    const visit = { ...content, ...changes };
    const sealed = sealPlain(plain(visit, bits), at);
    return {
      name,
      sealed: hex(sealed),
      key: hex(epochKey),
      binding: json(at),
      expect: { ...visit, headerBytes: hex(visit.headerBytes) },
    };
  };
  const refuse = (name: string, sealed: Uint8Array, at = binding, openKey = epochKey): VectorCase => ({
    name,
    sealed: hex(sealed),
    key: hex(openKey),
    binding: json(at),
    expect: null,
  });
  const good = sealPlain(plain(content, 0));
  const odd = (name: string, plaintext: Uint8Array) => refuse(name, sealPlain(plaintext));
  const cases = [
    seal("in, by camera", {}, 0),
    seal("out", { direction: "out" }, 1),
    ...CHANNELS.map((channel, n) => seal(`by ${channel}`, { channel }, n << 1)),
    ...Object.keys(NO_FLAGS).map((flag, n) =>
      seal(`flag ${flag}`, { flags: { ...NO_FLAGS, [flag]: true } }, 1 << (4 + n)),
    ),
    seal(
      "every flag, out, by paste",
      { direction: "out", channel: "paste", flags: mapValues(NO_FLAGS, true) },
      0b1_1111_100_1,
    ),
    seal("greatest values", { facility: 2 ** 53 - 1, door: 65_535, atMs: 2 ** 48 - 1 }, 0, {
      ...binding,
      counter: 2 ** 32 - 1,
    }),
    seal("least values", { facility: 0, door: 0, atMs: 0 }, 0, { ...binding, counter: 0 }),
    seal("a reserve pass", { headerBytes: header({ class: 1, issuedAt: MIDNIGHT }) }, 0),
    seal("the day's last second", { headerBytes: header({ issuedAt: MIDNIGHT + 86_399 }) }, 0),
    refuse("another day", good, { ...binding, day: "2020-11-21" }),
    refuse("another tag", good, { ...binding, tag: flipped(binding.tag, 15) }),
    refuse("another retry", good, { ...binding, retry: flipped(binding.retry, 0) }),
    refuse("another place", good, { ...binding, place: flipped(binding.place, 7) }),
    refuse("another epoch", good, { ...binding, epoch: flipped(binding.epoch, 0) }),
    refuse("another counter", good, { ...binding, counter: 8 }),
    refuse("tag and place exchanged", good, { ...binding, tag: binding.place, place: binding.tag }),
    refuse("another epoch key", good, binding, fixed("another epoch key")),
    ...[0, 23, 24, 41, 42, 57].map((n) => refuse(`byte ${n} altered`, flipped(good, n))),
    refuse("one byte short", good.subarray(0, 57)),
    refuse("its tag alone", good.subarray(42)),
    refuse("15 bytes", good.subarray(0, 15)),
    refuse("nothing", Buffer.alloc(0)),
    refuse(
      "sealed under another domain string",
      gcm(epochKey, nonce(7), plain(content, 0), aad(binding, "kipass/visit/2")),
    ),
    refuse(
      "sealed with the counter in front of the nonce",
      gcm(epochKey, cat(uint(7, 4), uint(0, 8)), plain(content, 0), aad(binding)),
    ),
    odd("plaintext of 41 bytes", plain(content, 0).subarray(0, 41)),
    odd("plaintext of 43 bytes", cat(plain(content, 0), uint(0, 1))),
    odd("a header of version 2", plain({ ...content, headerBytes: header({ version: 2 }) }, 0)),
    odd("a header of class 2", plain({ ...content, headerBytes: header({ class: 2 }) }, 0)),
    odd("a reserve header not at 00:00", plain({ ...content, headerBytes: header({ class: 1 }) }, 0)),
    odd("a header of the day before", plain({ ...content, headerBytes: header({ issuedAt: MIDNIGHT - 1 }) }, 0)),
    odd("a header of the day after", plain({ ...content, headerBytes: header({ issuedAt: MIDNIGHT + 86_400 }) }, 0)),
    odd("facility 2^53", cat(header(), uint(2n ** 53n, 8), uint(2, 2), uint(content.atMs, 6), uint(0, 2))),
    ...[5, 6, 7].map((n) => odd(`channel ${n}`, plain(content, n << 1))),
    ...[9, 12, 15].map((n) => odd(`bit ${n} set`, plain(content, 1 << n))),
  ];
  return { spec: "SPEC §8.2", cases };
}

function plain(visit: Content, bits: number): Buffer {
  return cat(visit.headerBytes, uint(visit.facility, 8), uint(visit.door, 2), uint(visit.atMs, 6), uint(bits, 2));
}

function sealPlain(plaintext: Uint8Array, at = binding): Buffer {
  return gcm(epochKey, nonce(at.counter), plaintext, aad(at));
}

const nonce = (counter: number) => cat(uint(0, 8), uint(counter, 4));

function aad(at: typeof binding, domain = "kipass/visit/1"): Buffer {
  return cat(
    domain,
    uint(Number(at.day.replaceAll("-", "")), 4),
    at.tag,
    at.retry,
    at.place,
    at.epoch,
    uint(at.counter, 4),
  );
}

function json(at: typeof binding) {
  return { ...at, tag: hex(at.tag), retry: hex(at.retry), place: hex(at.place), epoch: hex(at.epoch) };
}

function mapValues(flags: Record<string, boolean>, value: boolean): Record<string, boolean> {
  return Object.fromEntries(Object.keys(flags).map((name) => [name, value]));
}
