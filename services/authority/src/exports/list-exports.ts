import type { listExports as endpoint } from "@kipass/contract/authority";
import type { Reply } from "@kipass/contract/endpoint";
import { caseBox } from "../cases/case-box.ts";
import { requireCase } from "../cases/case-file.ts";
import type { Office } from "../office.ts";
import { readExports } from "../store/exports.ts";
import { findOfficers } from "../store/officers.ts";

const MOST = 500;

export async function listExports(office: Office, caseId: number): Promise<Reply<typeof endpoint>> {
  const { db, vault } = office;
  const box = (await requireCase(office, caseId)).person === null ? undefined : caseBox(vault, caseId);
  const opened = (label: string, sealed: Buffer | null) => (sealed && box ? box.open<string>(label, sealed) : null);
  const exports = await readExports(db, caseId, MOST);
  const officers = await findOfficers(db, [...new Set(exports.map(({ officer }) => officer))]);
  return {
    exports: exports.map(({ recipient, reason, officer, ...one }) => ({
      ...one,
      officer: officers.get(officer)?.name ?? officer,
      recipient: opened("export-recipient", recipient),
      reason: opened("export-reason", reason),
    })),
  };
}
