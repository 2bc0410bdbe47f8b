import type { Day } from "@kipass/protocol/day";
import type { Tx } from "@kipass/service-kit/postgres/database";

/** 열람, 정정, 삭제, 처리정지. */
export type DataRequestKind = "access" | "correction" | "erasure" | "suspension";

export interface DataRequestRow {
  number: number;
  kind: DataRequestKind;
  textSealed: Uint8Array;
  openedDay: Day;
  answeredDay: Day | null;
  answerSealed: Uint8Array | null;
}

const COLUMNS = `number, kind, text_sealed AS "textSealed", opened_day AS "openedDay",
  answered_day AS "answeredDay", answer_sealed AS "answerSealed"`;

/** False when the number is another's, or a request of this kind is open. */
export async function insertDataRequest(
  tx: Tx,
  row: Omit<DataRequestRow, "answerSealed"> & { account: number },
): Promise<boolean> {
  const { rowCount } = await tx.query(
    `INSERT INTO data_requests (number, account, kind, text_sealed, opened_day, answered_day)
     VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT DO NOTHING`,
    [row.number, row.account, row.kind, row.textSealed, row.openedDay, row.answeredDay],
  );
  return rowCount === 1;
}

export async function isRequestOpen(tx: Tx, account: number, kind: DataRequestKind): Promise<boolean> {
  const { rows } = await tx.query(
    "SELECT 1 FROM data_requests WHERE account = $1 AND kind = $2 AND answered_day IS NULL",
    [account, kind],
  );
  return rows.length > 0;
}

/** Newest first. */
export async function readDataRequests(tx: Tx, account: number, limit: number): Promise<DataRequestRow[]> {
  const { rows } = await tx.query<DataRequestRow>(
    `SELECT ${COLUMNS} FROM data_requests WHERE account = $1 ORDER BY opened_day DESC, number LIMIT $2`,
    [account, limit],
  );
  return rows;
}

/** For whoever answers: open ones, oldest first, and never whose they are. */
export async function readOpenRequests(tx: Tx): Promise<DataRequestRow[]> {
  const { rows } = await tx.query<DataRequestRow>(
    `SELECT ${COLUMNS} FROM data_requests WHERE answered_day IS NULL ORDER BY opened_day, number`,
  );
  return rows;
}

export async function findDataRequest(tx: Tx, number: number): Promise<DataRequestRow | undefined> {
  const { rows } = await tx.query<DataRequestRow>(`SELECT ${COLUMNS} FROM data_requests WHERE number = $1`, [number]);
  return rows[0];
}

/** False when there is no open request of this number. */
export async function answerDataRequest(tx: Tx, number: number, answerSealed: Uint8Array, day: Day): Promise<boolean> {
  const { rowCount } = await tx.query(
    "UPDATE data_requests SET answer_sealed = $2, answered_day = $3 WHERE number = $1 AND answered_day IS NULL",
    [number, answerSealed, day],
  );
  return rowCount === 1;
}
