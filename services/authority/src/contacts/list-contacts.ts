import type { listContacts as endpoint } from "@kipass/contract/authority";
import type { Reply } from "@kipass/contract/endpoint";
import { today } from "@kipass/service-kit/clock";
import type { Tx } from "@kipass/service-kit/postgres/database";
import { type CaseBox, caseBox } from "../cases/case-box.ts";
import { requireCase } from "../cases/case-file.ts";
import type { Office } from "../office.ts";
import { insertView } from "../store/access-log.ts";
import { readSteps, undoneBatches } from "../store/contacts.ts";
import { lastMessages } from "../store/messages.ts";
import { findOfficers, type Officer } from "../store/officers.ts";
import { contactList, type ListedContact } from "./contact-list.ts";
import { keepContacts } from "./keep-contacts.ts";
import { entryOf } from "./view-contact.ts";
import { type Standing, standingOf } from "./worklist.ts";

export interface StandingContact {
  contact: ListedContact;
  standing: Standing;
}

/**
 * The two halves joined, at the moment somebody looks: what is kept are visits without names and names without visits, each of which
 * dies with its own day. Having looked is logged.
 */
export async function listContacts(office: Office, officer: Officer, caseId: number): Promise<Reply<typeof endpoint>> {
  const { db, clock, vault } = office;
  const found = await requireCase(office, caseId);
  const { caseNumber } = found;
  await insertView(db, {
    atMs: clock.nowMs(),
    officer: officer.id,
    what: "listContacts",
    caseId,
    reason: `case ${caseNumber}`,
  });
  if (found.person === null) return { contacts: [] };
  const box = caseBox(vault, caseId);
  return db.tx("list-contacts", async (tx) => {
    const contacts = await standingContacts(tx, box, caseId);
    await keepContacts(tx, box, { caseId, caseNumber }, contacts);
    const messages = await lastMessages(tx, caseId);
    const takers = contacts.flatMap(({ standing }) => standing.takenBy ?? []);
    const names = { officers: await findOfficers(tx, [...new Set(takers)]), day: today(clock) };
    return {
      contacts: contacts.map(({ contact, standing }) => ({
        ...entryOf(contact, { ...standing, centre: standing.residence ?? contact.home }, names),
        message: messages.get(contact.id) ?? null,
      })),
    };
  });
}

/** The list as it is now, each contact with how they stand. */
export async function standingContacts(tx: Tx, box: CaseBox, caseId: number): Promise<StandingContact[]> {
  const steps = Map.groupBy(await readSteps(tx, box, caseId), ({ contact }) => contact);
  const undone = await undoneBatches(tx, caseId);
  return (await contactList(tx, box, caseId)).map((contact) => {
    const { id, formerId } = contact;
    // What was done before a second name came to the same phone was done about both.
    const before = formerId === id ? [] : (steps.get(formerId) ?? []);
    return { contact, standing: standingOf([...before, ...(steps.get(id) ?? [])], undone) };
  });
}
