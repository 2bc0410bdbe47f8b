import type { previewCases } from "@kipass/contract/authority";
import type { Body, Reply } from "@kipass/contract/endpoint";
import { caseNumberOf } from "@kipass/data/case-numbers";
import { fromBase64url } from "@kipass/protocol/bytes";
import { Problem } from "@kipass/protocol/problem";
import type { Office } from "../office.ts";
import { type Access, insertAccess, insertView } from "../store/access-log.ts";
import { isCaseNumberTaken } from "../store/cases.ts";
import type { Officer } from "../store/officers.ts";
import { checkNewCase } from "./check-new-case.ts";
import { openCase } from "./open-case.ts";
import { type CaseLine, columnOf, type IssuerNames, readCaseList } from "./read-case-list.ts";

type Report = Reply<typeof previewCases>;
type Line = Report["lines"][number];

/** Says line by line what taking the list over would do. Opens nothing. */
export async function previewCaseList(
  office: Office,
  officer: Officer,
  body: Body<typeof previewCases>,
): Promise<Report> {
  const report = await goThrough(office, body, async (line) => {
    checkNewCase(office, line);
    return "new";
  });
  await insertView(office.db, accessTo(report, { office, officer, what: "previewCases" }));
  return report;
}

/** Opens every case of the list that is not there yet, each by itself: what cannot be opened stops no other. */
export async function takeOverCaseList(
  office: Office,
  officer: Officer,
  body: Body<typeof previewCases>,
): Promise<Report> {
  const report = await goThrough(office, body, async (line) => {
    await openCase(office, officer, line);
    return "opened";
  });
  await insertAccess(office.db, accessTo(report, { office, officer, what: "takeOverCases" }));
  return report;
}

async function goThrough(
  office: Office,
  { file }: Body<typeof previewCases>,
  admit: (line: NonNullable<CaseLine["body"]>) => Promise<"new" | "opened">,
): Promise<Report> {
  const list = await readCaseList(fromBase64url(file) ?? new Uint8Array(), namesOf(office));
  const seen = new Set<string>();
  const lines: Line[] = [];
  for (const line of list) lines.push(await judge(office, line, seen, admit));
  return { lines, opened: lines.filter(({ verdict }) => verdict === "opened").length };
}

function accessTo(
  { lines, opened }: Report,
  { office, officer, what }: { office: Office; officer: Officer; what: string },
): Access {
  const reason = `list of ${lines.length} cases, ${opened} opened`;
  return { atMs: office.clock.nowMs(), officer: officer.id, what, caseId: null, reason };
}

async function judge(
  { db }: Office,
  { line, caseNumber, body, faults }: CaseLine,
  seen: Set<string>,
  admit: (line: NonNullable<CaseLine["body"]>) => Promise<"new" | "opened">,
): Promise<Line> {
  const number = caseNumberOf(caseNumber);
  const known = { line, caseNumber, verdict: "known" as const, faults: [] };
  if (number !== undefined && (seen.has(number) || (await isCaseNumberTaken(db, number)))) return known;
  if (!body) return { line, caseNumber, verdict: "refused", faults };
  try {
    const verdict = await admit(body);
    seen.add(number ?? caseNumber);
    return { line, caseNumber, verdict, faults: [] };
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    if (error.code === "case-number-taken") return known;
    const fields = error.fields ?? [{ path: "", code: error.code }];
    return {
      line,
      caseNumber,
      verdict: "refused",
      faults: fields.map(({ path, code }) => ({ column: columnOf(path), problem: code })),
    };
  }
}

/** Lists are written by people: an issuer goes by its code or by either of its names. */
function namesOf({ certification }: Office): IssuerNames {
  return new Map(
    certification().issuers.flatMap(({ code, name }) =>
      [code, name.ko, name.en].map((word) => [word.toLowerCase(), code] as const),
    ),
  );
}
