import type { openCase as endpoint } from "@kipass/contract/authority";
import type { Body, Reply } from "@kipass/contract/endpoint";
import { Problem } from "@kipass/protocol/problem";
import type { Office } from "../office.ts";
import { spend } from "../officers/spend.ts";
import { insertAccess } from "../store/access-log.ts";
import { insertNote } from "../store/case-notes.ts";
import { type Case, insertCase, isCaseNumberTaken, nextCaseId } from "../store/cases.ts";
import type { Officer } from "../store/officers.ts";
import { caseBox, caseKeyName } from "./case-box.ts";
import { checkNewCase } from "./check-new-case.ts";
import { summaryOf } from "./list-cases.ts";
import { destroyedOn, type Onset } from "./period.ts";

/** What is sealed about the patient; name and phone are null where a case starts at a place. */
export interface CasePerson {
  name: string | null;
  phone: string | null;
  onset: Onset;
}

/** Opens a case with a key of its own. */
export async function openCase(
  office: Office,
  officer: Officer,
  body: Body<typeof endpoint>,
): Promise<Reply<typeof endpoint>> {
  const { caseNumber, person, issuers, period } = checkNewCase(office, body);
  if (await isCaseNumberTaken(office.db, caseNumber)) throw new Problem("case-number-taken");
  const id = await nextCaseId(office.db);
  await office.vault.create(caseKeyName(id));
  const opened: Case = {
    id,
    caseNumber,
    status: "open",
    stage: "opened",
    ...period,
    isolatedAt: body.isolatedAt,
    issuers,
    person: caseBox(office.vault, id).seal("person", person),
    region: officer.region,
    openedBy: officer.id,
    assignedTo: officer.id,
    openedAtMs: office.clock.nowMs(),
    destroyedOn: destroyedOn(period),
    closing: null,
  };
  try {
    if (!(await save(office, officer, opened, body.note))) throw new Problem("case-number-taken");
  } catch (fault) {
    await office.vault.destroy(caseKeyName(id));
    throw fault;
  }
  return { case: summaryOf(opened, new Map([[officer.id, officer]])) };
}

function save(office: Office, officer: Officer, opened: Case, note: string): Promise<boolean> {
  return office.db.tx("open-case", async (tx) => {
    if (!(await insertCase(tx, opened))) return false;
    await spend(office, tx, { officer, what: "cases", count: 1 });
    const { openedAtMs: atMs, id: caseId, caseNumber } = opened;
    const box = caseBox(office.vault, caseId);
    if (note !== "") await insertNote(tx, box, { caseId, kind: "note", text: note, author: officer.id, atMs });
    await insertAccess(tx, { atMs, officer: officer.id, what: "openCase", caseId, reason: `case ${caseNumber}` });
    return true;
  });
}
