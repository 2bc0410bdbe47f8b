import {
  cat,
  fixed,
  flipped,
  hex,
  NOW,
  publicKeyOf,
  sha256,
  sign,
  uint,
  type VectorCase,
  type VectorFile,
} from "./build.ts";

const device = fixed("terminal", 16);
const seed = fixed("terminal key");
const issuer = fixed("issuer of queued passes");
const idempotencyKey = fixed("attempt", 16);
const header = (passClass = 0) =>
  cat(uint(1, 1), uint(passClass, 1), uint(7, 2), uint(NOW, 4), fixed("queued pass", 16));
const passOf = (bytes: Uint8Array) => cat(bytes, sign(issuer, cat("kipass/pass/1", bytes)));
const ZERO = 2n ** 47n;
const HOUR = 3_600_000;

interface Facts {
  version?: number;
  pass?: Uint8Array;
  bits?: number;
  atMs?: number;
  offsetMs?: number;
}

function body({
  version = 1,
  pass = passOf(header()),
  bits = 2,
  atMs = NOW * 1000 + 4_000,
  offsetMs = -1_500,
}: Facts = {}): Buffer {
  return cat(
    uint(version, 1),
    device,
    uint(41, 4),
    pass,
    uint(bits, 1),
    uint(atMs, 6),
    uint(ZERO + BigInt(offsetMs), 6),
    uint(60_000, 6),
    idempotencyKey,
  );
}

const signed = (bytes: Uint8Array, domain = "kipass/queued/1") => cat(bytes, sign(seed, cat(domain, bytes)));

export function queuedVectors(): VectorFile {
  const publicKey = hex(publicKeyOf(seed));
  const open = (name: string, bytes: Uint8Array, expect: unknown, key = publicKey): VectorCase => ({
    name,
    operation: "open",
    bytes: hex(bytes),
    publicKey: key,
    expect,
  });
  const facts = (changes: Record<string, unknown> = {}) => ({
    device: hex(device),
    counter: 41,
    pass: hex(passOf(header())),
    direction: "in",
    channel: "wedge",
    atMs: NOW * 1000 + 4_000,
    offsetMs: -1_500,
    offsetAgeMs: 60_000,
    idempotencyKey: hex(idempotencyKey),
    ...changes,
  });
  const time = (
    name: string,
    given: { atMs: number; offsetMs: number; receivedAtMs: number },
    expect: unknown,
  ): VectorCase => ({
    name,
    operation: "time",
    pass: hex(passOf(header())),
    ...given,
    expect,
  });
  const start = NOW * 1000;
  const good = signed(body());
  const items = [fixed("sealed one", 32), fixed("sealed two", 32)];
  const parcel = cat(...items.flatMap((item, n) => [uint([20_201_116, 20_201_123][n] as number, 4), item]));
  return {
    spec: "SPEC §7.3–7.4",
    cases: [
      { name: "body", operation: "body", ...facts(), expect: hex(body()) },
      {
        name: "AAD",
        operation: "aad",
        device: hex(device),
        week: "2020-11-16",
        expect: hex(cat("kipass/queued/1", uint(20_201_116, 4), device)),
      },
      {
        name: "batch of two",
        operation: "batch",
        device: hex(device),
        items: items.map((item, n) => ({ week: ["2020-11-16", "2020-11-23"][n], sealed: hex(item) })),
        expect: hex(cat("kipass/queued-batch/1", device, sha256(parcel))),
      },
      {
        name: "batch of none",
        operation: "batch",
        device: hex(device),
        items: [],
        expect: hex(cat("kipass/queued-batch/1", device, sha256())),
      },
      open("open", good, facts()),
      open("out, at a kiosk", signed(body({ bits: 5 })), facts({ direction: "out", channel: "kiosk" })),
      open("a clock two days ahead", signed(body({ offsetMs: -48 * HOUR })), facts({ offsetMs: -48 * HOUR })),
      open("a clock two days behind", signed(body({ offsetMs: 48 * HOUR })), facts({ offsetMs: 48 * HOUR })),
      open(
        "a pass nobody signed is still read: judging it is another step",
        signed(body({ pass: flipped(passOf(header()), 80) })),
        facts({ pass: hex(flipped(passOf(header()), 80)) }),
      ),
      ...[0, 1, 17, 21, 45, 109, 110, 116, 122, 128, 143, 144, 207].map((n) =>
        open(`byte ${n} altered`, flipped(good, n), null),
      ),
      open("one byte short", good.subarray(0, 207), null),
      open("one byte more", cat(good, uint(0, 1)), null),
      open("nothing", Buffer.alloc(0), null),
      open("another device's key", good, null, hex(publicKeyOf(fixed("another terminal")))),
      open("signed without the domain", signed(body(), ""), null),
      open("signed as a batch", signed(body(), "kipass/queued-batch/1"), null),
      open("version 2", signed(body({ version: 2 })), null),
      open("version 0", signed(body({ version: 0 })), null),
      open("a channel that does not exist", signed(body({ bits: 10 })), null),
      open("a flag the registry sets", signed(body({ bits: 0b1_0010 })), null),
      open("a pass of class 2", signed(body({ pass: passOf(header(2)) })), null),
      open("a pass of version 0", signed(body({ pass: passOf(flipped(header(), 0)) })), null),
      time(
        "in time",
        { atMs: start + 4_000, offsetMs: -1_500, receivedAtMs: start + HOUR },
        { atMs: start + 2_500, late: false, implausible: false },
      ),
      time(
        "the first moment",
        { atMs: start - 5_000, offsetMs: 0, receivedAtMs: start },
        { atMs: start - 5_000, late: false, implausible: false },
      ),
      time(
        "before the first moment",
        { atMs: start - 5_001, offsetMs: 0, receivedAtMs: start },
        { atMs: start - 5_000, late: false, implausible: true },
      ),
      time(
        "the last moment",
        { atMs: start + 17_999, offsetMs: 0, receivedAtMs: start + HOUR },
        { atMs: start + 17_999, late: false, implausible: false },
      ),
      time(
        "after the last moment",
        { atMs: start + 18_000, offsetMs: 0, receivedAtMs: start + HOUR },
        { atMs: start + 17_999, late: false, implausible: true },
      ),
      time(
        "a clock two days ahead, measured",
        { atMs: start + 48 * HOUR, offsetMs: -48 * HOUR, receivedAtMs: start + HOUR },
        { atMs: start, late: false, implausible: false },
      ),
      time(
        "a clock two days ahead, not measured",
        { atMs: start + 48 * HOUR, offsetMs: 0, receivedAtMs: start + HOUR },
        { atMs: start + 17_999, late: false, implausible: true },
      ),
      time(
        "a clock two days behind, not measured",
        { atMs: start - 48 * HOUR, offsetMs: 0, receivedAtMs: start + HOUR },
        { atMs: start - 5_000, late: false, implausible: true },
      ),
      time(
        "after receipt",
        { atMs: start + 2_000, offsetMs: 0, receivedAtMs: start + 1_999 },
        { atMs: start + 2_000, late: false, implausible: true },
      ),
      time(
        "72 hours",
        { atMs: start, offsetMs: 0, receivedAtMs: start + 72 * HOUR },
        { atMs: start, late: false, implausible: false },
      ),
      time(
        "more than 72 hours",
        { atMs: start, offsetMs: 0, receivedAtMs: start + 72 * HOUR + 1 },
        { atMs: start, late: true, implausible: false },
      ),
    ],
  };
}
