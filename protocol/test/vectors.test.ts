import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { describe, it } from "node:test";
import { isApproved, readApproval } from "@kipass/protocol/approval";
import { parseBusinessNumber } from "@kipass/protocol/business-number";
import { fromBase64url, fromHex, fromUtf8, toBase64url, toHex, utf8 } from "@kipass/protocol/bytes";
import { openCertification } from "@kipass/protocol/certification";
import { dayNumber, dayOf, dayStart, diesAt, hourOf, isDay, slotOf, weekOf } from "@kipass/protocol/day";
import { type AnswerContext, openAnswer, partAad } from "@kipass/protocol/disclosure";
import { epochAad, unwrapEpoch, wrapEpoch } from "@kipass/protocol/epoch";
import { readJsonText } from "@kipass/protocol/json";
import { verifyChain, verifyHead } from "@kipass/protocol/log";
import { parseName } from "@kipass/protocol/name";
import { openOrder } from "@kipass/protocol/order";
import { judgePass, type Pass, parseHeader, parsePass, passText } from "@kipass/protocol/pass";
import { openPassId, passId, passIdsOfDay } from "@kipass/protocol/pass-id";
import { parsePhone } from "@kipass/protocol/phone";
import type { OrderPrimitives } from "@kipass/protocol/primitives";
import {
  batchMessage,
  openQueuedScan,
  type QueuedScan,
  queuedAad,
  queuedBody,
  timeOfQueued,
} from "@kipass/protocol/queued-scan";
import {
  formatSafeNumber,
  issuerOfSafeNumber,
  openSafeNumber,
  parseSafeNumber,
  safeNumber,
} from "@kipass/protocol/safe-number";
import { openVisit, placeOf, retryOf, sealVisit, tagOf, type VisitBinding } from "@kipass/protocol/visit";
import { openVisitKeys } from "@kipass/protocol/visit-keys";
import { primitives as server } from "@kipass/service-kit/primitives";
import { primitives as browser } from "@kipass/web-kit/primitives.ts";
import { vectorFiles, vectorsUrl, vectorText } from "./make-vectors.ts";
import { p256Verify } from "./p256-verify.ts";

// biome-ignore lint/suspicious/noExplicitAny: a vector file is data of many shapes; each runner reads the members of its own
type Case = any;
type Runner = (vector: Case, p: OrderPrimitives) => unknown;

