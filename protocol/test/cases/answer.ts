import {
  b64,
  cat,
  fixed,
  flipped,
  hex,
  publicKeyOf,
  sha256,
  sign,
  sizedText,
  uint,
  type VectorCase,
  type VectorFile,
} from "./build.ts";
import { safeNumbers } from "./safe-number.ts";

const seed = fixed("registry signing key");
const context = {
  orderHash: fixed("order hash"),
  party: "registry",
  kind: "visits-of-passes",
  requestHash: fixed("request hash"),
};

const contextBytes = (of: typeof context) => cat(of.orderHash, sizedText(of.party), sizedText(of.kind), of.requestHash);
const json = (of: typeof context) => ({ ...of, orderHash: hex(of.orderHash), requestHash: hex(of.requestHash) });

interface Part {
  part: number;
  last: boolean;
  plaintext: string;
}

function answer(
  lists: unknown[][],
  of = context,
  by = seed,
  totals = { items: lists.flat().length, parts: lists.length },
): Part[] {
  const unsigned = lists.map((items, n) => JSON.stringify(n === lists.length - 1 ? { items, totals } : { items }));
  const digest = sha256("kipass/answer-parts/1", ...unsigned.map((text) => sha256(text)));
  const signature = b64(
    sign(by, cat("kipass/answer/1", contextBytes(of), uint(totals.items, 4), uint(totals.parts, 4), digest)),
  );
  return unsigned.map((text, n) => {
    const last = n === lists.length - 1;
    return { part: n, last, plaintext: last ? `${text.slice(0, -1)},"signature":"${signature}"}` : text };
  });
}

