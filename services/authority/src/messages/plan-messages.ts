import type { previewMessages } from "@kipass/contract/authority";
import type { Body, Reply } from "@kipass/contract/endpoint";
import { messageLimits } from "@kipass/data/contact-messages";
import { dayStart } from "@kipass/protocol/day";
import { parsePhone } from "@kipass/protocol/phone";
import { today } from "@kipass/service-kit/clock";
import type { Tx } from "@kipass/service-kit/postgres/database";
import type { CaseBox } from "../cases/case-box.ts";
import { requireContacts } from "../contacts/require-contacts.ts";
import { type Standing, standingOf } from "../contacts/worklist.ts";
import type { Office } from "../office.ts";
import { readSteps, undoneBatches } from "../store/contacts.ts";
import { countMessagesSince } from "../store/messages.ts";
import type { Officer } from "../store/officers.ts";
import { composeMessage } from "./compose.ts";

export interface PlannedMessage {
  contact: string;
  to: string;
  text: string;
  standing: Standing;
}

export interface MessagePlan {
  box: CaseBox;
  messages: PlannedMessage[];
  without: Reply<typeof previewMessages>["without"];
}

/** Who gets which words. A number that takes no messages gets a call, and nobody is written to who turned out to be no contact. */
export async function planMessages(
  office: Office,
  officer: Officer,
  caseId: number,
  { language, contacts: ids }: Pick<Body<typeof previewMessages>, "language" | "contacts">,
): Promise<MessagePlan> {
  const { box, contacts } = await requireContacts(office, officer, { caseId, ids });
  const steps = Map.groupBy(await readSteps(office.db, box, caseId, ids), ({ contact }) => contact);
  const undone = await undoneBatches(office.db, caseId);
  const plan: MessagePlan = { box, messages: [], without: [] };
  for (const { id, centre, card } of contacts) {
    const standing = standingOf(steps.get(id) ?? [], undone);
    const to = card.guardianPhone ?? card.phone;
    if (standing.state === "excluded") plan.without.push({ contact: id, why: "excluded" });
    else if (typeof parsePhone(to) !== "string") plan.without.push({ contact: id, why: "no-mobile" });
    else {
      const text = composeMessage(office, language, { meetings: card.meetings, centre, sources: card.sources });
      plan.messages.push({ contact: id, to, text, standing });
    }
  }
  return plan;
}

/** How many more messages an officer may send today; of tests, to their own phone. */
export async function leftToday({ clock }: Office, tx: Tx, { id }: Officer, test: boolean): Promise<number> {
  const since = { officer: id, sinceMs: dayStart(today(clock)) * 1000, test };
  return Math.max(0, (test ? messageLimits.testsPerDay : messageLimits.day) - (await countMessagesSince(tx, since)));
}
