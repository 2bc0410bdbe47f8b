import { Problem } from "@kipass/protocol/problem";
import { type CaseBox, caseBox } from "../cases/case-box.ts";
import { requireCase } from "../cases/case-file.ts";
import type { Office } from "../office.ts";
import { type Card, openCard, readCards } from "../store/contacts.ts";
import type { Officer } from "../store/officers.ts";

export interface RequiredContact {
  id: string;
  centre: string | null;
  card: Card;
}

/**
 * Contacts an officer may act on: an investigator's of their region's cases, a health centre's own. All of them, or none.
 * @throws Problem case-not-found, contact-not-found; conflict when the case's data has been destroyed
 */
export async function requireContacts(
  office: Office,
  officer: Officer,
  { caseId, ids }: { caseId: number; ids: readonly string[] },
): Promise<{ box: CaseBox; contacts: RequiredContact[] }> {
  const ofCentre = officer.role === "health-centre";
  if (!ofCentre && (await requireCase(office, caseId)).person === null) throw new Problem("conflict");
  const cards = await readCards(office.db, { caseId, ids: [...new Set(ids)] });
  const own = ofCentre ? cards.filter(({ centre }) => centre === officer.region) : cards;
  if (own.length === 0 || own.length < new Set(ids).size) throw new Problem("contact-not-found");
  const box = caseBox(office.vault, caseId);
  return { box, contacts: own.map(({ id, centre, card }) => ({ id, centre, card: openCard(box, id, card) })) };
}
