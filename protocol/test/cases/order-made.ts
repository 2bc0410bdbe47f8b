import { type Officer, site, touch } from "./approval.ts";
import { b64, fixed, headerJson, hex, jws, MIDNIGHT, NOW, publicKeyOf, sha256, type VectorCase } from "./build.ts";
import { pointOf } from "./p256.ts";
import { header } from "./pass.ts";
import { safeNumbers } from "./safe-number.ts";

/* Orders that hold, and how one is made to be wrong. */

export const TYP = "kipass-order+jws";
export const DAY = 86_400;
export const authoritySeed = fixed("authority order key");
export const kim = { id: "kim", seed: fixed("officer kim") };
export const lee = { id: "lee", seed: fixed("officer lee") };
export const park = { id: "park", seed: fixed("officer park, no longer certified") };
export const twin = { id: "twin", seed: kim.seed };

export const officers = [
  { id: "kim", publicKey: hex(pointOf(kim.seed)), from: NOW - DAY, until: NOW + DAY },
  { id: "lee", publicKey: hex(pointOf(lee.seed)), from: NOW - DAY, until: NOW + DAY },
  { id: "park", publicKey: hex(pointOf(park.seed)), from: NOW - DAY, until: NOW },
  { id: "soon", publicKey: hex(pointOf(fixed("officer soon"))), from: NOW + 1, until: NOW + DAY },
  { id: "twin", publicKey: hex(pointOf(twin.seed)), from: NOW - DAY, until: NOW + DAY },
];
const authorityKeys = [{ kid: "authority-1", publicKey: hex(publicKeyOf(authoritySeed)) }];

export type Claims = Record<string, unknown>;
const window = { from: MIDNIGHT - 13 * DAY, to: NOW };
export const base: Claims = {
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
export const ofPerson: Claims = {
  ...base,
  kind: "passes-of-person",
  audience: "naver",
  scope: { name: "홍길동", phone: "01012345678", ...window },
  limits: { passes: 90_000 },
};
export const atPlace: Claims = {
  ...base,
  kind: "visits-at-place",
  scope: { places: [{ facility: 12, from: NOW - 7200, to: NOW }] },
  limits: { visits: 3000 },
};
const headers = [header(), header({ class: 1, issuedAt: MIDNIGHT }), header({ issuedAt: NOW - 300 })];
export const ofPasses: Claims = {
  ...base,
  kind: "identities-of-passes",
  audience: "kakao",
  scope: { ...window, passes: 3, digest: b64(sha256(...headers.toSorted(Buffer.compare))) },
  limits: { passes: 3, people: 3 },
};
const PASS_NUMBERS = 3;
export const numbers = safeNumbers(PASS_NUMBERS, 501);
export const ofNumbers: Claims = {
  ...base,
  kind: "identities-of-safe-numbers",
  audience: "pass",
  scope: { ...window, numbers: numbers.slice(0, 3) },
  limits: { people: 3 },
};

export const hashOf = (bytes: Uint8Array | string) => sha256("kipass/order/1", bytes);
export const approve = (bytes: Uint8Array | string, officer: Officer) => touch(officer, [hashOf(bytes)]);
export const payloadOf = (bytes: Uint8Array | string, approvals: unknown[]) =>
  JSON.stringify({ order: b64(bytes), approvals });

export interface Changes {
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

export function order(name: string, claims: Claims, expect: string | null, changes: Changes = {}): VectorCase {
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

export const without = (claims: Claims, name: string) =>
  Object.fromEntries(Object.entries(claims).filter(([key]) => key !== name));
export const scoped = (claims: Claims, scope: unknown) => ({ ...claims, scope });
export const naming = (list: unknown, people = 500) => ({
  ...scoped(ofNumbers, { ...window, numbers: list }),
  limits: { people },
});
export const spanning = (from: number, to: number) => scoped(base, { from, to });
