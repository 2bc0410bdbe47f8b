import type { Tx } from "@kipass/service-kit/postgres/database";
import type { AlertLevel, LevelFrom } from "../alert-level/levels.ts";

/** In the order of their days. */
export async function findAlertLevels(tx: Tx): Promise<LevelFrom[]> {
  const { rows } = await tx.query<LevelFrom>(`SELECT from_day AS "fromDay", level FROM alert_levels ORDER BY from_day`);
  return rows;
}

/** Of two levels from one day the later said one counts. Every process hears of it through `channel`. */
export async function putAlertLevel(tx: Tx, { fromDay, level }: LevelFrom, channel: string): Promise<void> {
  await tx.query(
    `INSERT INTO alert_levels (from_day, level) VALUES ($1, $2) ON CONFLICT (from_day) DO UPDATE SET level = EXCLUDED.level`,
    [fromDay, level],
  );
  await tx.query("SELECT pg_notify($1, '')", [channel]);
}

export interface LevelChange {
  id: number;
  level: AlertLevel;
  from: string;
  basis: string;
  proposedBy: number;
  proposer: string;
  proposedMs: number;
  state: "open" | "made" | "refused";
  decider: string | null;
  decidedMs: number | null;
}

const COLUMNS = `id, level, from_day AS "from", basis, proposed_by AS "proposedBy", proposer, proposed_ms AS "proposedMs", state, decider,
  decided_ms AS "decidedMs"`;

/** Latest first. */
export async function findLevelChanges(tx: Tx): Promise<LevelChange[]> {
  const { rows } = await tx.query<LevelChange>(`SELECT ${COLUMNS} FROM alert_level_changes ORDER BY id DESC LIMIT 100`);
  return rows;
}

/** Waits for whoever is deciding on it. */
export async function lockLevelChange(tx: Tx, id: number): Promise<LevelChange | undefined> {
  const { rows } = await tx.query<LevelChange>(`SELECT ${COLUMNS} FROM alert_level_changes WHERE id = $1 FOR UPDATE`, [
    id,
  ]);
  return rows[0];
}

/** Undefined while another one is open. */
export async function insertLevelChange(
  tx: Tx,
  change: Pick<LevelChange, "level" | "from" | "basis" | "proposedBy" | "proposer" | "proposedMs">,
): Promise<number | undefined> {
  const { rows } = await tx.query<{ id: number }>(
    `INSERT INTO alert_level_changes (level, from_day, basis, proposed_by, proposer, proposed_ms) VALUES ($1, $2, $3, $4, $5, $6)
     ON CONFLICT DO NOTHING RETURNING id`,
    [change.level, change.from, change.basis, change.proposedBy, change.proposer, change.proposedMs],
  );
  return rows[0]?.id;
}

export async function decideLevelChange(
  tx: Tx,
  id: number,
  decision: { state: "made" | "refused"; decidedBy: number; decider: string; nowMs: number },
): Promise<void> {
  await tx.query(
    "UPDATE alert_level_changes SET state = $2, decided_by = $3, decider = $4, decided_ms = $5 WHERE id = $1",
    [id, decision.state, decision.decidedBy, decision.decider, decision.nowMs],
  );
}
