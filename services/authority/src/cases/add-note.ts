import type { addNote as endpoint } from "@kipass/contract/authority";
import type { Body, Reply } from "@kipass/contract/endpoint";
import { Problem } from "@kipass/protocol/problem";
import type { Office } from "../office.ts";
import { insertAccess } from "../store/access-log.ts";
import { countNotes, insertNote } from "../store/case-notes.ts";
import { lockCase } from "../store/cases.ts";
import type { Officer } from "../store/officers.ts";
import { caseBox } from "./case-box.ts";
import { requireCase } from "./case-file.ts";

/** As many as a page shows. */
export const MOST_NOTES = 500;

/** Adds to what officers know of a case; nobody changes what was written. */
export async function addNote(
  office: Office,
  officer: Officer,
  caseId: number,
  { kind, text }: Body<typeof endpoint>,
): Promise<Reply<typeof endpoint>> {
  const { caseNumber } = await requireCase(office, caseId);
  const atMs = office.clock.nowMs();
  await office.db.tx("add-note", async (tx) => {
    const found = await lockCase(tx, caseId);
    if (!found?.person || (await countNotes(tx, caseId)) >= MOST_NOTES) throw new Problem("conflict");
    await insertNote(tx, caseBox(office.vault, caseId), { caseId, kind, text, author: officer.id, atMs });
    await insertAccess(tx, { atMs, officer: officer.id, what: "addNote", caseId, reason: `case ${caseNumber}` });
  });
  return { note: { kind, text, author: officer.name, atMs } };
}
