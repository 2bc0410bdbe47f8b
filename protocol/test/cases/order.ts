import { createHmac } from "node:crypto";
import { challengeOf, type Officer, site, touch } from "./approval.ts";
import {
  b64,
  cat,
  fixed,
  flipped,
  headerJson,
  hex,
  jws,
  MIDNIGHT,
  NOW,
  publicKeyOf,
  sha256,
  sign,
  type VectorCase,
  type VectorFile,
} from "./build.ts";
import { pointOf } from "./p256.ts";
import { header } from "./pass.ts";
import { safeNumbers } from "./safe-number.ts";

const TYP = "kipass-order+jws";
const DAY = 86_400;
const authoritySeed = fixed("authority order key");
const kim = { id: "kim", seed: fixed("officer kim") };
const lee = { id: "lee", seed: fixed("officer lee") };
const park = { id: "park", seed: fixed("officer park, no longer certified") };
const twin = { id: "twin", seed: kim.seed };

const officers = [
  { id: "kim", publicKey: hex(pointOf(kim.seed)), from: NOW - DAY, until: NOW + DAY },
  { id: "lee", publicKey: hex(pointOf(lee.seed)), from: NOW - DAY, until: NOW + DAY },
  { id: "park", publicKey: hex(pointOf(park.seed)), from: NOW - DAY, until: NOW },
  { id: "soon", publicKey: hex(pointOf(fixed("officer soon"))), from: NOW + 1, until: NOW + DAY },
  { id: "twin", publicKey: hex(pointOf(twin.seed)), from: NOW - DAY, until: NOW + DAY },
];
const authorityKeys = [{ kid: "authority-1", publicKey: hex(publicKeyOf(authoritySeed)) }];

type Claims = Record<string, unknown>;
const window = { from: MIDNIGHT - 13 * DAY, to: NOW };
const base: Claims = {
  v: 1,
  reference: b64(fixed("reference", 16)),
  kind: "visits-of-passes",
  audience: "registry",
  legalBasis: "감염병예방법 제76조의2",
  purpose: "확진자의 방문 시설 확인",
  scope: window,
  limits: { passes: 90_000, visits: 500 },
  issuedAt: NOW - 60,
  expiresAt: NOW - 60 + DAY,
  notifyAfter: "2020-12-19",
  recipient: b64(fixed("recipient")),
};
const ofPerson: Claims = {
  ...base,
  kind: "passes-of-person",
  audience: "naver",
  scope: { name: "홍길동", phone: "01012345678", ...window },
  limits: { passes: 90_000 },
};
const atPlace: Claims = {
  ...base,
  kind: "visits-at-place",
  scope: { places: [{ facility: 12, from: NOW - 7200, to: NOW }] },
  limits: { visits: 3000 },
};
const headers = [header(), header({ class: 1, issuedAt: MIDNIGHT }), header({ issuedAt: NOW - 300 })];
const ofPasses: Claims = {
  ...base,
  kind: "identities-of-passes",
  audience: "kakao",
  scope: { ...window, passes: 3, digest: b64(sha256(...headers.toSorted(Buffer.compare))) },
  limits: { passes: 3, people: 3 },
};
const PASS_NUMBERS = 3;
const numbers = safeNumbers(PASS_NUMBERS, 501);
const ofNumbers: Claims = {
  ...base,
  kind: "identities-of-safe-numbers",
  audience: "pass",
  scope: { ...window, numbers: numbers.slice(0, 3) },
  limits: { people: 3 },
};

const hashOf = (bytes: Uint8Array | string) => sha256("kipass/order/1", bytes);
const approve = (bytes: Uint8Array | string, officer: Officer) => touch(officer, [hashOf(bytes)]);
const payloadOf = (bytes: Uint8Array | string, approvals: unknown[]) =>
  JSON.stringify({ order: b64(bytes), approvals });

interface Changes {
  /** The bytes of the claims, when they are not the claims in plain JSON. */
  bytes?: Uint8Array | string;
  approvals?: (bytes: Uint8Array | string) => unknown[];
  header?: string;
  payload?: string;
  text?: (jws: string) => string;
  audience?: string;
  safeNumberIssuer?: number;
  now?: number;
}

