import { b64, cat, fixed, flipped, hex, sha256, uint, type VectorCase, type VectorFile } from "./build.ts";
import { pointOf, signDer } from "./p256.ts";

/** The console that officers approve at. */
export const site = { rpId: "authority.example", origin: "https://console.authority.example" };

export interface Officer {
  id: string;
  /** P-256 secret of their passkey. */
  seed: Uint8Array;
}

/** What a touch has otherwise than it should. */
export interface Flaws {
  challenge?: Uint8Array;
  rpId?: string;
  flags?: number;
  /** Behind the 37 bytes that are always there. */
  extensions?: Uint8Array;
  data?: (data: Buffer) => Uint8Array;
  type?: string;
  origin?: string;
  /** Members behind the first three; `{"crossOrigin":false}` otherwise. */
  members?: Record<string, unknown>;
  clientData?: (json: string) => Uint8Array | string;
  signature?: (der: Buffer) => Uint8Array;
  /** The list that the approval carries, when it is not the one that was signed. */
  hashes?: Uint8Array[];
}

const rising = (hashes: Uint8Array[]) => hashes.toSorted(Buffer.compare);
export const challengeOf = (hashes: Uint8Array[]): Buffer => sha256("kipass/approvals/1", ...rising(hashes));

/** One touch over the hashes, written down as an order carries it. */
export function touch(officer: Officer, hashes: Uint8Array[], flaws: Flaws = {}) {
  const { rpId, origin } = { ...site, ...flaws };
  const flags = flaws.flags ?? 0x05;
  const made = cat(sha256(rpId), uint(flags, 1), uint(7, 4), flaws.extensions ?? "");
  const data = Buffer.from(flaws.data?.(made) ?? made);
  const json = JSON.stringify({
    type: flaws.type ?? "webauthn.get",
    challenge: b64(flaws.challenge ?? challengeOf(hashes)),
    origin,
    ...(flaws.members ?? { crossOrigin: false }),
  });
  const clientData = cat(flaws.clientData?.(json) ?? json);
  const der = signDer(officer.seed, cat(data, sha256(clientData)));
  return {
    officer: officer.id,
    hashes: (flaws.hashes ?? rising(hashes)).map(b64),
    authenticatorData: b64(data),
    clientData: b64(clientData),
    signature: b64(flaws.signature?.(der) ?? der),
  };
}

const kim: Officer = { id: "kim", seed: fixed("officer kim") };
const order = fixed("an order's hash");
const others = ["another", "a third", "a fourth"].map((name) => fixed(`${name} order's hash`));

