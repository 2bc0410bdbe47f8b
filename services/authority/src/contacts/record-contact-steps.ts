import type { recordContactSteps as endpoint } from "@kipass/contract/authority";
import type { Body, Reply } from "@kipass/contract/endpoint";
import { municipalitiesOn } from "@kipass/data/regions";
import { Problem } from "@kipass/protocol/problem";
import { today } from "@kipass/service-kit/clock";
import type { Office } from "../office.ts";
import { insertAccess } from "../store/access-log.ts";
import { assignCentres, insertSteps } from "../store/contacts.ts";
import type { Officer } from "../store/officers.ts";
import { requireContacts } from "./require-contacts.ts";
import type { Step } from "./worklist.ts";

export const UNDO_MS = 10 * 60_000;

/** The same for every chosen contact, in one go. Where somebody lives decides whose health centre sees to them. */
export async function recordContactSteps(
  office: Office,
  officer: Officer,
  caseId: number,
  { batch, contacts: ids, step }: Body<typeof endpoint>,
): Promise<Reply<typeof endpoint>> {
  checkStep(office, step);
  const { db, clock } = office;
  const atMs = clock.nowMs();
  const { box, contacts } = await requireContacts(office, officer, { caseId, ids });
  const recorded = await db.tx("record-steps", async (tx) => {
    const at = { caseId, batch, officer: officer.id, atMs };
    const added = await insertSteps(
      tx,
      box,
      at,
      contacts.map(({ id }) => ({ contact: id, step })),
    );
    if (added > 0 && step.residence !== undefined) {
      const { residence } = step;
      await assignCentres(
        tx,
        caseId,
        contacts.map(({ id }) => ({ id, residence })),
      );
    }
    const reason = `${added} contacts: ${Object.keys(step).sort().join(", ")}`;
    await insertAccess(tx, { atMs, officer: officer.id, what: "recordContactSteps", caseId, reason });
    return added;
  });
  return { recorded, undoUntilMs: atMs + UNDO_MS };
}

function checkStep({ clock }: Office, { residence, ...step }: Step): void {
  const says = Object.values({ residence, ...step }).some((value) => value !== undefined);
  const isKnown = residence == null || municipalitiesOn(today(clock)).some(({ code }) => code === residence);
  if (!says || !isKnown) throw new Problem("malformed-request");
}
