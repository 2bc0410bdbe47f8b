import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { connect } from "@kipass/service-kit/postgres/database";

/** A text that must be found nowhere, and where it was. Names the canary by its place in the list, never by itself. */
export interface Leak {
  canary: number;
  where: string;
}

/** A canary in every form it could lie about in: UTF-8 text or bytes, base64, hex, with usual separators of phone numbers. */
interface Form {
  canary: number;
  bytes: Buffer;
}

/** Searches every row of every table of a database, as the owner sees it, in text and inside binary columns. */
export async function searchDatabase(
  ownerUrl: string,
  name: string,
  canaries: readonly (string | Uint8Array)[],
): Promise<Leak[]> {
  const db = connect(ownerUrl, { name: "canary-search", max: 1 });
  const forms = formsOf(canaries);
  try {
    const { rows: tables } = await db.query<{ table: string }>(
      `SELECT format('%I.%I', schemaname, tablename) AS "table" FROM pg_tables WHERE schemaname NOT IN ('pg_catalog', 'information_schema')`,
    );
    const leaks: Leak[] = [];
    for (const { table } of tables) {
      const { rows } = await db.query<{ row: string }>(`SELECT t::text AS row FROM ${table} t`);
      for (const { row } of rows)
        leaks.push(...find(Buffer.concat([Buffer.from(row), ...binaryColumns(row)]), forms, `${name} ${table}`));
    }
    return leaks;
  } finally {
    await db.close();
  }
}

export function searchText(text: string, where: string, canaries: readonly (string | Uint8Array)[]): Leak[] {
  return find(Buffer.from(text), formsOf(canaries), where);
}

/** Searches every file below a folder byte by byte: a database's own files with its write-ahead log, for one. */
export async function searchFolder(folder: string, canaries: readonly (string | Uint8Array)[]): Promise<Leak[]> {
  const forms = formsOf(canaries);
  const files = await readdir(folder, { recursive: true, withFileTypes: true });
  const leaks: Leak[] = [];
  for (const file of files.filter((entry) => entry.isFile())) {
    const path = join(file.parentPath, file.name);
    // A file that is gone by now holds nothing.
    const content = await readFile(path).catch(() => Buffer.alloc(0));
    leaks.push(...find(content, forms, path.slice(folder.length)));
  }
  return leaks;
}

function find(content: Buffer, forms: readonly Form[], where: string): Leak[] {
  const found = new Set(forms.filter(({ bytes }) => content.includes(bytes)).map(({ canary }) => canary));
  return [...found].map((canary) => ({ canary, where }));
}

function formsOf(canaries: readonly (string | Uint8Array)[]): Form[] {
  return canaries.flatMap((canary, index) => {
    const bytes = Buffer.from(typeof canary === "string" ? Buffer.from(canary) : canary);
    const spellings =
      typeof canary === "string" && /^010\d{8}$/.test(canary)
        ? [`${canary.slice(0, 3)}-${canary.slice(3, 7)}-${canary.slice(7)}`, `+82${canary.slice(1)}`]
        : [];
    const texts = [
      bytes.toString("hex"),
      bytes.toString("base64").replace(/=+$/, ""),
      bytes.toString("base64url"),
      ...spellings,
    ];
    return [bytes, ...texts.map((text) => Buffer.from(text))].map((form) => ({ canary: index, bytes: form }));
  });
}

/** The binary columns of a row's text, which shows them as \\x…, as the bytes they are. */
function binaryColumns(row: string): Buffer[] {
  return [...row.matchAll(/\\\\x([0-9a-f]+)/g)].map(([, hex]) => Buffer.from(hex as string, "hex"));
}
