import { type Day, dayOf } from "@kipass/protocol/day";
import type { Tx } from "@kipass/service-kit/postgres/database";
import type { Office } from "../office.ts";
import { insertList, readLists } from "../store/case-data.ts";
import { type SafeNumberItem, safeNumberItems } from "./answer-items.ts";
import { attempt, type Outcome } from "./attempt.ts";
import { exchange, type OpenOrder, sealedAnswer } from "./exchange.ts";
import type { Parties } from "./parties.ts";
import { signedOrder } from "./signed-order.ts";

/** Each issuer says whose its own safe numbers on the slips are. Numbers that were nobody's on those days are simply absent. */
export function runSafeNumbers(office: Office, parties: Parties, orders: readonly OpenOrder[]): Promise<Outcome[]> {
  return Promise.all(orders.map((open) => attempt(office, open, () => askIssuer(office, parties, open))));
}

async function askIssuer(office: Office, parties: Parties, open: OpenOrder): Promise<"done"> {
  const { order, box, caseId, claims } = open;
  const kind = "identities-of-safe-numbers";
  await exchange(office, open, {
    step: "numbers",
    kind,
    body: async (tx) => ({ order: await signedOrder(office, tx, order, box) }),
    ask: sealedAnswer(parties, open, {
      kind,
      send: (body: { order: string }) => parties.issuer(order.audience).discloseSafeNumbers({ body }),
      read: safeNumberItems,
    }),
    named: (kept) => kept,
    async keep(tx, items: SafeNumberItem[]) {
      const days = await daysOfSlips(tx, open);
      const { numbers, to } = claims.scope as { numbers: string[]; to: number };
      const asked = new Set(numbers);
      const holders = items.filter(({ number }) => asked.delete(number));
      const lastDay = ({ number }: SafeNumberItem) => days.get(number) ?? dayOf(to - 1);
      for (const [day, ofDay] of Map.groupBy(holders, lastDay)) {
        const people = ofDay.map((holder) => ({ issuer: order.audience, ...holder }));
        await insertList(tx, box, { caseId, kind: "safe-numbers", source: `order-${order.id}`, day }, people);
      }
      return holders.length;
    },
  });
  return "done";
}

/** The last day each number was written down: what it resolves to is kept as long as that day is. */
async function daysOfSlips(tx: Tx, { box, caseId, order }: OpenOrder): Promise<Map<string, Day>> {
  const slips = await readLists(tx, box, { caseId, kind: "slips", source: `request-${order.requestId}` });
  return new Map(slips.flatMap(({ day, items }) => items.map((number) => [number, day])));
}