function order(name: string, claims: Claims, expect: string | null, changes: Changes = {}): VectorCase {
  const bytes = changes.bytes ?? JSON.stringify(claims);
  const approvals = changes.approvals?.(bytes) ?? [approve(bytes, kim), approve(bytes, lee)];
  const text = jws(
    changes.header ?? headerJson("authority-1", TYP),
    changes.payload ?? payloadOf(bytes, approvals),
    authoritySeed,
  );
  return {
    name,
    jws: changes.text?.(text) ?? text,
    audience: changes.audience ?? String(claims.audience),
    ...(claims.kind === ofNumbers.kind ? { safeNumberIssuer: changes.safeNumberIssuer ?? PASS_NUMBERS } : {}),
    now: changes.now ?? NOW,
    authorityKeys,
    officers,
    site,
    expect: expect ? { problem: expect } : { hash: hex(hashOf(bytes)), claims },
  };
}

const without = (claims: Claims, name: string) =>
  Object.fromEntries(Object.entries(claims).filter(([key]) => key !== name));
const scoped = (claims: Claims, scope: unknown) => ({ ...claims, scope });
const naming = (list: unknown, people = 500) => ({
  ...scoped(ofNumbers, { ...window, numbers: list }),
  limits: { people },
});
const spanning = (from: number, to: number) => scoped(base, { from, to });

export function orderVectors(): VectorFile {
  return {
    spec: "SPEC §11",
    cases: [
      ...accepted(),
      ...wrongJws(),
      ...wrongShape(),
      ...wrongApprovals(),
      ...wrongAudience(),
      ...wrongTime(),
      ...wrongScope(),
      ...wrongLimits(),
    ],
  };
}

function accepted(): VectorCase[] {
  return [
    order("visits of passes", base, null),
    order("passes of a person", ofPerson, null),
    order("visits at a place", atPlace, null),
    order("identities of passes", ofPasses, null),
    order("identities of safe numbers", ofNumbers, null),
    order("five hundred safe numbers", naming(numbers.slice(0, 500)), null),
    order("members in another order", Object.fromEntries(Object.entries(base).reverse()), null),
    order("approved together with other orders, by each with others", base, null, {
      approvals: (bytes) => [
        touch(kim, [hashOf(bytes), hashOf("another"), hashOf("a third")]),
        touch(lee, [hashOf("a fourth"), hashOf(bytes)]),
      ],
    }),
    order("approvals in the other order", base, null, {
      approvals: (bytes) => [approve(bytes, lee), approve(bytes, kim)],
    }),
    order(
      "fifty places",
      scoped(atPlace, { places: Array.from({ length: 50 }, (_, n) => ({ facility: n + 1, from: NOW - 60, to: NOW })) }),
      null,
    ),
    order("28 days to the second", spanning(NOW - 28 * DAY, NOW), null),
    order("ends with the running hour", spanning(NOW - 3600, NOW - 60 + 3600), null),
    order("begins with the oldest day", spanning(MIDNIGHT - 28 * DAY, MIDNIGHT), null),
    order("its last second", base, null, {
      now: NOW - 60 + DAY - 1,
      approvals: (bytes) => [approve(bytes, kim), approve(bytes, lee)],
    }),
    order("issued 60 s from now", { ...base, issuedAt: NOW + 60, expiresAt: NOW + 120 }, null),
    order(
      "texts of the greatest length, outside the basic plane",
      { ...base, legalBasis: "𠮷".repeat(200), purpose: "𠮷".repeat(500) },
      null,
    ),
    order("notice 90 days on", { ...base, notifyAfter: "2021-02-18" }, null),
    order("a limit more than needed", { ...base, limits: { passes: 1, visits: 1, people: 1 } }, null),
  ].map((made) =>
    made.name === "its last second"
      ? { ...made, officers: officers.map((officer) => ({ ...officer, until: NOW + 2 * DAY })) }
      : made,
  );
}

