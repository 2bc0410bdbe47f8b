import type { listMessageBatches as endpoint } from "@kipass/contract/authority";
import type { Reply } from "@kipass/contract/endpoint";
import { caseBox } from "../cases/case-box.ts";
import { requireCase } from "../cases/case-file.ts";
import type { Office } from "../office.ts";
import { listBatches } from "../store/messages.ts";
import { findOfficers } from "../store/officers.ts";

const MOST = 500;

export async function listMessageBatches(office: Office, caseId: number): Promise<Reply<typeof endpoint>> {
  const { db, vault } = office;
  const box = (await requireCase(office, caseId)).person === null ? undefined : caseBox(vault, caseId);
  const batches = await listBatches(db, caseId, MOST);
  const officers = await findOfficers(db, [...new Set(batches.map(({ officer }) => officer))]);
  return {
    batches: batches.map(({ reason, officer, ...batch }) => ({
      ...batch,
      officer: officers.get(officer)?.name ?? officer,
      reason: reason === null || !box ? null : box.open<string>("message-reason", reason),
    })),
  };
}
