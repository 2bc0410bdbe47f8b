import type { exportAccessLog as endpoint } from "@kipass/contract/authority";
import type { Body, Reply } from "@kipass/contract/endpoint";
import { toBase64url } from "@kipass/protocol/bytes";
import { type TableColumn, writeTable } from "@kipass/service-kit/spreadsheets/write-table";
import type { Office } from "../office.ts";
import type { ActingOfficer } from "../officers/session.ts";
import { insertAccess, listAccess } from "../store/access-log.ts";
import { findOfficers } from "../store/officers.ts";
import { filterOf, wordsOf } from "./read-access-log.ts";

const MOST_LINES = 50_000;

const columns: readonly TableColumn[] = [
  { name: "번호", kind: "number" },
  { name: "때", kind: "text" },
  { name: "담당자", kind: "text" },
  { name: "직위", kind: "text" },
  { name: "한 일", kind: "text" },
  { name: "사례번호", kind: "text" },
  { name: "사유", kind: "text" },
  { name: "연쇄 해시", kind: "text" },
];

/** The newest lines that fit the filter, as a file. Taking them out of the house is written down with the reason. */
export async function exportAccessLog(
  { db, clock }: Office,
  reader: ActingOfficer,
  { reason, ...query }: Body<typeof endpoint>,
): Promise<Reply<typeof endpoint>> {
  const lines = await listAccess(db, filterOf(query), MOST_LINES);
  const people = await findOfficers(db, [...new Set(lines.map(({ officer }) => officer))]);
  const { files, rows } = await writeTable({
    name: "access-log",
    format: "csv",
    columns,
    rows: lines.map(({ id, atMs, officer, what, caseNumber, reason: why, hash }) => {
      const { name, title } = people.get(officer) ?? { name: officer, title: "" };
      return [id, new Date(atMs).toISOString(), name, title, what, caseNumber, why, hash.toString("hex")];
    }),
  });
  const words = `${rows} lines, ${wordsOf(query)}: ${reason}`;
  await insertAccess(db, {
    atMs: clock.nowMs(),
    officer: reader.id,
    what: "exportAccessLog",
    caseId: null,
    reason: words,
  });
  const [file] = files;
  if (!file) throw new Error("a table without a file");
  return { rows, name: file.name, sha256: file.sha256, bytes: toBase64url(file.bytes) };
}
