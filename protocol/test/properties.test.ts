import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { describe, it } from "node:test";
import { formatBusinessNumber, parseBusinessNumber } from "@kipass/protocol/business-number";
import { fromBase64url, fromHex, fromUtf8, toBase64url, toHex, utf8 } from "@kipass/protocol/bytes";
import { officersOf, openCertification, orderKeysOf, passKeysOf, signingKeyOf } from "@kipass/protocol/certification";
import { addDays, dayOf, dayStart, isDay, weekOf } from "@kipass/protocol/day";
import { type AnswerContext, decodePart, encodeAnswer, openAnswer } from "@kipass/protocol/disclosure";
import { jsonBytes, readJson } from "@kipass/protocol/json";
import { compactJws, type JwsType } from "@kipass/protocol/jws";
import { entryHash, entryText, GENESIS_HASH, type LogKind, verifyChain } from "@kipass/protocol/log";
import { parseName } from "@kipass/protocol/name";
import { openOrder, passesDigest } from "@kipass/protocol/order";
import {
  headerBytes,
  judgePass,
  type PassHeader,
  parseHeader,
  parsePass,
  passText,
  signPass,
} from "@kipass/protocol/pass";
import { openPassId, openPassIds, passId, passIdsOfDay, type ReserveSlot } from "@kipass/protocol/pass-id";
import { formatPhone, parsePhone } from "@kipass/protocol/phone";
import {
  issuerOfSafeNumber,
  openSafeNumber,
  parseSafeNumber,
  SAFE_NUMBERS_PER_ISSUER,
  safeNumber,
} from "@kipass/protocol/safe-number";
import { openVisit, sealVisit, type VisitBinding, type VisitContent } from "@kipass/protocol/visit";
import { openVisitKeys } from "@kipass/protocol/visit-keys";
import { ed25519PublicKey, primitives as p } from "@kipass/service-kit/primitives";
import fc from "fast-check";
import { alphabet } from "./cases/safe-number.ts";
import { vectorsUrl } from "./make-vectors.ts";

const seed = createHash("sha256").update("kipass property tests").digest();
const issuerKey = { publicKey: ed25519PublicKey(seed), from: 0, until: 2 ** 32, issuer: "naver", suspended: false };

const bytes = (length: number) => fc.uint8Array({ minLength: length, maxLength: length });
const seconds = fc.integer({ min: 0, max: 2 ** 32 - 1 });
const account = fc.integer({ min: 0, max: 2 ** 48 - 1 });
const header: fc.Arbitrary<PassHeader> = fc
  .tuple(fc.constantFrom(0 as const, 3 as const), fc.integer({ min: 0, max: 65_535 }), seconds, bytes(16))
  .map(([passClass, keyId, issuedAt, id]) => ({ class: passClass, keyId, issuedAt, id }));

describe("bytes", () => {
  it("hex, base64url and UTF-8 come back", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 70 }), fc.string({ unit: "grapheme" }), (data, text) => {
        assert.deepEqual(fromHex(toHex(data)), data);
        assert.deepEqual(fromBase64url(toBase64url(data)), data);
        assert.equal(fromUtf8(utf8(text)), text);
      }),
    );
  });

  it("agree with Node's codecs, also about what is malformed", () => {
    const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 12 }), (data) => {
        assert.equal(toBase64url(data), Buffer.from(data).toString("base64url"));
        let expected: string | undefined;
        try {
          expected = decoder.decode(data);
        } catch {}
        assert.equal(fromUtf8(data), expected);
      }),
      { numRuns: 2000 },
    );
  });

  it("base64url is read and written alike with the engine's own codec and without, also what is malformed", async () => {
    const plain = await withoutNativeBase64();
    const letters = fc.constantFrom(..."ABCQRSTUVghwxyz0189-_", ..."ABC", "+", "/", "=", " ", "\n", "é");
    const tail = fc.array(letters, { maxLength: 6 }).map((some) => some.join(""));
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400, size: "max" }), tail, fc.nat(400), (data, odd, at) => {
        const text = toBase64url(data);
        assert.equal(plain.toBase64url(data), text);
        assert.deepEqual(fromBase64url(text), data);
        const cut = Math.max(0, text.length - odd.length);
        const inside = text.slice(0, at) + odd + text.slice(at + odd.length);
        for (const changed of [text, text + odd, text.slice(0, cut) + odd, inside]) {
          const read = fromBase64url(changed);
          assert.deepEqual(plain.fromBase64url(changed), read);
          if (read) assert.equal(toBase64url(read), changed);
        }
      }),
      { numRuns: 2000 },
    );
  });

  it("no text with half a character has a UTF-8 form, however long", () => {
    for (const length of [0, 10, 1000]) {
      const around = "가a".repeat(length);
      assert.throws(() => utf8(`${around}\ud800${around}`), RangeError);
      assert.equal(fromUtf8(utf8(`${around}\u{1f600}`)), `${around}\u{1f600}`);
    }
  });

  it("JSON comes back, and only in its one spelling", () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const text = JSON.stringify(value);
        assert.deepEqual(readJson(jsonBytes(value)), JSON.parse(text));
        assert.equal(readJson(utf8(` ${text}`)), undefined);
      }),
    );
  });
});

