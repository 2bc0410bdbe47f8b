import type { Body, Reply } from "@kipass/contract/endpoint";
import type { discloseVisits as endpoint } from "@kipass/contract/registry";
import { fromBase64url } from "@kipass/protocol/bytes";
import { type Day, dayOf, hourOf } from "@kipass/protocol/day";
import type { OrderClaims } from "@kipass/protocol/order";
import { Problem } from "@kipass/protocol/problem";
import { placeOf, tagOf } from "@kipass/protocol/visit";
import { keyedHmac } from "@kipass/service-kit/keyed-hmac";
import { type OrderDesk, requestBytes } from "@kipass/service-kit/order-desk";
import { primitives } from "@kipass/service-kit/primitives";
import type { DayKeys } from "../visits/day-keys.ts";
import { daysOfHour } from "../visits/day-tables.ts";
import { type DaySearch, findSealedVisits, type VisitStore } from "./sealed-visits.ts";

type OrderedVisits = OrderClaims<"visits-of-passes" | "visits-at-place">;
type Passes = NonNullable<Body<typeof endpoint>["passes"]>;

const ID_BYTES = 16;

/**
 * Hands sealed visits to the authority (SPEC §11–12): of listed passes, or at ordered places. The desk has checked and logged the
 * order before anything leaves.
 */
export function discloseVisits(
  desk: OrderDesk,
  store: VisitStore,
  body: Body<typeof endpoint>,
): Promise<Reply<typeof endpoint>> {
  return desk.answer({
    orderText: body.order,
    request: requestBytes(body),
    kinds: ["visits-of-passes", "visits-at-place"],
    checkScope: (claims) => refuseOtherPasses(claims, body.passes),
    async collect(claims) {
      const idsOfDays = parsePasses(body.passes ?? []);
      const passes = sum([...idsOfDays.values()].map((ids) => ids.length));
      if (claims.kind === "visits-of-passes" && passes > (claims.limits.passes ?? 0)) throw new Problem("order-limit");
      const searches =
        claims.kind === "visits-of-passes" ? searchesOfPasses(idsOfDays) : searchesOfPlaces(claims.scope.places);
      const { items, visits } = await findSealedVisits(store, searches, claims.limits.visits ?? 0);
      return { items, counts: claims.kind === "visits-of-passes" ? { passes, visits } : { visits } };
    },
  });
}

/** Passes belong to the one kind of order and to the days it names. */
function refuseOtherPasses(claims: OrderedVisits, passes: Passes | undefined): void {
  if ((claims.kind === "visits-of-passes") !== (passes !== undefined)) throw new Problem("order-scope");
  if (claims.kind !== "visits-of-passes" || passes === undefined) return;
  const [first, last] = [dayOf(claims.scope.from), dayOf(claims.scope.to - 1)];
  if (passes.some(({ day }) => day < first || day > last)) throw new Problem("order-scope");
}

/** Pass ids of each day, each once. @throws Problem malformed-request */
function parsePasses(passes: Passes): Map<Day, Uint8Array[]> {
  const days = new Map<Day, Buffer[]>();
  for (const { day, ids } of passes) {
    const bytes = fromBase64url(ids);
    if (!bytes || bytes.length % ID_BYTES !== 0) throw new Problem("malformed-request");
    const ofDay = days.get(day) ?? [];
    days.set(day, ofDay);
    for (let at = 0; at < bytes.length; at += ID_BYTES)
      ofDay.push(Buffer.from(bytes.buffer, bytes.byteOffset + at, ID_BYTES));
  }
  return new Map(Array.from(days, ([day, ids]) => [day, distinct(ids)]));
}

/** Where no two begin alike, which numbers tell quickly, no two are alike. */
function distinct(ids: Buffer[]): Uint8Array[] {
  const beginnings = new Set(ids.map((id) => id.readBigUInt64BE()));
  if (beginnings.size === ids.length) return ids;
  return [...new Map(ids.map((id) => [id.toString("latin1"), id])).values()];
}

function searchesOfPasses(idsOfDays: Map<Day, Uint8Array[]>): DaySearch[] {
  return Array.from(idsOfDays, ([day, ids]) => ({
    day,
    column: "tag",
    values(keys: DayKeys) {
      const p = { ...primitives, hmacSha256: keyedHmac(keys.tag) };
      return ids.map((id) => tagOf(id, keys.tag, p));
    },
  }));
}

/** Windows rounded outward to whole hours, both directions, in every table that can hold them. */
function searchesOfPlaces(places: { facility: number; from: number; to: number }[]): DaySearch[] {
  const hoursOfDays = new Map<Day, Map<string, { facility: number; hour: number }>>();
  for (const { facility, from, to } of places) {
    for (let hour = hourOf(from); hour <= hourOf(to - 1); hour++) {
      for (const day of daysOfHour(hour)) {
        const ofDay = hoursOfDays.get(day) ?? new Map<string, { facility: number; hour: number }>();
        hoursOfDays.set(day, ofDay.set(`${facility} ${hour}`, { facility, hour }));
      }
    }
  }
  return Array.from(hoursOfDays, ([day, hours]) => ({
    day,
    column: "place",
    values: (keys: DayKeys) =>
      [...hours.values()].flatMap(({ facility, hour }) =>
        (["in", "out"] as const).map((direction) => placeOf({ facility, direction, hour }, keys.place, primitives)),
      ),
  }));
}

function sum(numbers: number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
