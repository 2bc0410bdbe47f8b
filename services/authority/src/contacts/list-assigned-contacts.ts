import type { listAssignedContacts as endpoint } from "@kipass/contract/authority";
import type { Reply } from "@kipass/contract/endpoint";
import { today } from "@kipass/service-kit/clock";
import { caseBox } from "../cases/case-box.ts";
import type { Office } from "../office.ts";
import { insertView } from "../store/access-log.ts";
import { openCard, readCards, readSteps, undoneBatches } from "../store/contacts.ts";
import { lastMessages } from "../store/messages.ts";
import { findOfficers, type Officer } from "../store/officers.ts";
import { entryOf } from "./view-contact.ts";
import { standingOf } from "./worklist.ts";

type Entry = Reply<typeof endpoint>["contacts"][number];

/** A health centre's own contacts, and nothing else of their cases. Having looked is logged for each case. */
export async function listAssignedContacts(office: Office, officer: Officer): Promise<Reply<typeof endpoint>> {
  // Keys of cases opened since this process began are made by another.
  await office.vault.refresh();
  const cards = await readCards(office.db, { centre: officer.region });
  const contacts: Entry[] = [];
  for (const [caseId, ofCase] of Map.groupBy(cards, (card) => card.caseId)) {
    contacts.push(...(await contactsOfCase(office, officer, caseId, ofCase)));
  }
  return { contacts: contacts.sort((a, b) => longest(b) - longest(a) || (a.id < b.id ? -1 : 1)) };
}

function longest({ overlaps }: Entry): number {
  return Math.max(0, ...overlaps.map(({ maxMinutes }) => maxMinutes));
}

async function contactsOfCase(
  office: Office,
  officer: Officer,
  caseId: number,
  cards: Awaited<ReturnType<typeof readCards>>,
): Promise<Entry[]> {
  const { db, vault, clock } = office;
  const atMs = clock.nowMs();
  const reason = `${cards.length} contacts of health centre ${officer.region}`;
  await insertView(db, { atMs, officer: officer.id, what: "listAssignedContacts", caseId, reason });
  const box = caseBox(vault, caseId);
  const ids = cards.map(({ id }) => id);
  const steps = Map.groupBy(await readSteps(db, box, caseId, ids), ({ contact }) => contact);
  const undone = await undoneBatches(db, caseId);
  const messages = await lastMessages(db, caseId);
  const names = { officers: await officersOf([...steps.values()].flat()), day: today(clock) };
  return cards.map(({ id, centre, card }) => {
    const { caseNumber, ...person } = openCard(box, id, card);
    const standing = standingOf(steps.get(id) ?? [], undone);
    const message = messages.get(id) ?? null;
    return { ...entryOf({ id, ...person }, { ...standing, centre }, names), caseId, caseNumber, message };
  });

  function officersOf(all: readonly { officer: string }[]) {
    return findOfficers(db, [...new Set(all.map((step) => step.officer))]);
  }
}