function wrongJws(): VectorCase[] {
  const malformed = (name: string, changes: Changes) => order(name, base, "order-malformed", changes);
  const secret = publicKeyOf(authoritySeed);
  const hs256 = (text: string) => {
    const signed = `${b64(`{"alg":"HS256","kid":"authority-1","typ":"${TYP}"}`)}.${text.split(".")[1]}`;
    return `${signed}.${createHmac("sha256", secret).update(signed).digest("base64url")}`;
  };
  return [
    malformed("alg none, no signature", {
      header: `{"alg":"none","kid":"authority-1","typ":"${TYP}"}`,
      text: (text) => `${text.slice(0, text.lastIndexOf("."))}.`,
    }),
    malformed("alg none, with a signature", { header: `{"alg":"none","kid":"authority-1","typ":"${TYP}"}` }),
    malformed("alg HS256 keyed with the public key", { text: hs256 }),
    malformed("alg HS256 in the header, Ed25519 beneath", {
      header: `{"alg":"HS256","kid":"authority-1","typ":"${TYP}"}`,
    }),
    malformed("alg ES256", { header: `{"alg":"ES256","kid":"authority-1","typ":"${TYP}"}` }),
    malformed("alg Ed25519", { header: `{"alg":"Ed25519","kid":"authority-1","typ":"${TYP}"}` }),
    malformed("alg eddsa", { header: `{"alg":"eddsa","kid":"authority-1","typ":"${TYP}"}` }),
    malformed("alg twice", { header: `{"alg":"EdDSA","alg":"EdDSA","kid":"authority-1","typ":"${TYP}"}` }),
    malformed("the typ of a certification", { header: headerJson("authority-1", "kipass-certification+jws") }),
    malformed("typ JWT", { header: headerJson("authority-1", "JWT") }),
    malformed("no typ", { header: `{"alg":"EdDSA","kid":"authority-1"}` }),
    malformed("no kid", { header: `{"alg":"EdDSA","typ":"${TYP}"}` }),
    malformed("kid with a slash", { header: headerJson("../authority-1", TYP) }),
    malformed("a key brought along", {
      header: `{"alg":"EdDSA","jwk":{"kty":"OKP","crv":"Ed25519","x":"${b64(secret)}"},"kid":"authority-1","typ":"${TYP}"}`,
    }),
    malformed("a crit member", { header: `{"alg":"EdDSA","crit":["b64"],"kid":"authority-1","typ":"${TYP}"}` }),
    malformed("a member behind", { header: `{"alg":"EdDSA","kid":"authority-1","typ":"${TYP}","b64":true}` }),
    malformed("header members in another order", { header: `{"typ":"${TYP}","alg":"EdDSA","kid":"authority-1"}` }),
    malformed("white space in the header", { header: `{"alg": "EdDSA","kid":"authority-1","typ":"${TYP}"}` }),
    malformed("two parts", { text: (text) => text.slice(0, text.lastIndexOf(".")) }),
    malformed("four parts", { text: (text) => `${text}.` }),
    malformed("padding", { text: (text) => `${text}==` }),
    malformed("the other base64 alphabet", { text: (text) => text.replace(/.$/, "+") }),
    malformed("unused bits of the signature set", { text: (text) => text.slice(0, -1) + nextLetter(text.slice(-1)) }),
    malformed("a signature of 63 bytes", { text: (text) => text.slice(0, -2) }),
    malformed("nothing", { text: () => "" }),
    order("an unknown kid", base, "order-signature", { header: headerJson("authority-2", TYP) }),
    order("signed with another key", base, "order-signature", {
      text: (text) => {
        const signed = text.slice(0, text.lastIndexOf("."));
        return `${signed}.${b64(sign(fixed("another"), cat(signed)))}`;
      },
    }),
    order("the payload altered after signing", base, "order-signature", {
      text: (text) => {
        const [head, , end] = text.split(".");
        const bytes = JSON.stringify({ ...base, limits: { passes: 90_000, visits: 5000 } });
        return `${head}.${b64(payloadOf(bytes, [approve(bytes, kim), approve(bytes, lee)]))}.${end}`;
      },
    }),
  ];
}

