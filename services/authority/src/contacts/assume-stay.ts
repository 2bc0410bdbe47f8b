import { randomBytes } from "node:crypto";
import type { assumeStay as endpoint } from "@kipass/contract/authority";
import type { Body } from "@kipass/contract/endpoint";
import { dayOf } from "@kipass/protocol/day";
import { Problem } from "@kipass/protocol/problem";
import { caseBox } from "../cases/case-box.ts";
import { readCaseFile, requireCase } from "../cases/case-file.ts";
import type { Office } from "../office.ts";
import { insertAccess } from "../store/access-log.ts";
import { insertList } from "../store/case-data.ts";
import type { Officer } from "../store/officers.ts";
import { staysOf } from "./stays.ts";

/**
 * Keeps how long the case stayed where no exit was scanned, from an interview or a receipt, with the reason: overlaps are reckoned with
 * it from now on. Earlier words stay and die with the day.
 * @throws Problem conflict when there is no such stay, or its exit was scanned
 */
export async function assumeStay(
  office: Office,
  officer: Officer,
  caseId: number,
  { facility, enteredAt, minutes, reason }: Body<typeof endpoint>,
): Promise<Record<string, never>> {
  const found = await requireCase(office, caseId);
  if (found.person === null) throw new Problem("conflict");
  const box = caseBox(office.vault, caseId);
  const { caseScans, usualStayMinutes } = await readCaseFile(office.db, box, caseId);
  const stay = staysOf(
    caseScans.filter((scan) => scan.facility === facility),
    usualStayMinutes(facility),
  ).find(({ enteredMs }) => Math.floor(enteredMs / 1000) === enteredAt);
  if (!stay || stay.leftMs !== null) throw new Problem("conflict");
  const atMs = office.clock.nowMs();
  const assumed = { facility, enteredMs: stay.enteredMs, minutes, reason, officer: officer.id, atMs };
  await office.db.tx("assume-stay", async (tx) => {
    const source = `stay-${atMs}-${randomBytes(4).toString("hex")}`;
    await insertList(tx, box, { caseId, kind: "assumed-stays", source, day: dayOf(enteredAt) }, [assumed]);
    await insertAccess(tx, {
      atMs,
      officer: officer.id,
      what: "assumeStay",
      caseId,
      reason: `case ${found.caseNumber}`,
    });
  });
  return {};
}