describe("days", () => {
  it("hold the second they are asked for", () => {
    fc.assert(
      fc.property(seconds, (at) => {
        const day = dayOf(at);
        assert.ok(isDay(day));
        assert.ok(dayStart(day) <= at && at < dayStart(addDays(day, 1)));
        assert.ok(weekOf(day) <= day && day < addDays(weekOf(day), 7));
        assert.equal(weekOf(weekOf(day)), weekOf(day));
      }),
    );
  });
});

describe("pass text", () => {
  it("comes back", () => {
    fc.assert(
      fc.property(header, bytes(64), (made, signature) => {
        const pass = parsePass(passText(new Uint8Array([...headerBytes(made), ...signature])));
        assert.deepEqual(pass?.header, made);
        assert.deepEqual(pass?.signature, signature);
      }),
    );
  });

  it("every pass with one digit changed is refused or forged", () => {
    const made: PassHeader = { class: 0, keyId: 513, issuedAt: 1_605_873_600, id: seed.subarray(0, 16) };
    const text = passText(signPass(made, seed, p));
    for (let at = 0; at < text.length; at++) {
      const digit = (Number(text[at]) + 1 + (at % 9)) % 10;
      const pass = parsePass(text.slice(0, at) + digit + text.slice(at + 1));
      // A changed key id would not find this key at all; here every key id gets it, so that the signature alone has to tell.
      if (pass) assert.equal(judgePass(pass, { nowSeconds: made.issuedAt, issuerKey, p }), "forged", `digit ${at}`);
    }
    assert.equal(judgePass(parsePass(text)!, { nowSeconds: made.issuedAt, issuerKey, p }), "valid");
  });

  it("every cut of a pass is refused", () => {
    const text = passText(
      new Uint8Array([
        ...headerBytes({ class: 0, keyId: 1, issuedAt: 2, id: seed.subarray(0, 16) }),
        ...new Uint8Array(64),
      ]),
    );
    assert.ok(parsePass(text));
    for (let length = 0; length < text.length; length++) {
      assert.equal(parsePass(text.slice(0, length)), undefined);
      assert.equal(parsePass(text.slice(text.length - length)), undefined);
    }
  });

  it("nothing else is a pass, and nothing throws", () => {
    const digits = fc.string({ unit: fc.constantFrom(..."0123456789"), minLength: 220, maxLength: 220 });
    fc.assert(fc.property(fc.string({ maxLength: 300 }), (text) => parsePass(text) === undefined));
    fc.assert(
      fc.property(digits, (text) => {
        const pass = parsePass(`8201${text}`);
        if (pass) assert.equal(passText(new Uint8Array([...pass.headerBytes, ...pass.signature])), `8201${text}`);
      }),
    );
  });
});

