import { dayOf } from "@kipass/protocol/day";
import type { OrderScopes } from "@kipass/protocol/order";
import type { Office } from "../office.ts";
import { insertList, type Visit } from "../store/case-data.ts";
import { attempt, type Outcome } from "./attempt.ts";
import { describeFacilities } from "./describe-facilities.ts";
import { exchange, type OpenOrder } from "./exchange.ts";
import { openVisits, type RegistryItem } from "./open-visits.ts";
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
  await exchange(office, parties, open, {
    step: "visits",
    body: async (tx) => ({ order: await signedOrder(office, tx, order, box) }),
    answerKind: "visits-at-place",
    send: (body) => parties.registry().discloseVisits({ body }),
    async keep(tx, items: RegistryItem[]) {
      const visits = await openVisits(office, items);
      // The registry rounds windows outward to whole hours; what lies outside is dropped here and read by nobody.
      const ordered = visits.filter((visit) => isOrdered(visit, places));
      for (const [day, ofDay] of Map.groupBy(ordered, ({ atMs }) => dayOf(Math.floor(atMs / 1000)))) {
        await insertList(tx, box, { caseId, kind: "co-visits", source: `order-${order.id}`, day }, ofDay);
      }
      return ordered.length;
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
