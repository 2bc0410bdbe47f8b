import {
  cat,
  fixed,
  flipped,
  hex,
  NOW,
  publicKeyOf,
  sha256,
  sign,
  sizedText,
  uint,
  type VectorCase,
  type VectorFile,
} from "./build.ts";

const GENESIS = Buffer.alloc(32);
const seed = fixed("naver signing key");

const lines = [
  `{"seq":0,"at":${NOW},"kind":"genesis","party":"naver"}`,
  `{"seq":1,"at":${NOW + 60},"kind":"disclosure","reference":"AAECAwQFBgcICQoLDA0ODw","order":"passes-of-person","counts":{"passes":80640}}`,
  `{"seq":2,"at":${NOW + 60},"kind":"again","reference":"AAECAwQFBgcICQoLDA0ODw","order":"passes-of-person"}`,
  `{"seq":3,"at":${NOW + 90},"kind":"refusal","problem":"order-not-approved"}`,
  `{"seq":4,"at":${NOW + 86_400},"kind":"destruction","day":"2020-10-23","rows":12,"keys":1}`,
];

function follow(entries: string[], from: Uint8Array = GENESIS): Buffer {
  return entries.reduce<Buffer>((hash, line) => sha256("kipass/log/1", hash, line), Buffer.from(from));
}

export function logVectors(): VectorFile {
  const chain = (name: string, entries: string[], expect: unknown, from: Uint8Array = GENESIS): VectorCase => ({
    name,
    operation: "chain",
    entries,
    from: hex(from),
    expect,
  });
  const whole = (name: string, entries: string[], from: Uint8Array = GENESIS) =>
    chain(name, entries, { hash: hex(follow(entries, from)) }, from);
  const edit = (n: number, from: string | RegExp, to: string) =>
    lines.map((line, i) => (i === n ? line.replace(from, to) : line));
  const wrong = (name: string, n: number, from: string | RegExp, to: string, fault = "entry") =>
    chain(name, edit(n, from, to), { fault, index: n });
  const afterTwo = follow(lines.slice(0, 2));
  const cases = [
    whole("nothing yet", []),
    whole("the genesis alone", lines.slice(0, 1)),
    whole("a whole log", lines),
    whole("from a kept hash", lines.slice(2), afterTwo),
    whole("a count edited: another hash than the signed head's", edit(1, "80640", "8064")),
    whole("a reason edited: another hash", edit(3, "order-not-approved", "order-expired")),
    whole("the newest entry cut off: an older hash", lines.slice(0, 4)),
    whole("continued from the wrong hash: another hash", lines.slice(2), follow(lines.slice(0, 1))),
    whole("a fork: the same number with other content", [
      ...lines.slice(0, 4),
      lines[4]?.replace('"rows":12', '"rows":13') as string,
    ]),
    chain("an entry taken out", lines.toSpliced(2, 1), { fault: "seq", index: 2 }),
    chain("an entry repeated", lines.toSpliced(2, 0, lines[2] as string), { fault: "seq", index: 3 }),
    chain(
      "two entries exchanged",
      [0, 2, 1, 3, 4].map((n) => lines[n] as string),
      { fault: "seq", index: 1 },
    ),
    chain("the genesis taken off", lines.slice(1), { fault: "seq", index: 0 }),
    chain("a second genesis", [...lines, lines[0]?.replace('"seq":0', '"seq":5') as string], {
      fault: "seq",
      index: 5,
    }),
    chain("no genesis at 0", [lines[3]?.replace('"seq":3', '"seq":0') as string], { fault: "seq", index: 0 }),
    chain("a gap after a kept hash", [lines[2] as string, lines[4] as string], { fault: "seq", index: 1 }, afterTwo),
    chain("time runs backwards", edit(4, String(NOW + 86_400), String(NOW + 89)), { fault: "at", index: 4 }),
    wrong("white space", 1, ":", ": "),
    wrong("a member twice", 1, '"seq":1,', '"seq":1,"seq":1,'),
    wrong("members in another order", 3, `"at":${NOW + 90},"kind":"refusal"`, `"kind":"refusal","at":${NOW + 90}`),
    wrong("no kind", 3, '"kind":"refusal",', ""),
    wrong("a kind nobody knows", 3, "refusal", "correction"),
    wrong("a number as text", 2, '"seq":2', '"seq":"2"'),
    wrong("a negative number", 2, '"seq":2', '"seq":-2'),
    wrong("a time with a fraction", 2, `"at":${NOW + 60}`, `"at":${NOW + 60}.5`),
    wrong("a list", 2, /.*/, "[]"),
    wrong("an empty line", 2, /.*/, ""),
    wrong("a line feed behind", 2, "}", "}\n"),
    wrong("two entries in one line", 2, "}", `}${lines[3]}`),
    wrong(
      "a line of 4,001 units",
      3,
      "order-not-approved",
      "x".repeat(4001 - (lines[3]?.length ?? 0) + "order-not-approved".length),
    ),
    ...heads(),
  ];
  return { spec: "SPEC §13", cases };
}

function heads(): VectorCase[] {
  const good = { party: "naver", seq: 4, hash: follow(lines), at: NOW + 86_401 };
  const signature = sign(seed, headBytes(good));
  const head = (
    name: string,
    expect: boolean,
    changes: Partial<typeof good> = {},
    sig: Uint8Array = signature,
    key = publicKeyOf(seed),
  ): VectorCase => {
    const made = { ...good, ...changes };
    return {
      name: `head: ${name}`,
      operation: "head",
      head: { ...made, hash: hex(made.hash) },
      signature: hex(sig),
      publicKey: hex(key),
      expect,
    };
  };
  return [
    head("good", true),
    head("another party", false, { party: "kakao" }),
    head("another number", false, { seq: 5 }),
    head("another hash", false, { hash: follow(lines.slice(0, 4)) }),
    head("another time", false, { at: good.at + 1 }),
    head("the signature altered", false, {}, flipped(signature, 10)),
    head("another key", false, {}, signature, publicKeyOf(fixed("registry signing key"))),
    head(
      "signed without the length of the party",
      false,
      {},
      sign(seed, cat("kipass/head/1", good.party, uint(4, 8), good.hash, uint(good.at, 8))),
    ),
  ];
}

function headBytes({ party, seq, hash, at }: { party: string; seq: number; hash: Uint8Array; at: number }): Buffer {
  return cat("kipass/head/1", sizedText(party), uint(seq, 8), hash, uint(at, 8));
}