describe("pass ids", () => {
  it("open under their header and under no other slot, account key or class", () => {
    fc.assert(
      fc.property(
        account,
        fc.integer({ min: 15, max: 2 ** 32 - 1 }),
        bytes(32),
        bytes(32),
        (number, issuedAt, key, otherKey) => {
          const id = passId({ account: number, class: 0, issuedAt }, key, p);
          const made: PassHeader = { class: 0, keyId: 1, issuedAt, id };
          assert.deepEqual(openPassId(made, key, p), { account: number });
          assert.deepEqual(openPassId({ ...made, class: 3 }, key, p), { account: number });
          assert.equal(openPassId({ ...made, issuedAt: issuedAt - 15 }, key, p), undefined);
          assert.equal(openPassId({ ...made, class: 1, issuedAt: dayStart(dayOf(issuedAt)) }, key, p), undefined);
          assert.equal(openPassId(made, otherKey, p), undefined);
          const foreign = { ...made, issuedAt: issuedAt - 15 };
          assert.deepEqual(openPassIds([foreign, made, made], key, p), [
            undefined,
            { account: number },
            { account: number },
          ]);
          assert.deepEqual(openPassIds([], key, p), []);
        },
      ),
    );
  });

  it("the ids of a day are exactly those that can be made that day", () => {
    const day = "2020-11-20";
    const ids = passIdsOfDay(77, day, seed, p);
    const listed = new Set(Array.from({ length: 5763 }, (_, n) => toHex(ids.subarray(16 * n, 16 * n + 16))));
    assert.equal(listed.size, 5763);
    const made = (at: number) => toHex(passId({ account: 77, class: 0, issuedAt: at }, seed, p));
    for (let at = dayStart(day); at < dayStart(day) + 86_400; at += 997) assert.ok(listed.has(made(at)));
    assert.ok(!listed.has(made(dayStart(day) - 1)));
    assert.ok(!listed.has(made(dayStart(day) + 86_400)));
    for (const slot of [0, 1, 2] as ReserveSlot[])
      assert.ok(listed.has(toHex(passId({ account: 77, class: 1, slot }, seed, p))));
  });
});

describe("sealed visits", () => {
  const flags = fc.record({
    offline: fc.boolean(),
    late: fc.boolean(),
    implausible: fc.boolean(),
    sessionEnded: fc.boolean(),
    conflict: fc.boolean(),
  });
  const content: fc.Arbitrary<VisitContent> = fc.record({
    headerBytes: header.map(headerBytes),
    facility: fc.maxSafeNat(),
    door: fc.integer({ min: 0, max: 65_535 }),
    atMs: fc.integer({ min: 0, max: 2 ** 48 - 1 }),
    direction: fc.constantFrom("in" as const, "out" as const),
    channel: fc.constantFrom(
      "camera" as const,
      "wedge" as const,
      "kiosk" as const,
      "screen" as const,
      "paste" as const,
    ),
    flags,
  });

  it("open to what was sealed, and not when any bit is altered", () => {
    fc.assert(
      fc.property(content, bytes(48), seconds, bytes(32), fc.nat(58 * 8 - 1), (visit, columns, counter, key, bit) => {
        const binding: VisitBinding = {
          day: dayOf(parseHeader(visit.headerBytes)!.issuedAt),
          tag: columns.subarray(0, 16),
          retry: columns.subarray(16, 20),
          place: columns.subarray(20, 36),
          epoch: columns.subarray(36, 44),
          counter,
        };
        const sealed = sealVisit(visit, binding, key, p);
        assert.equal(sealed.length, 58);
        const opened = openVisit(sealed, binding, key, p);
        assert.deepEqual(
          { ...opened, headerBytes: Uint8Array.from(opened!.headerBytes) },
          { ...visit, flags: { ...visit.flags } },
        );
        const altered = sealed.slice();
        altered[bit >> 3]! ^= 1 << (bit & 7);
        assert.equal(openVisit(altered, binding, key, p), undefined);
      }),
    );
  });
});

describe("answers", () => {
  const context: AnswerContext = { orderHash: seed, party: "registry", kind: "visits-at-place", requestHash: seed };

  it("open to their items, however they are cut into parts", () => {
    fc.assert(
      fc.property(fc.array(fc.array(fc.jsonValue(), { maxLength: 4 }), { minLength: 1, maxLength: 5 }), (lists) => {
        const plain = JSON.parse(JSON.stringify(lists)) as unknown[][];
        const parts = encodeAnswer(lists, context, seed, p).map((plaintext, part, all) => ({
          part,
          last: part === all.length - 1,
          plaintext,
        }));
        const opened = openAnswer(parts, context, issuerKey.publicKey, p);
        assert.deepEqual(opened, { items: plain.flat(1) });
        assert.equal(decodePart(parts.at(-1)!.plaintext), undefined, "a last part is no other part");
      }),
    );
  });
});

