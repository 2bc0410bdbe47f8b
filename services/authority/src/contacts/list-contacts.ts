import type { listContacts as endpoint } from "@kipass/contract/authority";
import type { Reply } from "@kipass/contract/endpoint";
import { caseBox } from "../cases/case-box.ts";
import { readCaseFile, requireCase } from "../cases/case-file.ts";
import type { Office } from "../office.ts";
import { insertView } from "../store/access-log.ts";
import { readIdentities } from "../store/case-data.ts";
import type { Officer } from "../store/officers.ts";
import { joinContacts } from "./join-contacts.ts";
import type { Exposure } from "./overlap.ts";

/**
 * The two halves joined, at the moment somebody looks: what is kept are visits without names and names without visits, each of which
 * dies with its own day. Having looked is logged.
 */
export async function listContacts(office: Office, officer: Officer, caseId: number): Promise<Reply<typeof endpoint>> {
  const { db, clock, vault } = office;
  const found = await requireCase(office, caseId);
  await insertView(db, {
    atMs: clock.nowMs(),
    officer: officer.id,
    what: "listContacts",
    caseId,
    reason: `case ${found.caseNumber}`,
  });
  if (found.person === null) return { contacts: [] };
  const box = caseBox(vault, caseId);
  const file = await readCaseFile(db, box, caseId);
  const contacts = joinContacts({ ...file, identities: await readIdentities(db, box, caseId) });
  return {
    contacts: contacts.map(({ overlaps, ...person }) => ({
      ...person,
      overlaps: overlaps.map(({ exposure, enteredAt, minMinutes, maxMinutes }) => {
        const { facility } = file.exposures[exposure] as Exposure;
        return {
          facility,
          facilityName: file.facilities.get(facility)?.name ?? `시설 ${facility}`,
          at: enteredAt,
          minMinutes,
          maxMinutes,
        };
      }),
    })),
  };
}