export function approvalVectors(): VectorFile {
  const judged = (
    name: string,
    expect: boolean | null,
    flaws: Flaws = {},
    { hashes = [order, ...others.slice(0, 2)], orderHash = order, key = pointOf(kim.seed) } = {},
  ): VectorCase => ({
    name,
    approval: touch(kim, hashes, flaws),
    orderHash: hex(orderHash),
    publicKey: hex(key),
    site,
    expect,
  });
  const wrong = (name: string, flaws: Flaws) => judged(name, false, flaws);
  const malformed = (name: string, flaws: Flaws) => judged(name, null, flaws);
  const many = Array.from({ length: 21 }, (_, n) => fixed(`order ${n}`));
  const [r, s] = numbersOf(signDer(kim.seed, Buffer.from("any")));
  const cases = [
    judged("three orders in one touch", true),
    judged("the same touch, for another of its orders", true, {}, { orderHash: others[1] as Buffer }),
    judged("one order", true, {}, { hashes: [order] }),
    judged("twenty orders", true, {}, { hashes: many.slice(0, 20), orderHash: many[7] as Buffer }),
    wrong("an order that was not among them", { hashes: rising(others) }),
    judged("an order that was not signed", false, {}, { orderHash: fixed("something else") }),
    judged("nothing approved", false, { hashes: [] }),
    wrong("an order added to the list afterwards", { hashes: rising([order, ...others]) }),
    wrong("an order taken off the list afterwards", { hashes: rising([order, others[0] as Buffer]) }),
    malformed("hashes that do not rise", { hashes: rising([order, ...others.slice(0, 2)]).reverse() }),
    malformed("a hash twice", { hashes: [order, order] }),
    malformed("a hash of 31 bytes", { hashes: [order.subarray(1)] }),
    malformed("twenty-one orders", { hashes: rising(many) }),
    judged("the key of another officer", false, {}, { key: pointOf(fixed("officer lee")) }),
    judged("a key off the curve", false, {}, { key: flipped(pointOf(kim.seed), 64) }),

    wrong("another challenge", { challenge: fixed("challenge") }),
    wrong("the challenge of a log-in", { challenge: sha256("kipass/passkey-log-in/1", order) }),
    wrong("the order's hash as the challenge", { challenge: order }),
    wrong("the hashes without the domain string", {
      challenge: sha256(...rising([order, ...others.slice(0, 2)])),
    }),
    wrong("the hashes of the same orders in another order", {
      challenge: sha256("kipass/approvals/1", ...rising([order, ...others.slice(0, 2)]).reverse()),
    }),
    wrong("the challenge with padding", { clientData: (json) => json.replace('","origin"', '=","origin"') }),
    wrong("another site", { origin: "https://console.authority.example.net" }),
    wrong("another host of the domain", { origin: "https://www.authority.example" }),
    wrong("another port", { origin: `${site.origin}:8443` }),
    wrong("http instead of https", { origin: "http://console.authority.example" }),
    wrong("the origin with a slash behind", { origin: `${site.origin}/` }),
    wrong("the passkey of another domain", { rpId: "console.authority.example" }),
    wrong("a new passkey made, type create", { type: "webauthn.create" }),
    wrong("no type", { clientData: (json) => json.replace('"type":"webauthn.get",', "") }),
    wrong("in a frame of another site", { members: { crossOrigin: true } }),
    wrong("in a frame, named", { members: { crossOrigin: false, topOrigin: "https://news.example" } }),
    wrong("crossOrigin as text", { members: { crossOrigin: "false" } }),
    judged("a browser that says nothing of frames", true, { members: {} }),
    judged("a member that browsers add against templates", true, {
      members: { crossOrigin: false, other_keys_can_be_added_here: "do not compare clientDataJSON against a template" },
    }),
    judged("members in another order", true, {
      clientData: (json) => JSON.stringify(Object.fromEntries(Object.entries(JSON.parse(json)).reverse())),
    }),
    wrong("a member twice", { clientData: (json) => json.replace("{", '{"type":"webauthn.get",') }),
    wrong("white space", { clientData: (json) => json.replace(",", ", ") }),
    wrong("a needless escape", { clientData: (json) => json.replace("https://", "https:\\/\\/") }),
    wrong("something behind the JSON", { clientData: (json) => `${json}{}` }),
    wrong("a line feed behind the JSON", { clientData: (json) => `${json}\n` }),
    wrong("a byte order mark", { clientData: (json) => `\ufeff${json}` }),
    wrong("client data cut short", { clientData: (json) => json.slice(0, -1) }),
    wrong("a list", { clientData: (json) => `[${json}]` }),
    wrong("client data of 4,097 bytes", {
      clientData: (json) => json.replace("}", `,"x":"${"x".repeat(4096 - json.length - 5)}"}`),
    }),

    wrong("nobody recognised: no user verification", { flags: 0x01 }),
    wrong("nobody present", { flags: 0x04 }),
    wrong("no flags at all", { flags: 0 }),
    judged("a passkey that may be synced", true, { flags: 0x0d }),
    judged("a synced passkey", true, { flags: 0x1d }),
    wrong("synced, though it may not be", { flags: 0x15 }),
    wrong("a new key inside", { flags: 0x45, extensions: Buffer.alloc(100) }),
    judged("extensions behind", true, { flags: 0x85, extensions: Buffer.of(0xa0) }),
    wrong("extensions that are announced and missing", { flags: 0x85 }),
    wrong("a byte behind that nothing announces", { extensions: Buffer.alloc(1) }),
    wrong("authenticator data of 36 bytes", { data: (data) => data.subarray(0, 36) }),
    wrong("no authenticator data", { data: () => Buffer.alloc(0) }),
    wrong("authenticator data of 1,025 bytes", { flags: 0x85, extensions: Buffer.alloc(1025 - 37) }),

    wrong("the signature altered", { signature: (der) => flipped(der, der.length - 1) }),
    judged("the signature with n − s", true, { signature: mirrored }),
    wrong("the signature as r and s alone", { signature: (der) => cat(...numbersOf(der)) }),
    wrong("a byte behind the signature", { signature: (der) => cat(der, Buffer.alloc(1)) }),
    wrong("the signature cut short", { signature: (der) => der.subarray(0, -1) }),
    wrong("no signature", { signature: () => Buffer.alloc(0) }),
    wrong("a length in the long form", { signature: (der) => cat(Buffer.of(0x30, 0x81), der.subarray(1)) }),
    wrong("a zero before r that is not needed", {
      signature: (der) => derOf(cat(Buffer.alloc(1), integerOf(numbersOf(der)[0])), integerOf(numbersOf(der)[1])),
    }),
    wrong("r negative", {
      signature: (der) => derOf(flippedTop(numbersOf(der)[0]), integerOf(numbersOf(der)[1])),
    }),
    wrong("r of 34 bytes", {
      signature: (der) => derOf(cat(Buffer.alloc(2), numbersOf(der)[0]), integerOf(numbersOf(der)[1])),
    }),
    wrong("an empty integer", { signature: () => derOf(Buffer.alloc(0), integerOf(s)) }),
    wrong("a third integer", {
      signature: (der) => {
        const body = cat(der.subarray(2), Buffer.of(2, 1, 1));
        return cat(Buffer.of(0x30, body.length), body);
      },
    }),
    wrong("r and s of another touch", { signature: () => derOf(integerOf(r), integerOf(s)) }),
    wrong("zeros", { signature: () => Buffer.of(0x30, 6, 2, 1, 0, 2, 1, 0) }),
  ];
  return { spec: "SPEC §11.3", cases };
}

