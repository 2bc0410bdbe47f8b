import { touch } from "./approval.ts";
import { b64, cat, fixed, NOW, sign, type VectorCase } from "./build.ts";
import {
  approve,
  atPlace,
  base,
  type Changes,
  type Claims,
  hashOf,
  kim,
  lee,
  naming,
  numbers,
  ofNumbers,
  ofPasses,
  ofPerson,
  order,
  scoped,
  without,
} from "./order-made.ts";

export function wrongShape(): VectorCase[] {
  const malformed = (name: string, claims: Claims, changes: Changes = {}) =>
    order(name, claims, "order-malformed", changes);
  const text = JSON.stringify(base);
  return [
    ...Object.keys(base).map((member) =>
      malformed(`without ${member}`, without(base, member), { audience: "registry" }),
    ),
    malformed("a member nobody knows", { ...base, urgent: true }),
    malformed("version 2", { ...base, v: 2 }),
    malformed("version as text", { ...base, v: "1" }),
    malformed("a reference of 15 bytes", { ...base, reference: b64(fixed("reference", 15)) }),
    malformed("a recipient of 31 bytes", { ...base, recipient: b64(fixed("recipient", 31)) }),
    malformed("a kind nobody knows", { ...base, kind: "visits-of-everyone" }),
    malformed("the scope of passes for safe numbers", { ...base, kind: "identities-of-safe-numbers" }),
    malformed("safe numbers without a window", scoped(ofNumbers, { numbers: numbers.slice(0, 3) })),
    malformed("a safe number as it is shown", naming([`${numbers[0]?.slice(0, 3)} ${numbers[0]?.slice(3)}`])),
    malformed("a safe number taken apart", naming([numbers[0]?.normalize("NFD")])),
    malformed("a safe number misread", naming([numbers[0], misreadDigit(numbers[1] as string)])),
    malformed("a safe number that is a phone number", naming(["01012345678"])),
    malformed("a safe number that is a number", naming([1234])),
    malformed("safe numbers as text", naming(numbers[0])),
    malformed("the scope of another kind", { ...base, scope: atPlace.scope }),
    malformed("an audience of 65 letters", { ...base, audience: "n".repeat(65) }),
    malformed("an empty legal basis", { ...base, legalBasis: "" }),
    malformed("a legal basis of 201 characters", { ...base, legalBasis: "가".repeat(201) }),
    malformed("a purpose of 501 characters", { ...base, purpose: "가".repeat(501) }),
    malformed("a line feed in the purpose", { ...base, purpose: "조사\n조사" }),
    malformed("a lone surrogate in the purpose", { ...base, purpose: "조사\ud800" }),
    malformed("a time with a fraction", { ...base, issuedAt: NOW - 60.5 }),
    malformed("a time as text", { ...base, issuedAt: String(NOW) }),
    malformed("a negative time", { ...base, issuedAt: -1 }),
    malformed("a day that is none", { ...base, notifyAfter: "2020-02-30" }),
    malformed("a limit nobody knows", { ...base, limits: { passes: 1, visits: 1, doors: 1 } }),
    malformed("a limit of 0", { ...base, limits: { passes: 0, visits: 1 } }),
    malformed("limits as a list", { ...base, limits: [1, 1] }),
    malformed("a phone with hyphens", scoped(ofPerson, { ...(ofPerson.scope as Claims), phone: "010-1234-5678" })),
    malformed("a name with outer space", scoped(ofPerson, { ...(ofPerson.scope as Claims), name: " 홍길동" })),
    malformed("a name of jamo", scoped(ofPerson, { ...(ofPerson.scope as Claims), name: "홍길동".normalize("NFD") })),
    malformed("a facility as text", scoped(atPlace, { places: [{ facility: "12", from: NOW - 60, to: NOW }] })),
    malformed(
      "a digest of 31 bytes",
      scoped(ofPasses, { ...(ofPasses.scope as Claims), digest: b64(fixed("digest", 31)) }),
    ),
    malformed("no passes", scoped(ofPasses, { ...(ofPasses.scope as Claims), passes: 0 })),
    malformed("white space between members", base, { bytes: text.replace(",", ", ") }),
    malformed("a member twice", base, { bytes: text.replace("{", '{"v":1,') }),
    malformed("a needless escape", base, { bytes: text.replace("registry", "\\u0072egistry") }),
    malformed("a number with an exponent", base, { bytes: text.replace('"v":1', '"v":1e0') }),
    malformed("a byte order mark", base, { bytes: `\ufeff${text}` }),
    malformed("bytes that are not UTF-8", base, { bytes: cat(text.slice(0, -1), Buffer.from([0xc0, 0x80]), "}") }),
    malformed("claims that are a list", base, { bytes: "[]" }),
    malformed("claims that are null", base, { bytes: "null" }),
    malformed("the order inside as JSON instead of bytes", base, {
      payload: JSON.stringify({ order: base, approvals: [approve(text, kim), approve(text, lee)] }),
    }),
    malformed("a third member of the payload", base, {
      payload: JSON.stringify({ order: b64(text), approvals: [approve(text, kim), approve(text, lee)], note: "" }),
    }),
    malformed("approvals that are no list", base, {
      payload: JSON.stringify({ order: b64(text), approvals: approve(text, kim) }),
    }),
    malformed("an approval with a sixth member", base, {
      approvals: (bytes) => [{ ...approve(bytes, kim), at: NOW }, approve(bytes, lee)],
    }),
    malformed("an approval that is a signature alone", base, {
      approvals: (bytes) => [approve(bytes, kim), { officer: "lee", signature: b64(sign(lee.seed, hashOf(bytes))) }],
    }),
    malformed("an approval whose hashes are text", base, {
      approvals: (bytes) => [approve(bytes, kim), { ...approve(bytes, lee), hashes: b64(hashOf(bytes)) }],
    }),
    malformed("an approval whose hashes fall", base, {
      approvals: (bytes) => [
        approve(bytes, kim),
        touch(lee, [hashOf(bytes)], { hashes: [hashOf(bytes), hashOf("another")].toSorted(Buffer.compare).reverse() }),
      ],
    }),
  ];
}

function misreadDigit(number: string): string {
  return `${(Number(number[0]) + 1) % 10}${number.slice(1)}`;
}
