import type { previewHandIn } from "@kipass/contract/authority";
import type { Reply } from "@kipass/contract/endpoint";
import type { Tx } from "@kipass/service-kit/postgres/database";
import type { CaseBox } from "../cases/case-box.ts";
import { readCaseFile } from "../cases/case-file.ts";
import { type HandIn, joiningHandIns, rowName } from "../contacts/hand-in.ts";
import { overlapsWith } from "../contacts/overlap.ts";
import { readItems } from "../store/case-data.ts";
import type { HandInLine } from "./read-hand-in.ts";

export type Report = Reply<typeof previewHandIn>;

/** What becomes of each line, and the rows that would be kept: of people who may have met the case, each once. */
export async function judgeRows(
  tx: Tx,
  box: CaseBox,
  caseId: number,
  lines: readonly HandInLine[],
): Promise<{ report: Report; kept: HandIn[] }> {
  const overlapsOf = overlapsWith(await readCaseFile(tx, box, caseId));
  const known = new Set((await readItems(tx, box, { caseId, kind: "hand-ins" })).map(rowName));
  const kept: HandIn[] = [];
  const judged = lines.map(({ line, row, faults }): Report["lines"][number] => {
    if (!row) return { line, verdict: "refused", faults };
    if (overlapsOf(joiningHandIns([row], []).coVisits).length === 0) return { line, verdict: "outside", faults };
    if (known.has(rowName(row))) return { line, verdict: "known", faults };
    known.add(rowName(row));
    kept.push(row);
    return { line, verdict: "new", faults };
  });
  const count = (verdict: string) => judged.filter((line) => line.verdict === verdict).length;
  const counts = { kept: kept.length, known: count("known"), outside: count("outside"), refused: count("refused") };
  return { report: { lines: judged, ...counts }, kept };
}
