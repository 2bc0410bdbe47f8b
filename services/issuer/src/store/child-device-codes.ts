import type { Tx } from "@kipass/service-kit/postgres/database";

export interface ShownCode {
  child: number;
  code: Uint8Array;
  shownAtMs: number;
  tries: number;
}

/** In place of any before it. */
export async function keepShownCode(
  tx: Tx,
  guardian: number,
  { child, code, shownAtMs }: Omit<ShownCode, "tries">,
): Promise<void> {
  await tx.query(
    `INSERT INTO child_device_codes (guardian, child, code, shown_at_ms) VALUES ($1, $2, $3, $4)
     ON CONFLICT (guardian) DO UPDATE SET child = excluded.child, code = excluded.code, shown_at_ms = excluded.shown_at_ms, tries = 0`,
    [guardian, child, code, shownAtMs],
  );
}

/** Counts an entry before it is judged, so that parallel guesses share the tries; counts no further than `most`. */
export async function countEntry(db: Tx, guardian: number, most: number): Promise<ShownCode | undefined> {
  const { rows } = await db.query<ShownCode>(
    `UPDATE child_device_codes SET tries = least(tries + 1, $2) WHERE guardian = $1
     RETURNING child, code, shown_at_ms AS "shownAtMs", tries`,
    [guardian, most],
  );
  return rows[0];
}

/** True for the one who comes first. */
export async function useUpShownCode(tx: Tx, guardian: number, code: Uint8Array): Promise<boolean> {
  const { rowCount } = await tx.query("DELETE FROM child_device_codes WHERE guardian = $1 AND code = $2", [
    guardian,
    code,
  ]);
  return rowCount === 1;
}

export async function eraseShownCodes(tx: Tx, beforeMs: number): Promise<void> {
  await tx.query("DELETE FROM child_device_codes WHERE shown_at_ms < $1", [beforeMs]);
}