describe("logs", () => {
  it("a chain of written entries verifies to the hash its writer has", () => {
    const kinds = fc.constantFrom<LogKind>("disclosure", "again", "refusal", "destruction");
    fc.assert(
      fc.property(fc.array(fc.record({ kind: kinds, reference: fc.string(), wait: fc.nat(9999) })), (entries) => {
        let at = 1_605_873_600;
        const lines = [entryText(0, at, { kind: "genesis", party: "naver" })];
        for (const [n, { kind, reference, wait }] of entries.entries()) {
          at += wait;
          lines.push(entryText(n + 1, at, { kind, reference }));
        }
        const hash = lines.reduce<Uint8Array>((previous, line) => entryHash(previous, line, p), GENESIS_HASH);
        const result = verifyChain(lines, GENESIS_HASH, p);
        assert.ok("hash" in result);
        assert.equal(toHex(result.hash), toHex(hash));
      }),
    );
  });

  it("entryText refuses what a reader would refuse", () => {
    assert.throws(() => entryText(-1, 0, { kind: "genesis" }), RangeError);
    assert.throws(() => entryText(1, 0, { kind: "refusal", seq: 2 } as never), RangeError);
  });
});

describe("orders", () => {
  it("the digest of passes does not depend on their order", () => {
    fc.assert(
      fc.property(fc.array(bytes(24), { minLength: 1, maxLength: 9 }), (headers) => {
        const sorted = headers.map((made) => Buffer.from(made)).toSorted(Buffer.compare);
        assert.equal(toHex(passesDigest(headers, p)), createHash("sha256").update(Buffer.concat(sorted)).digest("hex"));
      }),
    );
  });
});

describe("hostile input", () => {
  const json = fc.oneof(fc.jsonValue(), fc.constantFrom(null, {}, [], "", 0, { __proto__: null }));
  const signed = (value: unknown, typ: JwsType, kid: string) => compactJws(jsonBytes(value), { typ, kid }, seed, p);
  const openAsRegistry = (text: string) =>
    openOrder(text, {
      audience: "registry",
      nowSeconds: 1_605_873_600,
      authorityKeys: () => issuerKey.publicKey,
      officers: () => issuerKey,
      site: { rpId: "authority.example", origin: "https://authority.example" },
      p,
    });

  it("signed nonsense is refused and never thrown over", () => {
    fc.assert(
      fc.property(json, json, (value, other) => {
        const order = toBase64url(jsonBytes(value));
        assert.ok("problem" in openAsRegistry(signed(value, "kipass-order+jws", "any")));
        assert.ok("problem" in openAsRegistry(signed({ order, approvals: [other, other] }, "kipass-order+jws", "any")));
        assert.equal(
          openCertification(signed(value, "kipass-certification+jws", "ministry"), issuerKey.publicKey, p),
          undefined,
        );
        assert.equal(
          openVisitKeys(signed(value, "kipass-visit-keys+jws", "authority"), issuerKey.publicKey, p),
          undefined,
        );
      }),
    );
  });

  it("a valid certification with any one member replaced never throws", () => {
    const good = JSON.parse(readFileSync(new URL("certification.json", vectorsUrl), "utf8")).cases[0].expect;
    const members = fc.constantFrom(...Object.keys(good));
    fc.assert(
      fc.property(members, json, (member, value) => {
        const opened = openCertification(
          signed({ ...good, [member]: value }, "kipass-certification+jws", "ministry"),
          issuerKey.publicKey,
          p,
        );
        if (opened) assert.ok(passKeysOf(opened) && orderKeysOf(opened) && officersOf(opened));
      }),
    );
  });

  it("text of any kind is read without throwing", () => {
    const text = fc.oneof(fc.string({ unit: "binary" }), fc.string(), fc.json());
    fc.assert(
      fc.property(text, fc.uint8Array({ maxLength: 40 }), (written, data) => {
        assert.equal(openCertification(written, issuerKey.publicKey, p), undefined);
        assert.ok("problem" in openAsRegistry(written));
        assert.ok("hash" in verifyChain([], GENESIS_HASH, p) && "fault" in verifyChain([written], GENESIS_HASH, p));
        assert.equal(decodePart(data), undefined);
        for (const read of [parsePhone, parseBusinessNumber, parseName, parseSafeNumber, parsePass]) read(written);
        parseHeader(data);
      }),
    );
  });
});

