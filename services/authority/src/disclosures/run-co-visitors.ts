import { dayOf } from "@kipass/protocol/day";
import type { OrderScopes } from "@kipass/protocol/order";
import type { Office } from "../office.ts";
import { insertList, type Visit } from "../store/case-data.ts";
import { type RegistryItem, registryItems } from "./answer-items.ts";
import { attempt, type Outcome } from "./attempt.ts";
import { describeFacilities } from "./describe-facilities.ts";
import { exchange, type OpenOrder, sealedAnswer } from "./exchange.ts";
import { openVisits } from "./open-visits.ts";
import type { Parties } from "./parties.ts";
import { signedOrder } from "./signed-order.ts";

type Places = OrderScopes["visits-at-place"]["places"];

/** The registry hands on all visits at the ordered places. */
export function runCoVisitors(office: Office, parties: Parties, orders: readonly OpenOrder[]): Promise<Outcome[]> {
  return Promise.all(orders.map((open) => attempt(office, open, () => askRegistry(office, parties, open))));
}

async function askRegistry(office: Office, parties: Parties, open: OpenOrder): Promise<"done"> {
  const { order, box, caseId, claims } = open;
  const { places } = claims.scope as { places: Places };
  const kind = "visits-at-place";
  await exchange(office, open, {
    step: "visits",
    kind,
    body: async (tx) => ({ order: await signedOrder(office, tx, order, box) }),
    ask: sealedAnswer(parties, open, {
      kind,
      send: (body: { order: string }) => parties.registry().discloseVisits({ body }),
      read: registryItems,
    }),
    async keep(tx, items: RegistryItem[]) {
      // The registry rounds windows outward to whole hours; what lies outside is dropped here and read by nobody.
      const visits = openVisits(office, items).filter((visit) => isOrdered(visit, places));
      for (const [day, ofDay] of Map.groupBy(visits, ({ atMs }) => dayOf(Math.floor(atMs / 1000)))) {
        await insertList(tx, box, { caseId, kind: "co-visits", source: `order-${order.id}`, day }, ofDay);
      }
      return visits.length;
    },
  });
  await describeFacilities(
    office,
    parties,
    open,
    places.map(({ facility, from }) => ({ facility, day: dayOf(from) })),
  );
  return "done";
}

function isOrdered({ facility, atMs }: Visit, places: Places): boolean {
  return places.some((place) => place.facility === facility && atMs >= place.from * 1000 && atMs < place.to * 1000);
}
