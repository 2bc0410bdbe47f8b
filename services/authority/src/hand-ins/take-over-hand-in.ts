import { randomBytes } from "node:crypto";
import type { addPaperRows, previewHandIn } from "@kipass/contract/authority";
import type { Body } from "@kipass/contract/endpoint";
import { fromBase64url } from "@kipass/protocol/bytes";
import { dayOf } from "@kipass/protocol/day";
import { Problem } from "@kipass/protocol/problem";
import type { Tx } from "@kipass/service-kit/postgres/database";
import { type CaseBox, caseBox } from "../cases/case-box.ts";
import { requireCase } from "../cases/case-file.ts";
import type { HandIn } from "../contacts/hand-in.ts";
import type { Office } from "../office.ts";
import { insertAccess, insertView } from "../store/access-log.ts";
import { insertList } from "../store/case-data.ts";
import { lockCase } from "../store/cases.ts";
import type { Officer } from "../store/officers.ts";
import { referencesByFacility } from "./hand-in-places.ts";
import { judgeRows, type Report } from "./judge-rows.ts";
import { type HandInLine, lineOf, readHandIn } from "./read-hand-in.ts";

type HandInBody = Body<typeof previewHandIn>;

/** Says line by line what taking the list over would do. Keeps nothing of it. */
export async function previewHandInList(
  office: Office,
  officer: Officer,
  caseId: number,
  body: HandInBody,
): Promise<Report> {
  const box = await openBox(office, caseId);
  await requireOrder(office.db, box, caseId, body);
  const lines = await linesOf(body);
  const { report } = await judgeRows(office.db, box, caseId, lines);
  await insertView(office.db, {
    atMs: office.clock.nowMs(),
    officer: officer.id,
    what: "previewHandIn",
    caseId,
    reason: reasonOf(body.reference, report),
  });
  return report;
}

/** Keeps the people of the list who may have met the case; everybody else's visits are gone with the request. */
export async function takeOverHandInList(
  office: Office,
  officer: Officer,
  caseId: number,
  body: HandInBody,
): Promise<Report> {
  const box = await openBox(office, caseId);
  await requireOrder(office.db, box, caseId, body);
  const lines = await linesOf(body);
  return keepLines(
    office,
    box,
    lines,
    async (tx, report) => {
      await say(office, tx, officer, { caseId, what: "takeOverHandIn", reason: reasonOf(body.reference, report) });
    },
    caseId,
  );
}

/** Rows of a written log, read out over the telephone or copied on the spot. */
export async function addPaper(
  office: Office,
  officer: Officer,
  caseId: number,
  { facility, rows }: Body<typeof addPaperRows>,
): Promise<Report> {
  const box = await openBox(office, caseId);
  const lines = rows.map((row, at) => lineOf(at + 1, row, { facility, source: "paper" }));
  return keepLines(
    office,
    box,
    lines,
    async (tx, { kept }) => {
      await say(office, tx, officer, { caseId, what: "addPaperRows", reason: `${kept} rows of facility ${facility}` });
    },
    caseId,
  );
}

async function openBox(office: Office, caseId: number): Promise<CaseBox> {
  if ((await requireCase(office, caseId)).person === null) throw new Problem("conflict");
  return caseBox(office.vault, caseId);
}

/** A list is taken only where a signed order asked for it. */
async function requireOrder(tx: Tx, box: CaseBox, caseId: number, { facility, reference }: HandInBody): Promise<void> {
  const references = (await referencesByFacility(tx, box, caseId)).get(facility) ?? [];
  if (!references.includes(reference)) throw new Problem("order-not-found");
}

async function linesOf({ file, facility }: HandInBody): Promise<HandInLine[]> {
  const bytes = fromBase64url(file);
  if (!bytes) throw new Problem("malformed-request");
  return readHandIn(bytes, facility);
}

/** One at a time for each case, so that a list that arrives twice is kept once. */
function keepLines(
  { db }: Office,
  box: CaseBox,
  lines: readonly HandInLine[],
  log: (tx: Tx, report: Report) => Promise<void>,
  caseId: number,
): Promise<Report> {
  return db.tx("keep-hand-in", async (tx) => {
    await lockCase(tx, caseId);
    const { report, kept } = await judgeRows(tx, box, caseId, lines);
    const source = `hand-in-${randomBytes(8).toString("hex")}`;
    for (const [day, rows] of Map.groupBy(kept, ({ at }: HandIn) => dayOf(at))) {
      await insertList(tx, box, { caseId, kind: "hand-ins", source, day }, rows);
    }
    await log(tx, report);
    return report;
  });
}

function reasonOf(reference: string, { lines, kept }: Report): string {
  return `order ${reference}: ${kept} of ${lines.length} lines`;
}

function say(
  { clock }: Office,
  tx: Tx,
  officer: Officer,
  access: { caseId: number; what: string; reason: string },
): Promise<void> {
  return insertAccess(tx, { atMs: clock.nowMs(), officer: officer.id, ...access });
}
