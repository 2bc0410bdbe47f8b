import type { Body, Reply } from "@kipass/contract/endpoint";
import type { describeFacilities as endpoint } from "@kipass/contract/registry";
import type { OrderClaims } from "@kipass/protocol/order";
import { Problem } from "@kipass/protocol/problem";
import { type OrderDesk, requestBytes } from "@kipass/service-kit/order-desk";
import { type FacilityPlace, findPlaces } from "../store/facilities.ts";

/**
 * What facilities are called and where they are, under the orders that disclose visits, logged like them. Businesses, no persons: so
 * the answer is plain, and of the desk's sealed parts nothing is used.
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
    checkScope: (claims) => refuseOthers(claims, body.facilities),
    async collect(_claims, tx) {
      found = await findPlaces(tx, body.facilities);
      return { items: found, counts: {} };
    },
  });
  return { facilities: found };
}

function refuseOthers(claims: OrderClaims<"visits-of-passes" | "visits-at-place">, facilities: number[]): void {
  if (claims.kind === "visits-at-place") {
    const named = new Set(claims.scope.places.map(({ facility }) => facility));
    if (facilities.some((id) => !named.has(id))) throw new Problem("order-scope");
  } else if (facilities.length > (claims.limits.visits ?? 0)) {
    throw new Problem("order-limit");
  }
}
