import { cat, fixed, flipped, gcm, hex, TODAY, uint, type VectorCase, type VectorFile } from "./build.ts";

const epoch = fixed("epoch", 8);
const key = fixed("wrap key");
const working = cat(fixed("working 1"), fixed("working 2"), fixed("working 3", 16));
const escrow = cat(fixed("escrow 1"), fixed("escrow 2"), fixed("escrow 3", 16));
const MONDAY = 20_201_116;
const DAY = 20_201_120;

export function epochVectors(): VectorFile {
  const seal = (plaintext: Uint8Array, domain = "kipass/epoch-wrap/1", nonce = cat(epoch, uint(0, 4))) =>
    gcm(key, nonce, plaintext, cat(domain, uint(DAY, 4), epoch));
  const good = seal(cat(uint(MONDAY, 4), working, escrow));
  const unwrap = (
    name: string,
    wrapped: Uint8Array,
    expect: unknown,
    changes: Record<string, string> = {},
  ): VectorCase => ({
    name,
    operation: "unwrap",
    wrapped: hex(wrapped),
    day: TODAY,
    epoch: hex(epoch),
    key: hex(key),
    ...changes,
    expect,
  });
  const aad = (custodian: "working" | "escrow", week: string): VectorCase => ({
    name: `AAD for ${custodian}, week of ${week}`,
    operation: "aad",
    day: TODAY,
    epoch: hex(epoch),
    week,
    custodian,
    expect: hex(
      cat(
        "kipass/epoch/1",
        uint(DAY, 4),
        epoch,
        uint(Number(week.replaceAll("-", "")), 4),
        uint(custodian === "escrow" ? 1 : 0, 1),
      ),
    ),
  });
  const parts = { week: "2020-11-16", working: hex(working), escrow: hex(escrow) };
  const cases = [
    aad("working", "2020-11-16"),
    aad("escrow", "2020-11-16"),
    aad("working", "2020-11-23"),
    { name: "wrap", operation: "wrap", day: TODAY, epoch: hex(epoch), key: hex(key), ...parts, expect: hex(good) },
    unwrap("unwrap", good, parts),
    unwrap("another day", good, null, { day: "2020-11-19" }),
    unwrap("another epoch", good, null, { epoch: hex(flipped(epoch, 7)) }),
    unwrap("another wrap key", good, null, { key: hex(fixed("wrap key of yesterday")) }),
    ...[0, 3, 4, 84, 179].map((n) => unwrap(`byte ${n} altered`, flipped(good, n), null)),
    unwrap("one byte short", good.subarray(0, 179), null),
    unwrap("nothing", Buffer.alloc(0), null),
    unwrap("sealed under the other domain string", seal(cat(uint(MONDAY, 4), working, escrow), "kipass/epoch/1"), null),
    unwrap(
      "sealed with the zeros in front of the nonce",
      seal(cat(uint(MONDAY, 4), working, escrow), undefined, cat(uint(0, 4), epoch)),
      null,
    ),
    unwrap("the escrow half missing", seal(cat(uint(MONDAY, 4), working)), null),
    unwrap("one byte too much inside", seal(cat(uint(MONDAY, 4), working, escrow, uint(0, 1))), null),
    unwrap("a week that is a Tuesday", seal(cat(uint(MONDAY + 1, 4), working, escrow)), null),
    unwrap("a week that is no day", seal(cat(uint(20_201_332, 4), working, escrow)), null),
    unwrap("week 0", seal(cat(uint(0, 4), working, escrow)), null),
  ];
  return { spec: "SPEC §9", cases };
}
