import type { undoContactSteps as endpoint } from "@kipass/contract/authority";
import type { Body, Reply } from "@kipass/contract/endpoint";
import { Problem } from "@kipass/protocol/problem";
import type { Office } from "../office.ts";
import { insertAccess } from "../store/access-log.ts";
import { assignCentres, findBatch, insertUndo, readSteps, undoneBatches } from "../store/contacts.ts";
import type { Officer } from "../store/officers.ts";
import { UNDO_MS } from "./record-contact-steps.ts";
import { requireContacts } from "./require-contacts.ts";
import { standingOf } from "./worklist.ts";

/** Takes one press back: its steps stay in the history and count no more. What they said before counts again. */
export async function undoContactSteps(
  office: Office,
  officer: Officer,
  caseId: number,
  { batch }: Body<typeof endpoint>,
): Promise<Reply<typeof endpoint>> {
  const { db, clock } = office;
  const atMs = clock.nowMs();
  const found = await findBatch(db, caseId, batch);
  if (!found || found.officer !== officer.id || atMs > found.atMs + UNDO_MS) throw new Problem("conflict");
  const { box, contacts } = await requireContacts(office, officer, { caseId, ids: found.contacts });
  const undone = await db.tx("undo-steps", async (tx) => {
    if (!(await insertUndo(tx, { caseId, batch, officer: officer.id, atMs }))) throw new Problem("conflict");
    const ids = contacts.map(({ id }) => id);
    const steps = Map.groupBy(await readSteps(tx, box, caseId, ids), ({ contact }) => contact);
    const batches = await undoneBatches(tx, caseId);
    const residences = ids.map((id) => ({ id, residence: standingOf(steps.get(id) ?? [], batches).residence }));
    await assignCentres(tx, caseId, residences);
    const reason = `${ids.length} contacts`;
    await insertAccess(tx, { atMs, officer: officer.id, what: "undoContactSteps", caseId, reason });
    return ids.length;
  });
  return { undone };
}
