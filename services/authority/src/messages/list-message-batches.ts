import type { listMessageBatches as endpoint } from "@kipass/contract/authority";
import type { Reply } from "@kipass/contract/endpoint";
import { caseBox } from "../cases/case-box.ts";
import { requireCase } from "../cases/case-file.ts";
import type { Office } from "../office.ts";
import { insertView } from "../store/access-log.ts";
import { listBatches } from "../store/messages.ts";
import { findOfficers, type Officer } from "../store/officers.ts";

const MOST = 500;

export async function listMessageBatches(
  office: Office,
  officer: Officer,
  caseId: number,
): Promise<Reply<typeof endpoint>> {
  const { db, clock, vault } = office;
  const found = await requireCase(office, caseId);
  await insertView(db, {
    atMs: clock.nowMs(),
    officer: officer.id,
    what: "listMessageBatches",
    caseId,
    reason: `case ${found.caseNumber}`,
  });
  const box = found.person === null ? undefined : caseBox(vault, caseId);
  const batches = await listBatches(db, caseId, MOST);
  const officers = await findOfficers(db, [...new Set(batches.map((batch) => batch.officer))]);
  return {
    batches: batches.map(({ reason, officer: by, ...batch }) => ({
      ...batch,
      officer: officers.get(by)?.name ?? by,
      reason: reason === null || !box ? null : box.open<string>("message-reason", reason),
    })),
  };
}