const ORDER = 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n;

/** r and s, 32 bytes each. */
function numbersOf(der: Buffer): [Buffer, Buffer] {
  const rEnd = 4 + (der[3] as number);
  const fit = (digits: Buffer) => cat(Buffer.alloc(33), digits).subarray(-32);
  return [fit(der.subarray(4, rEnd)), fit(der.subarray(rEnd + 2))];
}

/** The shortest form of a positive integer. */
function integerOf(bytes: Uint8Array): Buffer {
  const digits = Buffer.from(bytes.slice(bytes.findIndex((byte) => byte !== 0)));
  return (digits[0] as number) >= 0x80 ? cat(Buffer.alloc(1), digits) : digits;
}

function flippedTop(bytes: Uint8Array): Buffer {
  const copy = Buffer.from(bytes);
  copy[0] = (copy[0] as number) | 0x80;
  return copy;
}

function derOf(r: Uint8Array, s: Uint8Array): Buffer {
  const body = cat(Buffer.of(2, r.length), r, Buffer.of(2, s.length), s);
  return cat(Buffer.of(0x30, body.length), body);
}

function mirrored(der: Buffer): Buffer {
  const [r, s] = numbersOf(der);
  const other = (ORDER - BigInt(`0x${hex(s)}`)).toString(16).padStart(64, "0");
  return derOf(integerOf(r), integerOf(Buffer.from(other, "hex")));
}
