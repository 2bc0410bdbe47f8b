import type { listExports as endpoint } from "@kipass/contract/authority";
import type { Reply } from "@kipass/contract/endpoint";
import { caseBox } from "../cases/case-box.ts";
import { requireCase } from "../cases/case-file.ts";
import type { Office } from "../office.ts";
import { insertView } from "../store/access-log.ts";
import { readExports } from "../store/exports.ts";
import { findOfficers, type Officer } from "../store/officers.ts";

const MOST = 500;

export async function listExports(office: Office, officer: Officer, caseId: number): Promise<Reply<typeof endpoint>> {
  const { db, clock, vault } = office;
  const found = await requireCase(office, caseId);
  await insertView(db, {
    atMs: clock.nowMs(),
    officer: officer.id,
    what: "listExports",
    caseId,
    reason: `case ${found.caseNumber}`,
  });
  const box = found.person === null ? undefined : caseBox(vault, caseId);
  const opened = (label: string, sealed: Buffer | null) => (sealed && box ? box.open<string>(label, sealed) : null);
  const exports = await readExports(db, caseId, MOST);
  const officers = await findOfficers(db, [...new Set(exports.map((one) => one.officer))]);
  return {
    exports: exports.map(({ recipient, reason, officer: by, ...one }) => ({
      ...one,
      officer: officers.get(by)?.name ?? by,
      recipient: opened("export-recipient", recipient),
      reason: opened("export-reason", reason),
    })),
  };
}
