import { b64, cat, fixed, headerJson, hex, jws, NOW, publicKeyOf, type VectorCase, type VectorFile } from "./build.ts";
import { pointOf } from "./p256.ts";

const TYP = "kipass-certification+jws";
const root = fixed("ministry root key");
const key = (name: string) => b64(publicKeyOf(fixed(name)));
const passkey = (name: string) => b64(pointOf(fixed(name)));
const period = { from: NOW - 86_400, until: NOW + 86_400 };

type Members = Record<string, unknown>;
const issuer = (code: string, keyId: number): Members => ({
  code,
  name: { ko: code, en: code },
  state: "active",
  baseUrl: `http://127.0.0.1:${4000 + keyId}`,
  signingKey: key(`${code} signing key`),
  safeNumberIssuer: keyId - 513,
  passKeys: [{ keyId, publicKey: key(`${code} pass key`), ...period }],
});
const naver = issuer("naver", 513);
const kakao = issuer("kakao", 514);
const issuers = (count: number) => Array.from({ length: count }, (_, n) => issuer(`issuer-${n}`, 513 + n));
const good: Members = {
  v: 1,
  serial: 7,
  issuedAt: NOW,
  issuers: [naver, kakao],
  registry: { baseUrl: "https://registry.example", signingKey: key("registry signing key") },
  authority: {
    baseUrl: "https://authority.example",
    signingKey: key("authority signing key"),
    orderKeys: [{ kid: "authority-1", publicKey: key("authority order key") }],
    console: { rpId: "authority.example", origin: "https://console.authority.example" },
  },
  officers: [
    { id: "kim", publicKey: passkey("officer kim"), ...period },
    { id: "lee", publicKey: passkey("officer lee"), ...period },
  ],
};

const sealed = (value: unknown, header = headerJson("ministry", TYP), seed = root) =>
  jws(header, JSON.stringify(value), seed);

export function certificationVectors(): VectorFile {
  const accept = (name: string, value: unknown): VectorCase => ({
    name,
    jws: sealed(value),
    rootKey: hex(publicKeyOf(root)),
    expect: value,
  });
  const refuse = (name: string, text: string): VectorCase => ({
    name,
    jws: text,
    rootKey: hex(publicKeyOf(root)),
    expect: null,
  });
  const odd = (name: string, changes: Members) => refuse(name, sealed({ ...good, ...changes }));
  const oddIssuer = (name: string, changes: Members) => odd(name, { issuers: [{ ...naver, ...changes }, kakao] });
  const passKey = { keyId: 513, publicKey: key("naver pass key"), ...period };
  const authority = good.authority as Members;
  const [kim, lee] = good.officers as [Members, Members];
  const text = sealed(good);
  const sites = (
    what: string,
    list: [rpId: string, origin: string][],
    made: (name: string, value: unknown) => VectorCase,
  ) =>
    list.map(([rpId, origin]) =>
      made(`${what}: passkeys of "${rpId}" at ${origin}`, {
        ...good,
        authority: { ...authority, console: { rpId, origin } },
      }),
    );
  const cases = [
    accept("good", good),
    accept("nobody certified yet", { ...good, issuers: [], officers: [] }),
    accept("sixteen issuers", { ...good, issuers: issuers(16) }),
    accept("a suspended issuer with two keys", {
      ...good,
      issuers: [{ ...naver, state: "suspended", passKeys: [passKey, { ...passKey, keyId: 0 }] }],
    }),
    accept("names of the greatest and the least length", {
      ...good,
      issuers: [
        {
          ...naver,
          code: "n".repeat(32),
          name: { ko: "네".repeat(40), en: "N" },
          baseUrl: `https://${"n".repeat(192)}`,
        },
      ],
      authority: {
        ...authority,
        orderKeys: ["k", "k".repeat(64)].map((kid) => ({ kid, publicKey: key("authority order key") })),
      },
      officers: [{ ...kim, id: "김".repeat(64) }],
    }),
    refuse("signed with another key", sealed(good, headerJson("ministry", TYP), fixed("authority order key"))),
    refuse("another kid", sealed(good, headerJson("ministry-2", TYP))),
    refuse("the typ of an order", sealed(good, headerJson("ministry", "kipass-order+jws"))),
    refuse("alg none", sealed(good, `{"alg":"none","kid":"ministry","typ":"${TYP}"}`)),
    refuse(
      "the payload altered",
      `${text.split(".")[0]}.${b64(JSON.stringify({ ...good, serial: 8 }))}.${text.split(".")[2]}`,
    ),
    refuse("white space in the payload", jws(headerJson("ministry", TYP), JSON.stringify(good, null, 1), root)),
    refuse("cut", text.slice(0, -1)),
    refuse("nothing", ""),
    ...Object.keys(good).map((member) =>
      refuse(`without ${member}`, sealed(Object.fromEntries(Object.entries(good).filter(([name]) => name !== member)))),
    ),
    odd("a member nobody knows", { note: "" }),
    odd("version 2", { v: 2 }),
    odd("serial 0", { serial: 0 }),
    odd("a serial with a fraction", { serial: 1.5 }),
    odd("a code twice", { issuers: [naver, { ...kakao, code: "naver" }] }),
    odd("a key id of two issuers", { issuers: [naver, { ...kakao, passKeys: [passKey] }] }),
    odd("a safe-number issuer twice", { issuers: [naver, { ...kakao, safeNumberIssuer: 0 }] }),
    oddIssuer("safe-number issuer 16", { safeNumberIssuer: 16 }),
    oddIssuer("a negative safe-number issuer", { safeNumberIssuer: -1 }),
    oddIssuer("a safe-number issuer as text", { safeNumberIssuer: "3" }),
    odd("no safe-number issuer", {
      issuers: [Object.fromEntries(Object.entries(naver).filter(([name]) => name !== "safeNumberIssuer"))],
    }),
    oddIssuer("a key id twice", { passKeys: [passKey, passKey] }),
    oddIssuer("a key id of 65,536", { passKeys: [{ ...passKey, keyId: 65_536 }] }),
    oddIssuer("a key that ends before it begins", { passKeys: [{ ...passKey, until: passKey.from }] }),
    oddIssuer("a key of 31 bytes", { passKeys: [{ ...passKey, publicKey: b64(fixed("short", 31)) }] }),
    oddIssuer("a code that is a party's", { code: "registry" }),
    oddIssuer("a code in capitals", { code: "NAVER" }),
    oddIssuer("a code of 33 letters", { code: "n".repeat(33) }),
    oddIssuer("a state nobody knows", { state: "paused" }),
    oddIssuer("a name in one language", { name: { ko: "네이버" } }),
    oddIssuer("an empty name", { name: { ko: "", en: "" } }),
    oddIssuer("an address of another scheme", { baseUrl: "javascript:alert(1)" }),
    oddIssuer("an address with a path", { baseUrl: "https://naver.example/kipass" }),
    odd("an officer twice", { officers: [kim, { ...lee, id: "kim" }] }),
    odd("an officer without a period", { officers: [{ id: "kim", publicKey: passkey("officer kim") }] }),
    odd("an officer with an Ed25519 key", { officers: [{ ...kim, publicKey: key("officer kim") }] }),
    odd("an officer with a compressed point", {
      officers: [{ ...kim, publicKey: b64(cat(Buffer.of(2), pointOf(fixed("officer kim")).subarray(1, 33))) }],
    }),
    odd("an officer with a point of another prefix", {
      officers: [{ ...kim, publicKey: b64(cat(Buffer.of(6), pointOf(fixed("officer kim")).subarray(1))) }],
    }),
    ...sites("console of the domain itself", [["authority.example", "https://authority.example"]], accept),
    ...sites("console on a port", [["localhost", "http://localhost:4004"]], accept),
    ...sites(
      "console",
      [
        ["authority.example", "https://authority.example.net"],
        ["authority.example", "https://notauthority.example"],
        ["console.authority.example", "https://authority.example"],
        ["", "https://authority.example"],
        ["authority.example", "https://authority.example/console"],
        ["authority.example", "https://AUTHORITY.example"],
        ["authority.example", "https://user@authority.example"],
        ["authority.example", "authority.example"],
      ],
      (name, value) => refuse(name, sealed(value)),
    ),
    odd("no console", { authority: Object.fromEntries(Object.entries(authority).filter(([n]) => n !== "console")) }),
    odd("officers as an object", { officers: { kim } }),
    odd("an order key twice", {
      authority: { ...authority, orderKeys: [1, 2].map(() => (authority.orderKeys as unknown[])[0]) },
    }),
    odd("a kid that needs escaping", {
      authority: { ...authority, orderKeys: [{ kid: 'a"b', publicKey: key("authority order key") }] },
    }),
    odd("a kid of 65 letters", {
      authority: { ...authority, orderKeys: [{ kid: "k".repeat(65), publicKey: key("authority order key") }] },
    }),
    odd("an officer id of 65 letters", { officers: [{ ...kim, id: "k".repeat(65) }] }),
    oddIssuer("a Korean name of 41 letters", { name: { ko: "네".repeat(41), en: "Naver" } }),
    oddIssuer("an English name of 41 letters", { name: { ko: "네이버", en: "N".repeat(41) } }),
    oddIssuer("an address of 201 letters", { baseUrl: `https://${"n".repeat(193)}` }),
    odd("17 issuers", { issuers: issuers(17).with(16, { ...issuer("issuer-16", 529), safeNumberIssuer: 15 }) }),
  ];
  return { spec: "SPEC §14", cases };
}

