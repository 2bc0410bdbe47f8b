import type { Day } from "@kipass/protocol/day";
import type { Tx } from "@kipass/service-kit/postgres/database";
import { tableOf } from "../visits/day-tables.ts";

export async function insertEpoch(tx: Tx, day: Day, epoch: Uint8Array, wrapped: Uint8Array): Promise<void> {
  await tx.query(`INSERT INTO ${tableOf("epochs", day)} (epoch, wrapped) VALUES ($1, $2)`, [epoch, wrapped]);
}

export async function findEpochs(
  tx: Tx,
  day: Day,
  epochs: Uint8Array[],
): Promise<{ epoch: Buffer; wrapped: Buffer }[]> {
  const { rows } = await tx.query(
    `SELECT epoch, wrapped FROM ${tableOf("epochs", day)} WHERE epoch = ANY($1::bytea[]) ORDER BY epoch`,
    [epochs],
  );
  return rows;
}
