import type { Query, Reply } from "@kipass/contract/endpoint";
import type { exportAccessLog as endpoint } from "@kipass/contract/office";
import { toBase64url } from "@kipass/protocol/bytes";
import { type TableColumn, writeTable } from "@kipass/service-kit/spreadsheets/write-table";
import { type AccessLine, findAccesses } from "../../store/office-access-log.ts";
import type { Desk } from "../desk.ts";
import { filterOf } from "./read-access-log.ts";

const MOST_LINES = 50_000;

const columns: readonly TableColumn[] = [
  { name: "번호", kind: "number" },
  { name: "때", kind: "text" },
  { name: "담당자", kind: "text" },
  { name: "지역", kind: "text" },
  { name: "한 일", kind: "text" },
  { name: "대상", kind: "text" },
  { name: "사유", kind: "text" },
  { name: "거절", kind: "text" },
  { name: "연쇄 해시", kind: "text" },
];

/** The newest lines that fit the filter, as a file. The filter and the reason are in the log themselves. */
export async function exportAccessLog({ tx }: Desk, query: Query<typeof endpoint>): Promise<Reply<typeof endpoint>> {
  const lines = await findAccesses(tx, { ...filterOf(query), before: undefined }, MOST_LINES);
  const { files, rows } = await writeTable({ name: "access-log", format: "csv", columns, rows: lines.map(rowOf) });
  const [file] = files;
  if (!file) throw new Error("a table without a file");
  return { rows, name: file.name, sha256: file.sha256, bytes: toBase64url(file.bytes) };
}

function rowOf({ id, atMs, officer, region, what, about, why, refused, hash }: AccessLine) {
  return [id, new Date(atMs).toISOString(), officer.name, region, what, about, why, refused, hash.toString("hex")];
}
