import { Problem } from "@kipass/protocol/problem";
import type { Tx } from "@kipass/service-kit/postgres/database";

export interface FacilityTransfer {
  id: number;
  facility: number;
  fromRegion: string;
  toRegion: string;
  name: string;
  sector: string;
  sectorDetail: string | null;
  address: string;
  addressDetail: string;
  reason: string;
  byName: string;
  atMs: number;
}

const COLUMNS = `id, facility, from_region AS "fromRegion", to_region AS "toRegion", name, sector, sector_detail AS "sectorDetail", address,
  address_detail AS "addressDetail", reason, by_name AS "byName", at_ms AS "atMs"`;

/** Undefined when one is open already. */
export async function insertTransfer(tx: Tx, transfer: Omit<FacilityTransfer, "id">): Promise<number | undefined> {
  const { rows } = await tx.query<{ id: number }>(
    `INSERT INTO facility_transfers (facility, from_region, to_region, name, sector, sector_detail, address, address_detail, reason, by_name, at_ms)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) ON CONFLICT DO NOTHING RETURNING id`,
    [
      transfer.facility,
      transfer.fromRegion,
      transfer.toRegion,
      transfer.name,
      transfer.sector,
      transfer.sectorDetail,
      transfer.address,
      transfer.addressDetail,
      transfer.reason,
      transfer.byName,
      transfer.atMs,
    ],
  );
  return rows[0]?.id;
}

export async function findOpenTransfer(tx: Tx, facility: number): Promise<FacilityTransfer | undefined> {
  const { rows } = await tx.query<FacilityTransfer>(
    `SELECT ${COLUMNS} FROM facility_transfers WHERE facility = $1 AND state = 'open'`,
    [facility],
  );
  return rows[0];
}

/** Those proposed to a region, or to one in it, the oldest first. */
export async function findProposedTo(
  tx: Tx,
  { from, below }: { from: string; below: string },
  limit: number,
): Promise<{ total: number; transfers: FacilityTransfer[] }> {
  const { rows } = await tx.query<FacilityTransfer & { total: number }>(
    `SELECT ${COLUMNS}, count(*) OVER () AS total FROM facility_transfers
      WHERE state = 'open' AND to_region >= $1 AND to_region < $2 ORDER BY at_ms, id LIMIT $3`,
    [from, below, limit],
  );
  return { total: rows[0]?.total ?? 0, transfers: rows.map(({ total, ...transfer }) => transfer) };
}

const UNIQUE_VIOLATION = "23505";

/** The facility, which is the other region's from now on; undefined when there is no such proposal to the officer's region any more. */
export async function acceptTransferRow(tx: Tx, id: number, nowMs: number): Promise<number | undefined> {
  const { rows } = await tx
    .query<{ facility: number | null }>("SELECT accept_transfer($1, $2) AS facility", [id, nowMs])
    .catch((fault) => {
      if ((fault as { code?: string }).code === UNIQUE_VIOLATION) throw new Problem("facility-exists");
      throw fault;
    });
  return rows[0]?.facility ?? undefined;
}

/** The one whose side is asked for ends it; false when it is not theirs to end, or over. */
export async function endTransfer(
  tx: Tx,
  {
    id,
    state,
    nowMs,
    side,
    regions,
  }: {
    id: number;
    state: "refused" | "taken-back";
    nowMs: number;
    side: "from_region" | "to_region";
    regions: { from: string; below: string };
  },
): Promise<boolean> {
  const { rowCount } = await tx.query(
    `UPDATE facility_transfers SET state = $2, decided_ms = $3 WHERE id = $1 AND state = 'open' AND ${side} >= $4 AND ${side} < $5`,
    [id, state, nowMs, regions.from, regions.below],
  );
  return rowCount === 1;
}
