import type { retryMessages as endpoint } from "@kipass/contract/authority";
import type { Body, Reply } from "@kipass/contract/endpoint";
import { requireContacts } from "../contacts/require-contacts.ts";
import type { Office } from "../office.ts";
import { insertAccess } from "../store/access-log.ts";
import { enqueueMessages, waitAgain } from "../store/messages.ts";
import type { Officer } from "../store/officers.ts";

/** The same words once more to whom they did not reach. What may have gone is left alone: nobody is told twice by a machine. */
export async function retryMessages(
  office: Office,
  officer: Officer,
  caseId: number,
  { contacts: ids }: Body<typeof endpoint>,
): Promise<Reply<typeof endpoint>> {
  const { db, clock } = office;
  const { contacts } = await requireContacts(office, officer, { caseId, ids });
  const atMs = clock.nowMs();
  return db.tx("retry-messages", async (tx) => {
    const batches = await waitAgain(tx, { caseId, contacts: contacts.map(({ id }) => id), atMs });
    for (const { batchId } of batches) await enqueueMessages(tx, batchId);
    const messages = batches.reduce((sum, batch) => sum + batch.messages, 0);
    const access = { atMs, officer: officer.id, what: "retryMessages", caseId };
    await insertAccess(tx, { ...access, reason: `${messages} messages again` });
    return { messages };
  });
}