export function visitKeyVectors(): VectorFile {
  const signing = fixed("authority signing key");
  const header = headerJson("authority", "kipass-visit-keys+jws");
  const week = (monday: string) => ({
    week: monday,
    working: key(`working ${monday}`),
    escrow: key(`escrow ${monday}`),
  });
  const list = { v: 1, weeks: [week("2020-11-16"), week("2020-11-23")] };
  const made = (name: string, value: unknown, expect: unknown, head = header, seed = signing): VectorCase => ({
    name,
    jws: sealed(value, head, seed),
    authorityKey: hex(publicKeyOf(signing)),
    expect,
  });
  const cases = [
    made("two weeks", list, list),
    made("no weeks", { v: 1, weeks: [] }, { v: 1, weeks: [] }),
    made("signed with another key", list, null, header, fixed("ministry root key")),
    made("another kid", list, null, headerJson("ministry", "kipass-visit-keys+jws")),
    made("the typ of a certification", list, null, headerJson("authority", TYP)),
    made("version 2", { ...list, v: 2 }, null),
    made("weeks falling", { v: 1, weeks: [week("2020-11-23"), week("2020-11-16")] }, null),
    made("a week twice", { v: 1, weeks: [week("2020-11-16"), week("2020-11-16")] }, null),
    made("a week that begins on Tuesday", { v: 1, weeks: [week("2020-11-17")] }, null),
    made("a week that is no day", { v: 1, weeks: [week("2020-11-31")] }, null),
    made("one key for both", { v: 1, weeks: [{ ...week("2020-11-16"), escrow: key("working 2020-11-16") }] }, null),
    made("a key of 31 bytes", { v: 1, weeks: [{ ...week("2020-11-16"), working: b64(fixed("short", 31)) }] }, null),
    made("no escrow", { v: 1, weeks: [{ week: "2020-11-16", working: key("working") }] }, null),
  ];
  return { spec: "SPEC §9.1", cases };
}
