import { toBase64url } from "@kipass/protocol/bytes";
import { type Day, dayOf } from "@kipass/protocol/day";
import { parseHeader } from "@kipass/protocol/pass";
import type { Tx } from "@kipass/service-kit/postgres/database";
import { readCaseFile } from "../cases/case-file.ts";
import type { Identity } from "../contacts/join-contacts.ts";
import type { Office } from "../office.ts";
import type { IdentityBody } from "../requests/choose-people.ts";
import { insertIdentity, insertList } from "../store/case-data.ts";
import { exchangesOf } from "../store/exchanges.ts";
import { attempt, type Outcome } from "./attempt.ts";
import { exchange, type OpenOrder } from "./exchange.ts";
import type { Parties } from "./parties.ts";
import { signedOrder } from "./signed-order.ts";

const GROUPS = "groups";
const MOST_PEOPLE = 1_000_000;

/** Each issuer first tells people apart by number; once the investigator has chosen, it names the chosen. */
export async function runIdentities(office: Office, parties: Parties, orders: readonly OpenOrder[]): Promise<Outcome[]> {
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
  await exchange(office, parties, open, {
    step: GROUPS,
    body: async (tx): Promise<IdentityBody> => ({
      order: await signedOrder(office, tx, order, box),
      headers: toBase64url(orderedHeaders(open)),
    }),
    answerKind: "groups-of-passes",
    send: (body) => parties.issuer(order.audience).discloseGroups({ body }),
    async keep(tx, items: { pass: string; person: number }[], { headers }) {
      const days = new Map(split(Buffer.from(headers, "base64url")).map(({ id, issuedAt }) => [toBase64url(id), dayOf(issuedAt)]));
      const known = items.filter(({ pass, person }) => days.has(pass) && Number.isInteger(person) && person >= 1 && person <= MOST_PEOPLE);
      for (const [day, ofDay] of Map.groupBy(known, ({ pass }) => days.get(pass) as Day)) {
        const groups = ofDay.map(({ pass, person }) => ({ issuer: order.audience, order: order.id, passId: pass, person }));
        await insertList(tx, box, { caseId, kind: "groups", source: `order-${order.id}`, day }, groups);
      }
      return known.length;
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
  const chosen = (await exchangesOf(office.db, order.id)).filter(({ step }) => step !== GROUPS);
  for (const { step } of chosen) await askForChosen(office, parties, open, step);
  return chosen.length > 0 ? "done" : "choosing";
}

async function askForChosen(office: Office, parties: Parties, open: OpenOrder, step: string): Promise<void> {
  const { order, box, caseId } = open;
  await exchange(office, parties, open, {
    step,
    body: () => Promise.reject(new Error("chosen people are kept before they are asked for")),
    answerKind: "identities-of-passes",
    send: (body: Required<IdentityBody>) => parties.issuer(order.audience).discloseIdentities({ body }),
    async keep(tx, items: Omit<Identity, "issuer" | "order">[], { people }) {
      const asked = new Set(people);
      const lastDays = await lastDayOfPeople(tx, open);
      const named = items.filter(({ person }) => asked.has(person) && lastDays.has(person));
      for (const { person, name, phone, guardianPhone } of named) {
        const identity: Identity = { issuer: order.audience, order: order.id, person, name, phone, guardianPhone };
        await insertIdentity(tx, box, { caseId, source: `order-${order.id}`, day: lastDays.get(person) as Day }, identity);
      }
      return named.length;
    },
  });
}

/** The last day each person of the order was seen near the case: names are kept as long as that day is. */
async function lastDayOfPeople(tx: Tx, { box, caseId, order }: OpenOrder): Promise<Map<number, Day>> {
  const { coVisits, groups } = await readCaseFile(tx, box, caseId);
  const personOf = new Map(groups.filter((group) => group.order === order.id).map(({ passId, person }) => [passId, person]));
  const days = new Map<number, Day>();
  for (const { issuer, passId, atMs } of coVisits) {
    const person = issuer === order.audience ? personOf.get(passId) : undefined;
    const day = dayOf(Math.floor(atMs / 1000));
    if (person !== undefined && day > (days.get(person) ?? "")) days.set(person, day);
  }
  return days;
}

function split(headers: Buffer) {
  const HEADER_BYTES = 24;
  return Array.from({ length: headers.length / HEADER_BYTES }, (_, n) => {
    const header = parseHeader(headers.subarray(n * HEADER_BYTES, (n + 1) * HEADER_BYTES));
    if (!header) throw new Error("a kept pass header cannot be read");
    return header;
  });
}
