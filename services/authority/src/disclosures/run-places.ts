import { dayOf } from "@kipass/protocol/day";
import type { Office } from "../office.ts";
import { deleteLists, insertList, readItems, readLists } from "../store/case-data.ts";
import { standingOf } from "../store/exchanges.ts";
import { type PassesItem, passesItems, type RegistryItem, registryItems } from "./answer-items.ts";
import { attempt, type Outcome } from "./attempt.ts";
import { describeFacilities, placesOf } from "./describe-facilities.ts";
import { exchange, type OpenOrder, sealedAnswer } from "./exchange.ts";
import { openVisits } from "./open-visits.ts";
import type { Parties } from "./parties.ts";
import { signedOrder } from "./signed-order.ts";

const PASSES = "passes";
const ID_BYTES = 16;

/** Each issuer lists the case's pass ids, and the registry finds their visits: one issuer out of reach does not hold up the rest. */
export async function runPlaces(office: Office, parties: Parties, orders: readonly OpenOrder[]): Promise<Outcome[]> {
  const issuers = orders.filter(({ order }) => order.kind === "passes-of-person");
  const registry = orders.filter(({ order }) => order.kind === "visits-of-passes");
  const listed = await Promise.all(
    issuers.map((open) => attempt(office, open, () => askIssuer(office, parties, open))),
  );
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
  const kind = "passes-of-person";
  await exchange(office, open, {
    step: PASSES,
    kind,
    body: async (tx) => ({ order: await signedOrder(office, tx, order, box) }),
    ask: sealedAnswer(parties, open, {
      kind,
      send: (body: { order: string }) => parties.issuer(order.audience).disclosePasses({ body }),
      read: passesItems,
    }),
    named: (kept) => Math.min(kept, 1),
    async keep(tx, items: PassesItem[]) {
      for (const [day, ofDay] of Map.groupBy(items, (item) => item.day)) {
        const ids = ofDay.map((item) => item.ids);
        await insertList(tx, box, { caseId, kind: "passes", source: sourceOf(open), day }, ids);
      }
      return items.reduce((sum, { ids }) => sum + Math.floor((ids.length * 3) / 4 / ID_BYTES), 0);
    },
  });
  return "done";
}

/** Once for each issuer that has listed passes; then every place gets its name. */
async function askRegistry(
  office: Office,
  parties: Parties,
  open: OpenOrder,
  issuers: readonly OpenOrder[],
): Promise<void> {
  for (const issuer of issuers) {
    const listed = (await standingOf(office.db, issuer.order.id)).find(({ step }) => step === PASSES);
    if (listed?.answeredAtMs) await askForVisits(office, parties, open, issuer);
  }
  const visits = await readItems(office.db, open.box, { caseId: open.caseId, kind: "visits" });
  await describeFacilities(office, parties, open, placesOf(visits));
}

async function askForVisits(office: Office, parties: Parties, open: OpenOrder, issuer: OpenOrder): Promise<void> {
  const { order, box, caseId, claims } = open;
  const listed = { caseId, kind: "passes" as const, source: sourceOf(issuer) };
  const kind = "visits-of-passes";
  await exchange(office, open, {
    step: issuer.order.audience,
    kind,
    async body(tx) {
      const lists = await readLists(tx, box, listed);
      const passes = lists.flatMap(({ day, items }) => items.map((ids) => ({ day, ids })));
      return { order: await signedOrder(office, tx, order, box), passes };
    },
    ask: sealedAnswer(parties, open, {
      kind,
      send: (body: { order: string; passes: { day: string; ids: string }[] }) =>
        parties.registry().discloseVisits({ body }),
      read: registryItems,
    }),
    async keep(tx, items: RegistryItem[]) {
      const { from, to } = claims.scope as { from: number; to: number };
      const visits = openVisits(office, items).filter(({ atMs }) => atMs >= from * 1000 && atMs < to * 1000);
      const source = `${sourceOf(open)}-${issuer.order.audience}`;
      for (const [day, ofDay] of Map.groupBy(visits, ({ atMs }) => dayOf(Math.floor(atMs / 1000)))) {
        await insertList(tx, box, { caseId, kind: "visits", source, day }, ofDay);
      }
      // They have found what they could; a list of all the passes a person ever showed is not kept longer than that.
      await deleteLists(tx, listed);
      return visits.length;
    },
  });
}

function sourceOf({ order }: OpenOrder): string {
  return `order-${order.id}`;
}
