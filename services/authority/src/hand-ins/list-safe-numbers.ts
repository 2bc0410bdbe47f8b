import type { listSafeNumbers as endpoint } from "@kipass/contract/authority";
import type { Reply } from "@kipass/contract/endpoint";
import { dayOf } from "@kipass/protocol/day";
import { caseBox } from "../cases/case-box.ts";
import { requireCase } from "../cases/case-file.ts";
import type { Office } from "../office.ts";
import { insertView } from "../store/access-log.ts";
import { readItems } from "../store/case-data.ts";
import type { Officer } from "../store/officers.ts";

const MOST = 500;

/** Numbers on slips that no issuer has been asked about with success: what a request for safe numbers begins with. */
export async function listSafeNumbers(
  office: Office,
  officer: Officer,
  caseId: number,
): Promise<Reply<typeof endpoint>> {
  const { db, clock, vault } = office;
  const found = await requireCase(office, caseId);
  await insertView(db, {
    atMs: clock.nowMs(),
    officer: officer.id,
    what: "listSafeNumbers",
    caseId,
    reason: `case ${found.caseNumber}`,
  });
  if (found.person === null) return { slips: [] };
  const box = caseBox(vault, caseId);
  const held = new Set((await readItems(db, box, { caseId, kind: "safe-numbers" })).map(({ number }) => number));
  const rows = await readItems(db, box, { caseId, kind: "hand-ins" });
  const open = rows.filter(({ safeNumber }) => safeNumber !== "" && !held.has(safeNumber));
  // Of a number written down on several days the last counts: what it resolves to is kept as long as that.
  const days = new Map(open.toSorted((a, b) => a.at - b.at).map(({ safeNumber, at }) => [safeNumber, dayOf(at)]));
  return { slips: [...days].map(([number, day]) => ({ number, day })).slice(0, MOST) };
}