describe("certified keys", () => {
  it("are found under their names, suspension with them", () => {
    const { cases } = JSON.parse(readFileSync(new URL("certification.json", vectorsUrl), "utf8"));
    const certification = cases.find(({ name }: { name: string }) => name.startsWith("a suspended issuer")).expect;
    const [naver] = certification.issuers;
    const key = passKeysOf(certification).get(513);
    assert.equal(toBase64url(key!.publicKey), naver.passKeys[0].publicKey);
    assert.deepEqual([key!.issuer, key!.suspended, key!.from], ["naver", true, naver.passKeys[0].from]);
    assert.equal(passKeysOf(certification).get(514), undefined);
    assert.equal(
      toBase64url(orderKeysOf(certification).get("authority-1")!),
      certification.authority.orderKeys[0].publicKey,
    );
    assert.equal(toBase64url(officersOf(certification).get("lee")!.publicKey), certification.officers[1].publicKey);
    assert.equal(toBase64url(signingKeyOf(certification, "registry")!), certification.registry.signingKey);
    assert.equal(toBase64url(signingKeyOf(certification, "authority")!), certification.authority.signingKey);
    assert.equal(toBase64url(signingKeyOf(certification, "naver")!), naver.signingKey);
    assert.equal(signingKeyOf(certification, "kakao"), undefined);
  });
});

describe("phones", () => {
  it("the written form of a number reads back to it", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 99_999_999 }), (n) => {
        const phone = `010${String(n).padStart(8, "0")}`;
        assert.equal(formatPhone(phone), `${phone.slice(0, 3)}-${phone.slice(3, 7)}-${phone.slice(7)}`);
        assert.equal(parsePhone(formatPhone(phone)), phone);
        assert.equal(parsePhone(`+82 ${formatPhone(phone).slice(1)}`), phone);
      }),
    );
  });

  it("older numbers and business numbers are written in their groups", () => {
    assert.equal(formatPhone("0112345678"), "011-234-5678");
    assert.equal(formatBusinessNumber("2208162517"), "220-81-62517");
  });
});

