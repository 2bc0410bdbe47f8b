import { challengeOf, touch } from "./approval.ts";
import { b64, fixed, flipped, sha256, sign, type VectorCase } from "./build.ts";
import { approve, authoritySeed, base, type Changes, hashOf, kim, lee, order, park, twin } from "./order-made.ts";

export function wrongApprovals(): VectorCase[] {
  const soon = { id: "soon", seed: fixed("officer soon") };
  const nobody = { id: "nobody", seed: fixed("officer nobody") };
  const approved = (name: string, problem: string, approvals: Changes["approvals"]) =>
    order(name, base, problem, approvals ? { approvals } : {});
  const other = JSON.stringify({ ...base, purpose: "다른 목적" });
  return [
    approved("no approval", "order-not-approved", () => []),
    approved("one approval", "order-not-approved", (bytes) => [approve(bytes, kim)]),
    approved("three approvals", "order-not-approved", (bytes) => [
      approve(bytes, kim),
      approve(bytes, lee),
      approve(bytes, twin),
    ]),
    approved("the same officer twice", "order-not-approved", (bytes) => [approve(bytes, kim), approve(bytes, kim)]),
    approved("two officers on one key", "order-not-approved", (bytes) => [approve(bytes, kim), approve(bytes, twin)]),
    approved("an officer nobody certified", "officer-not-certified", (bytes) => [
      approve(bytes, kim),
      approve(bytes, nobody),
    ]),
    approved("an officer whose time has ended", "officer-not-certified", (bytes) => [
      approve(bytes, kim),
      approve(bytes, park),
    ]),
    approved("an officer whose time begins in a second", "officer-not-certified", (bytes) => [
      approve(bytes, soon),
      approve(bytes, lee),
    ]),
    approved("an officer id of another case", "officer-not-certified", (bytes) => [
      approve(bytes, kim),
      approve(bytes, { ...lee, id: "Lee" }),
    ]),
    approved("the first signature made by the second officer", "approval-signature", (bytes) => [
      approve(bytes, { ...lee, id: "kim" }),
      approve(bytes, lee),
    ]),
    approved("signatures exchanged", "approval-signature", (bytes) => [
      approve(bytes, { ...lee, id: "kim" }),
      approve(bytes, { ...kim, id: "lee" }),
    ]),
    approved("an approval of another order", "approval-signature", (bytes) => [
      approve(bytes, kim),
      approve(other, lee),
    ]),
    approved("a touch for two orders, this one not among them", "approval-signature", (bytes) => [
      approve(bytes, kim),
      touch(lee, [hashOf(other), hashOf("another")]),
    ]),
    approved("the list says more than the touch", "approval-signature", (bytes) => [
      approve(bytes, kim),
      touch(lee, [hashOf(other)], { hashes: [hashOf(other), hashOf(bytes)].toSorted(Buffer.compare) }),
    ]),
    approved("a touch at another site", "approval-signature", (bytes) => [
      approve(bytes, kim),
      touch(lee, [hashOf(bytes)], { origin: "https://console.authority.example.net" }),
    ]),
    approved("a log-in passed off as an approval", "approval-signature", (bytes) => [
      approve(bytes, kim),
      touch(lee, [hashOf(bytes)], { challenge: sha256("kipass/passkey-log-in/1", challengeOf([hashOf(bytes)])) }),
    ]),
    approved("an officer whom the device did not recognise", "approval-signature", (bytes) => [
      approve(bytes, kim),
      touch(lee, [hashOf(bytes)], { flags: 0x01 }),
    ]),
    approved("an approval altered", "approval-signature", (bytes) => [
      approve(bytes, kim),
      touch(lee, [hashOf(bytes)], { signature: (der) => flipped(der, der.length - 1) }),
    ]),
    approved("an Ed25519 signature of the hash", "approval-signature", (bytes) => [
      approve(bytes, kim),
      { ...approve(bytes, lee), signature: b64(sign(lee.seed, hashOf(bytes))) },
    ]),
    approved("the authority's server signs for an officer", "approval-signature", (bytes) => [
      approve(bytes, kim),
      approve(bytes, { id: "lee", seed: authoritySeed }),
    ]),
  ];
}
