import { toBase64url } from "@kipass/protocol/bytes";
import { type Day, dayOf } from "@kipass/protocol/day";
import { parseHeader } from "@kipass/protocol/pass";
import type { Tx } from "@kipass/service-kit/postgres/database";
import { readCaseFile } from "../cases/case-file.ts";
import type { Identity } from "../contacts/join-contacts.ts";
import type { Office } from "../office.ts";
import type { IdentityBody } from "../requests/choose-people.ts";
import { insertIdentities, insertList } from "../store/case-data.ts";
import { standingOf } from "../store/exchanges.ts";
import { type GroupItem, groupItems, type IdentityItem, identityItems } from "./answer-items.ts";
import { attempt, type Outcome } from "./attempt.ts";
import { exchange, type OpenOrder, sealedAnswer } from "./exchange.ts";
import type { Parties } from "./parties.ts";
import { signedOrder } from "./signed-order.ts";

const GROUPS = "groups";
const HEADER_BYTES = 24;

/** Each issuer first tells people apart by number; once the investigator has chosen, it names the chosen. */
export async function runIdentities(
  office: Office,
  parties: Parties,
  orders: readonly OpenOrder[],
): Promise<Outcome[]> {
  return Promise.all(
    orders.map((open) =>
      attempt(office, open, async () => {
        await askForGroups(office, parties, open);
        return askForNames(office, parties, open);
      }),
    ),
  );
}

async function askForGroups(office: Office, parties: Parties, open: OpenOrder): Promise<void> {
  const { order, box, caseId } = open;
  const kind = "groups-of-passes";
  await exchange(office, open, {
    step: GROUPS,
    kind,
    body: async (tx): Promise<IdentityBody> => ({
      order: await signedOrder(office, tx, order, box),
      headers: toBase64url(orderedHeaders(open)),
    }),
    ask: sealedAnswer(parties, open, {
      kind,
      send: (body: IdentityBody) => parties.issuer(order.audience).discloseGroups({ body }),
      read: groupItems,
    }),
    async keep(tx, items: GroupItem[], { headers }) {
      const days = daysOfPasses(Buffer.from(headers, "base64url"));
      const ordered = items.filter(({ pass }) => days.has(pass));
      for (const [day, ofDay] of Map.groupBy(ordered, ({ pass }) => days.get(pass) as Day)) {
        const of = { issuer: order.audience, order: order.id };
        const groups = ofDay.map(({ pass: passId, person }) => ({ ...of, passId, person }));
        await insertList(tx, box, { caseId, kind: "groups", source: `order-${order.id}`, day }, groups);
      }
      return ordered.length;
    },
  });
}

/** Exactly the passes the order's digest covers. */
function orderedHeaders({ box, order: { passes, reference } }: OpenOrder): Buffer {
  if (!passes) throw new Error("the order has run out and its passes are destroyed");
  return box.openBytes(`passes/${reference}`, passes);
}

async function askForNames(office: Office, parties: Parties, open: OpenOrder): Promise<Outcome> {
  const { order } = open;
  const chosen = (await standingOf(office.db, order.id)).filter(({ step }) => step !== GROUPS);
  for (const { step } of chosen) await askForChosen(office, parties, open, step);
  return chosen.length > 0 ? "done" : "choosing";
}

async function askForChosen(office: Office, parties: Parties, open: OpenOrder, step: string): Promise<void> {
  const { order, box, caseId } = open;
  const kind = "identities-of-passes";
  await exchange(office, open, {
    step,
    kind,
    body: () => Promise.reject(new Error("chosen people are kept before they are asked for")),
    ask: sealedAnswer(parties, open, {
      kind,
      send: (body: Required<IdentityBody>) => parties.issuer(order.audience).discloseIdentities({ body }),
      read: identityItems,
    }),
    named: (kept) => kept,
    async keep(tx, items: IdentityItem[], { people }) {
      const asked = new Set(people);
      const lastDays = await lastDayOfPeople(tx, open);
      const kept: { day: Day; identity: Identity }[] = [];
      for (const item of items) {
        const day = lastDays.get(item.person);
        if (!asked.delete(item.person) || day === undefined) continue;
        kept.push({ day, identity: { issuer: order.audience, order: order.id, ...item } });
      }
      await insertIdentities(tx, box, { caseId, source: `order-${order.id}` }, kept);
      return kept.length;
    },
  });
}

/** The last day each person of the order was seen near the case: names are kept as long as that day is. */
async function lastDayOfPeople(tx: Tx, { box, caseId, order }: OpenOrder): Promise<Map<number, Day>> {
  const { coVisits, groups } = await readCaseFile(tx, box, caseId);
  const personOf = new Map(
    groups.filter((group) => group.order === order.id).map(({ passId, person }) => [passId, person]),
  );
  const days = new Map<number, Day>();
  for (const { issuer, passId, atMs } of coVisits) {
    const person = issuer === order.audience ? personOf.get(passId) : undefined;
    const day = dayOf(Math.floor(atMs / 1000));
    if (person !== undefined && day > (days.get(person) ?? "")) days.set(person, day);
  }
  return days;
}

/** The day of each pass, by its id. */
function daysOfPasses(headers: Buffer): Map<string, Day> {
  const days = new Map<string, Day>();
  for (let at = 0; at < headers.length; at += HEADER_BYTES) {
    const header = parseHeader(headers.subarray(at, at + HEADER_BYTES));
    if (!header) throw new Error("a kept pass header cannot be read");
    days.set(toBase64url(header.id), dayOf(header.issuedAt));
  }
  return days;
}