/** What the library answers to a case, in the form of `expect`. */
const runners: Record<string, Runner> = {
  "text.json": ({ format, text, bytes: encoded }) => {
    if (format === "json") return readJsonText(text) !== undefined;
    if (format === "utf8") {
      const read = fromUtf8(bytes(encoded));
      if (read !== undefined) assert.equal(toHex(utf8(read)), encoded);
      return read ?? null;
    }
    const decoded = fromBase64url(text);
    if (decoded) assert.equal(toBase64url(decoded), text);
    return decoded ? toHex(decoded) : null;
  },
  "day.json": ({ seconds, text }) => {
    if (text !== undefined) return isDay(text);
    const day = dayOf(seconds);
    return {
      day,
      week: weekOf(day),
      start: dayStart(day),
      number: dayNumber(day),
      hour: hourOf(seconds),
      slot: slotOf(seconds),
      dies: diesAt(day),
    };
  },
  "signature.json": ({ publicKey, message, signature }, p) =>
    p.ed25519Verify(bytes(publicKey), bytes(message), bytes(signature)),
  "p256.json": ({ publicKey, message, signature }, p) =>
    p.p256Verify(bytes(publicKey), bytes(message), bytes(signature)),
  "pass.json": ({ text }) => {
    const pass = parsePass(text);
    return pass ? { ...pass.header, id: toHex(pass.header.id), signature: toHex(pass.signature) } : null;
  },
  "judge.json": ({ text, now, keys }, p) => {
    const pass = parsePass(text);
    const key = keys.find(({ keyId }: Case) => keyId === pass?.header.keyId);
    const issuerKey = key && { ...key, publicKey: bytes(key.publicKey), issuer: "naver" };
    return pass ? judgePass(pass, { nowSeconds: now, issuerKey, p }) : "not-a-pass";
  },
  "pass-id.json": (vector, p) => {
    const key = bytes(vector.key);
    if (vector.operation === "make") return toHex(passId(vector, key, p));
    if (vector.operation === "open") return openPassId(parseHeader(bytes(vector.header)) as Case, key, p) ?? null;
    const ids = passIdsOfDay(vector.account, vector.day, key, p);
    return {
      bytes: ids.length,
      first: toHex(ids.slice(0, 16)),
      last: toHex(ids.slice(-16)),
      sha256: toHex(p.sha256(ids)),
    };
  },
  "visit-columns.json": (vector, p) => {
    const key = bytes(vector.key);
    if (vector.column === "tag") return toHex(tagOf(bytes(vector.id), key, p));
    if (vector.column === "place") return toHex(placeOf(vector, key, p));
    return toHex(retryOf(bytes(vector.device), bytes(vector.idempotencyKey), key, p));
  },
  "sealed-visit.json": ({ sealed, key, binding: open }, p) => {
    const columns = {
      tag: bytes(open.tag),
      retry: bytes(open.retry),
      place: bytes(open.place),
      epoch: bytes(open.epoch),
    };
    const binding: VisitBinding = { ...open, ...columns };
    const visit = openVisit(bytes(sealed), binding, bytes(key), p);
    if (!visit) return null;
    assert.equal(toHex(sealVisit(visit, binding, bytes(key), p)), sealed);
    return { ...visit, headerBytes: toHex(visit.headerBytes) };
  },
  "queued-scan.json": (vector, p) => {
    switch (vector.operation) {
      case "body":
        return toHex(
          queuedBody({
            ...vector,
            device: bytes(vector.device),
            pass: bytes(vector.pass),
            idempotencyKey: bytes(vector.idempotencyKey),
          }),
        );
      case "aad":
        return toHex(queuedAad(bytes(vector.device), vector.week));
      case "batch": {
        const items = vector.items.map((item: Case) => ({ week: item.week, sealed: bytes(item.sealed) }));
        return toHex(batchMessage(bytes(vector.device), items, p));
      }
      case "time": {
        const shown = parsePass(passText(bytes(vector.pass))) as Pass;
        return timeOfQueued({ atMs: vector.atMs, offsetMs: vector.offsetMs, shown }, vector.receivedAtMs);
      }
    }
    const found = openQueuedScan(bytes(vector.bytes), bytes(vector.publicKey), p);
    if (!found) return null;
    const { shown: _, ...scan } = found;
    const text = (name: "device" | "pass" | "idempotencyKey") => toHex((scan as QueuedScan)[name]);
    return { ...scan, device: text("device"), pass: text("pass"), idempotencyKey: text("idempotencyKey") };
  },
  "epoch.json": (vector, p) => {
    const name = { day: vector.day, epoch: bytes(vector.epoch) };
    if (vector.operation === "aad") return toHex(epochAad({ ...name, week: vector.week, custodian: vector.custodian }));
    if (vector.operation === "wrap") {
      const sealed = { week: vector.week, working: bytes(vector.working), escrow: bytes(vector.escrow) };
      return toHex(wrapEpoch(sealed, name, bytes(vector.key), p));
    }
    const sealed = unwrapEpoch(bytes(vector.wrapped), name, bytes(vector.key), p);
    return sealed ? { week: sealed.week, working: toHex(sealed.working), escrow: toHex(sealed.escrow) } : null;
  },
  "visit-keys.json": ({ jws, authorityKey }, p) => openVisitKeys(jws, bytes(authorityKey), p) ?? null,
  "approval.json": ({ approval, orderHash, publicKey, site }, p) => {
    const read = readApproval(approval);
    return read ? isApproved(read, { orderHash: bytes(orderHash), publicKey: bytes(publicKey), site }, p) : null;
  },
  "order.json": ({ jws, audience, safeNumberIssuer, now, authorityKeys, officers, site }, p) => {
    const keys = new Map<string, Uint8Array>(authorityKeys.map(({ kid, publicKey }: Case) => [kid, bytes(publicKey)]));
    const certified = new Map<string, Case>(officers.map((o: Case) => [o.id, { ...o, publicKey: bytes(o.publicKey) }]));
    const opened = openOrder(jws, {
      audience,
      safeNumberIssuer,
      nowSeconds: now,
      authorityKeys: (kid) => keys.get(kid),
      officers: (id) => certified.get(id),
      site,
      p,
    });
    return "problem" in opened ? opened : { hash: toHex(opened.hash), claims: opened.claims };
  },
  "answer.json": (vector, p) => {
    const { orderHash, requestHash } = vector.context;
    const context: AnswerContext = { ...vector.context, orderHash: bytes(orderHash), requestHash: bytes(requestHash) };
    if (vector.operation === "aad") return toHex(partAad({ ...context, part: vector.part, last: vector.last }));
    const parts = vector.parts.map((part: Case) => ({ ...part, plaintext: bytes(part.plaintext) }));
    return openAnswer(parts, context, bytes(vector.publicKey), p);
  },
  "log.json": (vector, p) => {
    if (vector.operation === "head") {
      return verifyHead(
        { ...vector.head, hash: bytes(vector.head.hash) },
        bytes(vector.signature),
        bytes(vector.publicKey),
        p,
      );
    }
    const result = verifyChain(vector.entries, bytes(vector.from), p);
    return "fault" in result ? result : { hash: toHex(result.hash) };
  },
  "certification.json": ({ jws, rootKey }, p) => openCertification(jws, bytes(rootKey), p) ?? null,
  "phone.json": ({ text }) => parsePhone(text),
  "business-number.json": ({ text }) => parseBusinessNumber(text) ?? null,
  "name.json": ({ text }) => parseName(text) ?? null,
  "safe-number.json": ({ operation, serial, number, text, ...vector }, p) => {
    const by = vector.key && { issuer: vector.issuer, key: bytes(vector.key) };
    if (operation === "make") return safeNumber(serial, by, p);
    if (operation === "open") return openSafeNumber(number, by, p) ?? null;
    const read = parseSafeNumber(text);
    return read ? { number: read, issuer: issuerOfSafeNumber(read), shown: formatSafeNumber(read) } : null;
  },
};

