import type { readContactSteps as endpoint } from "@kipass/contract/authority";
import type { Reply } from "@kipass/contract/endpoint";
import type { Office } from "../office.ts";
import { insertView } from "../store/access-log.ts";
import { readSteps, undoneBatches } from "../store/contacts.ts";
import { findOfficers, type Officer } from "../store/officers.ts";
import { requireContacts } from "./require-contacts.ts";

export async function readContactSteps(
  office: Office,
  officer: Officer,
  caseId: number,
  contact: string,
): Promise<Reply<typeof endpoint>> {
  const { db, clock } = office;
  const { box } = await requireContacts(office, officer, { caseId, ids: [contact] });
  return db.tx("read-steps", async (tx) => {
    const access = { atMs: clock.nowMs(), officer: officer.id, what: "readContactSteps", caseId };
    await insertView(tx, { ...access, reason: "history of a contact" });
    const steps = await readSteps(tx, box, caseId, [contact]);
    const undone = await undoneBatches(tx, caseId);
    const officers = await findOfficers(tx, [...new Set(steps.map((step) => step.officer))]);
    return {
      steps: steps.map(({ batch, officer: by, atMs, step }) => ({
        ...{ batch, atMs, step },
        officer: officers.get(by)?.name ?? by,
        undone: undone.has(batch),
      })),
    };
  });
}