function wrongShape(): VectorCase[] {
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

function wrongApprovals(): VectorCase[] {
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

function wrongAudience(): VectorCase[] {
  return [
    order("an audience of 64 letters", { ...base, audience: "n".repeat(64) }, "order-audience"),
    order("shown to another issuer", ofPerson, "order-audience", { audience: "kakao" }),
    order("meant for the registry, shown to an issuer", base, "order-audience", { audience: "naver" }),
    order("the audience in capitals", { ...ofPerson, audience: "NAVER" }, "order-audience", { audience: "naver" }),
    order("a person asked of the registry", { ...ofPerson, audience: "registry" }, "order-audience"),
    order("identities asked of the registry", { ...ofPasses, audience: "registry" }, "order-audience"),
    order("visits asked of an issuer", { ...base, audience: "naver" }, "order-audience"),
    order("safe numbers asked of the registry", { ...ofNumbers, audience: "registry" }, "order-audience"),
    order("another issuer's safe number", naming([numbers[0], ...safeNumbers(4, 1)]), "order-audience"),
    order("safe numbers shown to an issuer of others", ofNumbers, "order-audience", { safeNumberIssuer: 2 }),
    order("visits at a place asked of an issuer", { ...atPlace, audience: "pass" }, "order-audience"),
  ];
}

function wrongTime(): VectorCase[] {
  const lasting = (issuedAt: number, expiresAt: number) => ({ ...base, issuedAt, expiresAt });
  return [
    order("expired this second", lasting(NOW - 600, NOW), "order-expired"),
    order("expired for an hour", lasting(NOW - 7200, NOW - 3600), "order-expired"),
    order("issued 61 s from now", lasting(NOW + 61, NOW + 120), "order-not-yet-valid"),
    order("living a second longer than a day", lasting(NOW, NOW + DAY + 1), "order-malformed"),
    order("expires when it is issued", lasting(NOW, NOW), "order-malformed"),
    order("expires before it is issued", lasting(NOW, NOW - 1), "order-malformed"),
    order("notice 91 days on", { ...base, notifyAfter: "2021-02-19" }, "order-malformed"),
  ];
}

function wrongScope(): VectorCase[] {
  const place = { facility: 12, from: NOW - 60, to: NOW };
  const places = (...list: unknown[]) => scoped(atPlace, { places: list });
  const person = (from: number, to: number) => scoped(ofPerson, { ...(ofPerson.scope as Claims), from, to });
  return [
    order("an empty window", spanning(NOW, NOW), "order-scope"),
    order("a window backwards", spanning(NOW, NOW - 1), "order-scope"),
    order("28 days and a second", spanning(NOW - 28 * DAY, NOW + 1), "order-scope"),
    order("older than anything kept", spanning(MIDNIGHT - 28 * DAY - 1, MIDNIGHT - 27 * DAY), "order-scope"),
    order("into the future by more than the running hour", spanning(NOW - 60, NOW - 60 + 3601), "order-scope"),
    order("a person's window too long", person(NOW - 28 * DAY, NOW + 1), "order-scope"),
    order("no places", places(), "order-scope"),
    order(
      "fifty-one places",
      places(...Array.from({ length: 51 }, (_, n) => ({ ...place, facility: n + 1 }))),
      "order-scope",
    ),
    order("one place of two in the future", places(place, { ...place, to: NOW + 2 * DAY }), "order-scope"),
    order("one place of two backwards", places(place, { ...place, from: NOW, to: NOW - 1 }), "order-scope"),
    order("no safe numbers", naming([]), "order-scope"),
    order("501 safe numbers", naming(numbers), "order-scope"),
    order("a safe number twice", naming([numbers[0], numbers[1], numbers[0]]), "order-scope"),
    order(
      "safe numbers in a window too long",
      scoped(ofNumbers, { numbers: numbers.slice(0, 3), from: NOW - 28 * DAY, to: NOW + 1 }),
      "order-scope",
    ),
    order(
      "identities in a window backwards",
      scoped(ofPasses, { ...(ofPasses.scope as Claims), from: NOW, to: NOW - 1 }),
      "order-scope",
    ),
  ];
}

function wrongLimits(): VectorCase[] {
  const limited = (name: string, claims: Claims, limits: unknown) => order(name, { ...claims, limits }, "order-limit");
  return [
    limited("no limits", base, {}),
    limited("visits of passes without a limit of visits", base, { passes: 10 }),
    limited("visits of passes without a limit of passes", base, { visits: 10 }),
    limited("passes of a person without their limit", ofPerson, { people: 1 }),
    limited("visits at a place without their limit", atPlace, { passes: 1 }),
    limited("identities without a limit of people", ofPasses, { passes: 3 }),
    limited("identities of more passes than the limit", ofPasses, { passes: 2, people: 2 }),
    limited("safe numbers without a limit of people", ofNumbers, { passes: 3 }),
    limited("more safe numbers than people", ofNumbers, { people: 2 }),
    limited("a limit of a million and one", atPlace, { visits: 1_000_001 }),
  ];
}

function misreadDigit(number: string): string {
  return `${(Number(number[0]) + 1) % 10}${number.slice(1)}`;
}

function nextLetter(letter: string): string {
  const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
  return alphabet[alphabet.indexOf(letter) + 1] as string;
}