describe("vectors", () => {
  it("every file has a maker and a runner", () => {
    const files = readdirSync(vectorsUrl).toSorted();
    assert.deepEqual(files, Object.keys(vectorFiles).toSorted());
    assert.deepEqual(files, Object.keys(runners).toSorted());
  });

  for (const [name, make] of Object.entries(vectorFiles)) {
    const text = readFileSync(new URL(name, vectorsUrl), "utf8");
    const file = JSON.parse(text) as { spec: string; cases: Case[] };

    it(`${name} is what the generator writes`, () => assert.equal(text, vectorText(make())));

    it(`${name} names each case once`, () => {
      const names = file.cases.map((vector) => vector.name);
      assert.deepEqual(
        names.filter((caseName, n) => names.indexOf(caseName) !== n),
        [],
      );
    });

    for (const [party, p] of Object.entries({ server, browser: { ...browser, p256Verify } })) {
      describe(`${name} (${file.spec}), ${party} primitives`, () => {
        for (const vector of file.cases) {
          it(vector.name, () => assert.deepEqual(runners[name]?.(vector, p), vector.expect));
        }
      });
    }
  }
});

describe("text", () => {
  it("utf8 writes what fromUtf8 reads", () => {
    for (const text of ["", "KI-Pass", "전자출입명부", "𠮷野家", "\u{10ffff}\u0000\uffff"]) {
      assert.equal(toHex(utf8(text)), Buffer.from(text).toString("hex"));
      assert.equal(fromUtf8(utf8(text)), text);
    }
  });

  it("utf8 refuses a lone surrogate", () => assert.throws(() => utf8("\ud800"), RangeError));
});

function bytes(text: string): Uint8Array {
  const decoded = fromHex(text);
  assert.ok(decoded, `not hexadecimal: ${text}`);
  return decoded;
}
