import { open } from "node:fs/promises";

/** A PostgreSQL value: bytes, a 32-bit integer, or nothing. */
export type CopyValue = Uint8Array | number | null;

const SIGNATURE = Buffer.concat([Buffer.from("PGCOPY\n\xff\r\n\0", "latin1"), Buffer.alloc(8)]);
const TRAILER = Buffer.from([0xff, 0xff]);
const FLUSH_BYTES = 1 << 20;

/** Writes rows as a file for `COPY … FROM … (FORMAT binary)`, which the server itself reads: many times faster than INSERT. */
export async function writeCopyFile(path: string, rows: Iterable<readonly CopyValue[]>): Promise<void> {
  const file = await open(path, "w", 0o644);
  try {
    let [pending, bytes]: [Buffer[], number] = [[SIGNATURE], 0];
    for (const row of rows) {
      const encoded = encodeRow(row);
      pending.push(encoded);
      bytes += encoded.length;
      if (bytes < FLUSH_BYTES) continue;
      await file.write(Buffer.concat(pending));
      [pending, bytes] = [[], 0];
    }
    await file.write(Buffer.concat([...pending, TRAILER]));
  } finally {
    await file.close();
  }
}

function encodeRow(row: readonly CopyValue[]): Buffer {
  const size = row.reduce<number>((sum, value) => sum + 4 + lengthOf(value), 2);
  const bytes = Buffer.allocUnsafe(size);
  let at = bytes.writeInt16BE(row.length);
  for (const value of row) {
    at = bytes.writeInt32BE(value === null ? -1 : lengthOf(value), at);
    if (typeof value === "number") at = bytes.writeInt32BE(value, at);
    else if (value) {
      bytes.set(value, at);
      at += value.length;
    }
  }
  return bytes;
}

function lengthOf(value: CopyValue): number {
  return typeof value === "number" ? 4 : (value?.length ?? 0);
}
