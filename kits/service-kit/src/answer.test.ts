import assert from "node:assert/strict";
import { before, describe, test } from "node:test";
import { fromBase64url, toBase64url } from "@kipass/protocol/bytes";
import { type AnswerOpener, AnswerRefused, openAnswer, sealAnswer } from "./answer.ts";
import { type HpkeKeyPair, hpkeKeyPair } from "./hpke.ts";
import { ed25519PublicKey } from "./primitives.ts";

const signingSeed = Buffer.alloc(32, 6);
const context = {
  orderHash: Buffer.alloc(32, 1),
  party: "registry",
  kind: "visits-of-passes" as const,
  requestHash: Buffer.alloc(32, 2),
};
const items = Array.from({ length: 10 }, (_, index) => ({ index, sealed: "A".repeat(78) }));

describe("answer", () => {
  let recipient: HpkeKeyPair;
  let opener: AnswerOpener;
  let parts: string[];

  before(async () => {
    recipient = await hpkeKeyPair();
    opener = { ...context, privateKey: recipient.privateKey, partyPublicKey: ed25519PublicKey(signingSeed) };
    parts = await seal({ maxPartBytes: 400 });
  });

  const seal = (more: Partial<Parameters<typeof sealAnswer>[0]> = {}) =>
    sealAnswer({ items, ...context, recipient: recipient.publicKey, signingSeed, ...more });
  const refuses = (some: string[], fault: string, by: Partial<AnswerOpener> = {}) =>
    assert.rejects(
      openAnswer(some, { ...opener, ...by }),
      (error) => error instanceof AnswerRefused && error.fault === fault,
    );

  test("opens to the items, however many parts", async () => {
    assert.equal(parts.length, 4);
    assert.deepEqual(await openAnswer(parts, opener), items);
    assert.deepEqual(await openAnswer(await seal({ maxPartBytes: 1 }), opener), items);
    assert.equal((await seal()).length, 1);
  });

  test("nothing found is an answer too", async () => {
    assert.deepEqual(await openAnswer(await seal({ items: [] }), opener), []);
  });

  test("parts hold no more than they may", async () => {
    for (const part of parts.slice(0, -1)) assert.ok((fromBase64url(part)?.length ?? 0) < 400 + 64);
  });

  test("cut, swapped, repeated and foreign parts are refused", async () => {
    const [first, second, ...rest] = parts as [string, string, ...string[]];
    await refuses(parts.slice(0, -1), "unopened");
    await refuses([second, first, ...rest], "unopened");
    await refuses([first, first, ...rest], "unopened");
    await refuses([second, ...rest], "unopened");
    await refuses([first, "!", ...rest], "unopened");
    await refuses([], "cut");
    const foreign = await seal({ maxPartBytes: 400, requestHash: Buffer.alloc(32, 3) });
    await refuses([foreign[0] as string, second, ...rest], "unopened");
  });

  test("a part of another answer to the same request is refused by the signature", async () => {
    const other = await seal({ maxPartBytes: 400, items: items.map((item) => ({ ...item, index: item.index + 1 })) });
    await refuses([other[0] as string, ...parts.slice(1)], "signature");
  });

  test("an answer that another party signed is refused", async () => {
    await refuses(parts, "signature", { partyPublicKey: ed25519PublicKey(Buffer.alloc(32, 7)) });
  });

  test("another key, order, party, kind or request opens nothing", async () => {
    await refuses(parts, "unopened", { privateKey: (await hpkeKeyPair()).privateKey });
    await refuses(parts, "unopened", { orderHash: Buffer.alloc(32, 9) });
    await refuses(parts, "unopened", { party: "naver" });
    await refuses(parts, "unopened", { kind: "visits-at-place" });
    await refuses(parts, "unopened", { requestHash: Buffer.alloc(32, 9) });
  });

  test("a changed byte opens nothing", async () => {
    const bytes = fromBase64url(parts[1] as string) as Uint8Array;
    bytes[40] = (bytes[40] as number) ^ 1;
    await refuses([parts[0] as string, toBase64url(bytes), ...parts.slice(2)], "unopened");
  });
});
