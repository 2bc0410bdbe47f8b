import type { Clock } from "@kipass/service-kit/clock";
import type { Database, Tx } from "@kipass/service-kit/postgres/database";
import { type FileKind, findPart, type ImportRow, insertPart, setProgress } from "../../store/register-imports.ts";
import { inRegion } from "../desk.ts";

/** One step of an import, in the region and sectors of the officer who brought it. */
export interface ImportStep {
  db: Database;
  clock: Clock;
  row: ImportRow;
}

/** A process that dies is followed by another after so long. */
export const LEASE_SECONDS = 20;
/** Lines a transaction takes: progress is seen, and nothing waits long for a lock. */
export const LINES_AT_ONCE = 1_000;

/** Whose region and sectors bound the work. */
export interface Bounded {
  db: Database;
  row: Pick<ImportRow, "region" | "sectors">;
}

export function inImport<T>({ db, row }: Bounded, name: string, work: (tx: Tx) => Promise<T>): Promise<T> {
  return inRegion(db, row, name, work);
}

export function progress(tx: Tx, { row }: ImportStep, done: number, total: number): Promise<void> {
  return setProgress(tx, row.id, { done, total, leaseSeconds: LEASE_SECONDS });
}

export async function readFile(step: ImportStep): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  for (let part = 0; part < step.row.uploadParts; part += 1)
    parts.push(
      (await inImport(step, "read-part", (tx) => findPart(tx, step.row.id, "upload", part))) ?? new Uint8Array(),
    );
  return Buffer.concat(parts);
}

export async function writeFile(
  step: ImportStep,
  kind: FileKind,
  bytes: Uint8Array,
  partBytes: number,
): Promise<number> {
  const parts = Math.ceil(bytes.length / partBytes);
  for (let part = 0; part < parts; part += 1) {
    const piece = bytes.subarray(part * partBytes, (part + 1) * partBytes);
    await inImport(step, "write-part", (tx) => insertPart(tx, step.row.id, kind, part, piece));
  }
  return parts;
}
