import type { Body, Reply } from "@kipass/contract/endpoint";
import type { describeFacilities as endpoint } from "@kipass/contract/registry";
import type { OrderClaims } from "@kipass/protocol/order";
import { Problem } from "@kipass/protocol/problem";
import { type OrderDesk, requestBytes } from "@kipass/service-kit/order-desk";
import type { Tx } from "@kipass/service-kit/postgres/database";
import { type FacilityPlace, findPlaces } from "../store/facilities.ts";
import { findLineages } from "../store/facility-lineage.ts";

/**
 * What facilities are called and where they are, under the orders that disclose visits, logged like them. A facility that moved or was
 * merged has an id for each place, and visits name the one they were made under: all of a lineage are described, each with its own
 * address, so that the address of a visit is the one it was made at. Businesses, no persons: so the answer is plain, and of the desk's
 * sealed parts nothing is used.
 */
export async function describeFacilities(
  desk: OrderDesk,
  body: Body<typeof endpoint>,
): Promise<Reply<typeof endpoint>> {
  let found: FacilityPlace[] = [];
  await desk.answer({
    orderText: body.order,
    request: requestBytes(body),
    kinds: ["visits-of-passes", "visits-at-place"],
    checkScope: (claims) => refuseTooMany(claims, body.facilities),
    async collect(claims, tx) {
      await refuseOthers(tx, claims, body.facilities);
      found = (await findPlaces(tx, await findLineages(tx, body.facilities))).slice(0, MOST_FACILITIES);
      return { items: found, counts: {} };
    },
  });
  return { facilities: found };
}

const MOST_FACILITIES = 500;

type OrderedVisits = OrderClaims<"visits-of-passes" | "visits-at-place">;

function refuseTooMany(claims: OrderedVisits, facilities: number[]): void {
  if (claims.kind === "visits-of-passes" && facilities.length > (claims.limits.visits ?? 0))
    throw new Problem("order-limit");
}

/** An order for a place is one for what the place was called before and is called now. */
async function refuseOthers(tx: Tx, claims: OrderedVisits, facilities: number[]): Promise<void> {
  if (claims.kind !== "visits-at-place") return;
  const named = claims.scope.places.map(({ facility }) => facility);
  const related = new Set([...named, ...(await findLineages(tx, named))]);
  if (facilities.some((id) => !related.has(id))) throw new Problem("order-scope");
}