export function answerVectors(): VectorFile {
  const lists = [
    [
      { day: "2020-11-20", tag: "a" },
      { day: "2020-11-20", tag: "b" },
    ],
    [{ day: "2020-11-20", tag: "c" }],
    [{ 이름: "홍길동" }],
  ];
  const ofNumbers = { ...context, party: "pass", kind: "identities-of-safe-numbers" };
  const [number] = safeNumbers(3, 1);
  const people = [{ number, name: "홍길동", phone: "01012345678", guardianPhone: null }];
  const good = answer(lists);
  const [first, second, last] = good as [Part, Part, Part];
  const open = (name: string, parts: Part[], expect: unknown, of = context, key = publicKeyOf(seed)): VectorCase => ({
    name,
    operation: "open",
    parts,
    context: json(of),
    publicKey: hex(key),
    expect: typeof expect === "string" ? { fault: expect } : { items: expect },
  });
  const numbered = (parts: Part[]) => parts.map((part, n) => ({ ...part, part: n, last: n === parts.length - 1 }));
  const edited = (part: Part, from: string, to: string) => ({ ...part, plaintext: part.plaintext.replace(from, to) });
  const foreign = (name: string, changes: Partial<typeof context>) =>
    open(name, good, "signature", { ...context, ...changes });
  const cases = [
    aad("the first part", 0, false),
    aad("the last part", 2, true),
    aad("a great part number", 9999, true, { ...context, party: "naver", kind: "groups-of-passes" }),
    open("three parts", good, lists.flat()),
    open("one part", answer([[1, 2, 3]]), [1, 2, 3]),
    open("no items", answer([[]]), []),
    open("an empty part in the middle", answer([[1], [], [2]]), [1, 2]),
    open("no parts", [], "cut"),
    open("the last part cut off", [first, second], "cut"),
    open("the last part alone cut off from one", [first], "cut"),
    open("the last mark on an earlier part", [first, { ...second, last: true }, last], "cut"),
    open("a part behind the last", [...good, { ...first, part: 3 }], "cut"),
    open("the first part missing", [second, last], "order"),
    open("a middle part missing", [first, last], "order"),
    open("two parts exchanged", [second, first, last], "order"),
    open("a part repeated", [first, first, second, last], "order"),
    open(
      "counting from one",
      good.map((part) => ({ ...part, part: part.part + 1 })),
      "order",
    ),
    open("two parts exchanged and renumbered", numbered([second, first, last]), "signature"),
    open("a part repeated and renumbered", numbered([first, first, second, last]), "totals"),
    open("a middle part cut out and renumbered", numbered([first, last]), "totals"),
    open(
      "an item of equal number swapped in from another answer",
      [first, answer([["x"], ["y"], ["z"]])[1] as Part, last],
      "signature",
    ),
    open("the last part of another answer", [first, second, answer([[1, 2], [3], [4]])[2] as Part], "signature"),
    open("an item edited", [first, edited(second, '"c"', '"d"'), last], "signature"),
    open("an item edited in the last part", [first, second, edited(last, "홍길동", "홍길순")], "signature"),
    open(
      "an item moved to the next part",
      numbered([
        edited(first, ',{"day":"2020-11-20","tag":"b"}', ""),
        edited(second, "[", '[{"day":"2020-11-20","tag":"b"},'),
        last,
      ]),
      "signature",
    ),
    open("totals of items edited", [first, second, edited(last, '"items":4', '"items":5')], "totals"),
    open("totals signed wrong: items", answer(lists, context, seed, { items: 5, parts: 3 }), "totals"),
    open("totals signed wrong: parts", answer(lists, context, seed, { items: 4, parts: 2 }), "totals"),
    open(
      "the signature altered",
      [first, second, { ...last, plaintext: withSignature(last, (bytes) => flipped(bytes, 3)) }],
      "signature",
    ),
    open(
      "a signature of 63 bytes",
      [first, second, { ...last, plaintext: withSignature(last, (bytes) => bytes.subarray(1)) }],
      "malformed",
    ),
    open(
      "no signature",
      [first, second, { ...last, plaintext: last.plaintext.replace(/,"signature".*/, "}") }],
      "malformed",
    ),
    open("a last part that is not marked so", [first, second, { ...last, last: false }], "cut"),
    open("an earlier part marked last", numbered([first]), "malformed"),
    open("a last part in the middle", numbered([first, last, last]), "malformed"),
    open("white space in a part", [first, edited(second, ":", ": "), last], "malformed"),
    open("a member nobody knows", [first, edited(second, "{", '{"more":true,'), last], "malformed"),
    open(
      "the last part's members in another order",
      [first, second, { ...last, plaintext: reordered(last) }],
      "malformed",
    ),
    open("items that are no list", [first, { ...second, plaintext: '{"items":{}}' }, last], "malformed"),
    open(
      "items of the last part that are no list",
      [first, second, { ...last, plaintext: last.plaintext.replace(/"items":\[.*?\]/, '"items":{}') }],
      "malformed",
    ),
    open(
      "a last part without totals",
      [first, second, { ...last, plaintext: last.plaintext.replace(/"totals":\{.*?\},/, "") }],
      "malformed",
    ),
    open("not JSON", [first, { ...second, plaintext: "" }, last], "malformed"),
    open("signed by another party", answer(lists, context, fixed("naver signing key")), "signature"),
    foreign("the answer to another order", { orderHash: fixed("another order") }),
    foreign("the answer to another request", { requestHash: fixed("another request") }),
    foreign("the answer of another party", { party: "authority" }),
    foreign("the answer to another kind", { kind: "visits-at-place" }),
    open("identities of safe numbers", answer([people], ofNumbers), people, ofNumbers),
    open("identities of safe numbers as those of passes", answer([people], ofNumbers), "signature", {
      ...ofNumbers,
      kind: "identities-of-passes",
    }),
  ];
  return { spec: "SPEC §12", cases: cases.map(hexParts) };
}

function aad(name: string, part: number, last: boolean, of = context): VectorCase {
  const expect = cat("kipass/answer-part/1", contextBytes(of), uint(part, 4), uint(last ? 1 : 0, 1));
  return { name: `AAD of ${name}`, operation: "aad", context: json(of), part, last, expect: hex(expect) };
}

function reordered(last: Part): string {
  const { items, totals, signature } = JSON.parse(last.plaintext);
  return JSON.stringify({ signature, items, totals });
}

function withSignature(last: Part, change: (signature: Buffer) => Uint8Array): string {
  return last.plaintext.replace(
    /"signature":"([^"]*)"/,
    (_, text) => `"signature":"${b64(change(Buffer.from(text, "base64url")))}"`,
  );
}

function hexParts(made: VectorCase): VectorCase {
  if (!Array.isArray(made.parts)) return made;
  return { ...made, parts: made.parts.map((part: Part) => ({ ...part, plaintext: hex(cat(part.plaintext)) })) };
}
