import { MIDNIGHT, NOW, type VectorCase } from "./build.ts";
import {
  atPlace,
  base,
  type Claims,
  DAY,
  naming,
  numbers,
  ofNumbers,
  ofPasses,
  ofPerson,
  order,
  scoped,
  spanning,
} from "./order-made.ts";
import { safeNumbers } from "./safe-number.ts";

export function wrongAudience(): VectorCase[] {
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

export function wrongTime(): VectorCase[] {
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

export function wrongScope(): VectorCase[] {
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

export function wrongLimits(): VectorCase[] {
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
