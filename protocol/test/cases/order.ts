import { touch } from "./approval.ts";
import { MIDNIGHT, NOW, type VectorCase, type VectorFile } from "./build.ts";
import { wrongApprovals } from "./order-approvals.ts";
import { wrongJws } from "./order-jws.ts";
import {
  approve,
  atPlace,
  base,
  DAY,
  hashOf,
  kim,
  lee,
  naming,
  numbers,
  officers,
  ofNumbers,
  ofPasses,
  ofPerson,
  order,
  scoped,
  spanning,
} from "./order-made.ts";
import { wrongShape } from "./order-shape.ts";
import { wrongAudience, wrongLimits, wrongScope, wrongTime } from "./order-terms.ts";

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