describe("safe numbers", () => {
  const syllables = [...alphabet.join("")];
  const by = fc.record({ issuer: fc.integer({ min: 0, max: 15 }), key: bytes(32) });
  const serial = fc.integer({ min: 0, max: SAFE_NUMBERS_PER_ISSUER - 1 });
  const made = fc.tuple(serial, by).map(([of, key]) => safeNumber(of, key, p));
  const accepted = (number: string, at: number, letters: string[]) =>
    letters.filter((letter) => letter !== number[at] && parseSafeNumber([...number].with(at, letter).join("")));
  const jamo = (syllable: string) => {
    const index = syllable.charCodeAt(0) - 0xac00;
    return [Math.floor(index / 588), Math.floor(index / 28) % 21, index % 28];
  };
  const differsInOneJamo = (a: string, b: string) => jamo(a).filter((part, n) => part !== jamo(b)[n]).length === 1;

  it("come back to issuer and serial, for this issuer and key alone", () => {
    fc.assert(
      fc.property(serial, by, bytes(32), (of, owner, otherKey) => {
        const number = safeNumber(of, owner, p);
        assert.equal(parseSafeNumber(number), number);
        assert.equal(issuerOfSafeNumber(number), owner.issuer);
        assert.deepEqual(openSafeNumber(number, owner, p), { serial: of });
        assert.equal(openSafeNumber(number, { ...owner, issuer: (owner.issuer + 1) % 16 }, p), undefined);
        assert.notDeepEqual(openSafeNumber(number, { ...owner, key: otherKey }, p), { serial: of });
      }),
    );
  });

  it("every number that reads well is one serial's", () => {
    const [digits, letter] = [fc.integer({ min: 0, max: 9999 }), fc.constantFrom(...syllables)];
    fc.assert(
      fc.property(digits, letter, bytes(32), (four, first, key) => {
        const text = String(four).padStart(4, "0");
        const start = `${text.slice(0, 2)}${first}${text.slice(2)}`;
        const numbers = syllables.map((last) => start + last).filter((number) => parseSafeNumber(number));
        assert.equal(numbers.length, 98);
        const owner = { issuer: issuerOfSafeNumber(numbers[0] as string), key };
        const number = numbers[four % 98] as string;
        assert.equal(safeNumber(openSafeNumber(number, owner, p)!.serial, owner, p), number);
      }),
      { numRuns: 30 },
    );
  });

  it("every wrong digit shows, and any two digits exchanged", () => {
    fc.assert(
      fc.property(made, (number) => {
        const places = [0, 1, 3, 4];
        for (const at of places) assert.deepEqual(accepted(number, at, [..."0123456789"]), []);
        for (const [n, at] of places.entries()) {
          for (const other of places.slice(n + 1)) {
            const exchanged = [...number].with(at, number[other]!).with(other, number[at]!).join("");
            if (exchanged !== number) assert.equal(parseSafeNumber(exchanged), undefined);
          }
        }
      }),
    );
  });

  it("every doubled digit misread as another doubled digit shows", () => {
    for (let n = 0; n < 10; n++) {
      const number = [...syllables].map((last) => `${n}${n}가${n}${n}${last}`).find((text) => parseSafeNumber(text))!;
      for (let m = 0; m < 10; m++) {
        if (m === n) continue;
        assert.equal(parseSafeNumber(`${m}${m}${number.slice(2)}`), undefined);
        assert.equal(parseSafeNumber(`${number.slice(0, 3)}${m}${m}${number.slice(5)}`), undefined);
      }
    }
  });

  it("every syllable wrong in one jamo shows; of all wrong syllables 97 in 1,665 do not", () => {
    fc.assert(
      fc.property(made, (number) => {
        for (const at of [2, 5]) {
          const unnoticed = accepted(number, at, syllables);
          assert.equal(unnoticed.length, 97);
          assert.ok(!unnoticed.some((letter) => differsInOneJamo(letter, number[at] as string)));
        }
      }),
      { numRuns: 20 },
    );
  });

  it("syllables exchanged show when their values differ", () => {
    fc.assert(
      fc.property(made, (number) => {
        const exchanged = [...number].with(2, number[5]!).with(5, number[2]!).join("");
        const isSameRow = alphabet.some((row) => row.includes(number[2]!) && row.includes(number[5]!));
        assert.equal(parseSafeNumber(exchanged), isSameRow ? exchanged : undefined);
      }),
    );
  });

  it("the alphabet is 17 rows of 98, no row holding two syllables one jamo apart", () => {
    assert.equal(new Set(syllables).size, 17 * 98);
    for (const row of alphabet) {
      assert.equal(row.length, 98);
      for (const a of row) assert.ok(![...row].some((b) => differsInOneJamo(a, b)), `${a} in ${row}`);
    }
  });

  it("serials in a row give numbers that have nothing in common", () => {
    const owner = { issuer: 5, key: seed };
    const numbers = Array.from({ length: 4000 }, (_, n) => safeNumber(n, owner, p));
    assert.equal(new Set(numbers).size, 4000);
    // Of neighbours as of strangers, one in ten has the same first digit, one in 98 · 17 the same first syllable.
    const alike = (at: number) => numbers.filter((number, n) => n > 0 && number[at] === numbers[n - 1]?.[at]).length;
    assert.ok(alike(0) > 300 && alike(0) < 500, `${alike(0)} first digits`);
    assert.ok(alike(2) < 12, `${alike(2)} first syllables`);
    assert.ok(new Set(numbers.map((number) => number[2])).size > 1400);
  });

  it("a serial or issuer past the last is refused", () => {
    for (const past of [-1, 0.5, SAFE_NUMBERS_PER_ISSUER])
      assert.throws(() => safeNumber(past, { issuer: 0, key: seed }, p), RangeError);
    for (const issuer of [-1, 16]) assert.throws(() => safeNumber(0, { issuer, key: seed }, p), RangeError);
  });
});

/** The module as an older browser loads it. */
async function withoutNativeBase64(): Promise<typeof import("@kipass/protocol/bytes")> {
  const natives = [
    [Uint8Array, "fromBase64"],
    [Uint8Array.prototype, "toBase64"],
  ] as const;
  const kept = natives.map(([owner, name]) => Object.getOwnPropertyDescriptor(owner, name) ?? assert.fail(name));
  for (const [owner, name] of natives) Reflect.deleteProperty(owner, name);
  try {
    return await import(`${import.meta.resolve("@kipass/protocol/bytes")}?plain`);
  } finally {
    for (const [nth, [owner, name]] of natives.entries()) {
      Object.defineProperty(owner, name, kept[nth] as PropertyDescriptor);
    }
  }
}
