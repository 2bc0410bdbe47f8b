import { type Day, dayOf, isDay } from "@kipass/protocol/day";
import type { Office } from "../office.ts";
import { deleteLists, insertList, readItems, readLists } from "../store/case-data.ts";
import { findExchange } from "../store/exchanges.ts";
import { attempt, type Outcome } from "./attempt.ts";
import { describeFacilities, placesOf } from "./describe-facilities.ts";
import { exchange, type OpenOrder } from "./exchange.ts";
import { openVisits, type RegistryItem } from "./open-visits.ts";
import type { Parties } from "./parties.ts";
import { signedOrder } from "./signed-order.ts";

const PASSES = "passes";
const ID_BYTES = 16;

/** Each issuer lists the case's pass ids, and the registry finds their visits: one issuer out of reach does not hold up the rest. */
export async function runPlaces(office: Office, parties: Parties, orders: readonly OpenOrder[]): Promise<Outcome[]> {
  const issuers = orders.filter(({ order }) => order.kind === "passes-of-person");
  const registry = orders.filter(({ order }) => order.kind === "visits-of-passes");
  const listed = await Promise.all(issuers.map((open) => attempt(office, open, () => askIssuer(office, parties, open))));
  const allListed = listed.every((outcome) => outcome !== "waiting");
  const found = registry.map((open) =>
    attempt(office, open, async () => {
      await askRegistry(office, parties, open, issuers);
      return allListed ? "done" : "waiting";
    }),
  );
  return [...listed, ...(await Promise.all(found))];
}

async function askIssuer(office: Office, parties: Parties, open: OpenOrder): Promise<"done"> {
  const { order, box, caseId } = open;
  await exchange(office, parties, open, {
    step: PASSES,
    body: async (tx) => ({ order: await signedOrder(office, tx, order, box) }),
    answerKind: "passes-of-person",
    send: (body) => parties.issuer(order.audience).disclosePasses({ body }),
    async keep(tx, items: { day: Day; ids: string }[]) {
      const wellFormed = items.filter(({ day, ids }) => isDay(day) && typeof ids === "string");
      for (const [day, ofDay] of Map.groupBy(wellFormed, (item) => item.day)) {
        await insertList(tx, box, { caseId, kind: "passes", source: sourceOf(open), day }, ofDay.map(({ ids }) => ids));
      }
      return wellFormed.reduce((sum, { ids }) => sum + Math.floor((ids.length * 3) / 4 / ID_BYTES), 0);
    },
  });
  return "done";
}

/** Once for each issuer that has listed passes; then every place gets its name. */
async function askRegistry(office: Office, parties: Parties, open: OpenOrder, issuers: readonly OpenOrder[]): Promise<void> {
  for (const issuer of issuers) {
    const asked = await findExchange(office.db, issuer.order.id, PASSES);
    if (asked?.answeredAtMs) await askForVisits(office, parties, open, issuer);
  }
  const visits = await readItems(office.db, open.box, { caseId: open.caseId, kind: "visits" });
  await describeFacilities(office, parties, open, placesOf(visits));
}

async function askForVisits(office: Office, parties: Parties, open: OpenOrder, issuer: OpenOrder): Promise<void> {
  const { order, box, caseId, claims } = open;
  const source = sourceOf(issuer);
  await exchange(office, parties, open, {
    step: issuer.order.audience,
    async body(tx) {
      const lists = await readLists(tx, box, { caseId, kind: "passes", source });
      const passes = lists.flatMap(({ day, items }) => items.map((ids) => ({ day, ids })));
      return { order: await signedOrder(office, tx, order, box), passes };
    },
    answerKind: "visits-of-passes",
    send: (body) => parties.registry().discloseVisits({ body }),
    async keep(tx, items: RegistryItem[]) {
      const visits = await openVisits(office, items);
      const { from, to } = claims.scope as { from: number; to: number };
      const inPeriod = visits.filter(({ atMs }) => atMs >= from * 1000 && atMs < to * 1000);
      for (const [day, ofDay] of Map.groupBy(inPeriod, ({ atMs }) => dayOf(Math.floor(atMs / 1000)))) {
        await insertList(tx, box, { caseId, kind: "visits", source: `order-${order.id}-${issuer.order.audience}`, day }, ofDay);
      }
      // They have found what they could; a list of all the passes a person ever showed is not kept longer than that.
      await deleteLists(tx, { caseId, kind: "passes", source });
      return inPeriod.length;
    },
  });
}

function sourceOf({ order }: OpenOrder): string {
  return `order-${order.id}`;
}
