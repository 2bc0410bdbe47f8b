import type { Tx } from "@kipass/service-kit/postgres/database";
import type { Candidate, Match, MatchClass } from "../office/register/match.ts";
import type { EntryFacts } from "../office/register/read-row.ts";

type Regions = { from: string; below: string };

const FACTS = `region, sector, key, place, number, service, kind, name, address, lot_address AS "lotAddress", phone,
  licensed_on AS "licensedOn", area_m2 AS "areaM2", state, x, y`;

export interface StoredEntry extends EntryFacts {
  id: number;
  version: number;
  match: MatchClass;
  facility: number | null;
  candidates: Candidate[];
  isDecided: boolean;
  takenMs: number;
}

const STORED = `id, version, ${FACTS}, match, facility, candidates, is_decided AS "isDecided", taken_ms AS "takenMs"`;

/** Every entry of a region, in parts: a 시도 may have hundreds of thousands. */
export async function findEntries(
  tx: Tx,
  { from, below }: Regions,
  after: number,
  limit: number,
): Promise<StoredEntry[]> {
  const { rows } = await tx.query<StoredEntry>(
    `SELECT ${STORED} FROM register_entries WHERE region >= $1 AND region < $2 AND id > $3 ORDER BY id LIMIT $4`,
    [from, below, after, limit],
  );
  return rows;
}

export async function findEntryRegions(tx: Tx): Promise<string[]> {
  const { rows } = await tx.query<{ region: string }>("SELECT DISTINCT region FROM register_entries ORDER BY region");
  return rows.map(({ region }) => region);
}

export interface MatchableFacility {
  id: number;
  region: string;
  sector: string;
  name: string;
  address: string;
  addressDetail: string;
  telephone: string;
}

/** What entries are compared with: registered, not closed. */
export async function findMatchable(tx: Tx, { from, below }: Regions): Promise<MatchableFacility[]> {
  const { rows } = await tx.query<MatchableFacility>(
    `SELECT id, region, sector, name, address, address_detail AS "addressDetail", telephone FROM facilities
      WHERE region >= $1 AND region < $2 AND status <> 'closed' ORDER BY id`,
    [from, below],
  );
  return rows;
}

/** Writes what the dry run said of lines `from` up to `to`. What an officer decided stays; a facility that is gone is no match. */
export async function takeLines(
  tx: Tx,
  imported: number,
  { from, to, nowMs }: { from: number; to: number; nowMs: number },
): Promise<void> {
  await tx.query(
    `INSERT INTO register_entries AS r (region, sector, key, place, number, service, kind, name, address, lot_address, phone, licensed_on, area_m2, state,
                                        x, y, match, facility, candidates, taken_ms)
     SELECT e.region, e.sector, e.key, e.place, e.number, e.service, e.kind, e.name, e.address, e."lotAddress", e.phone, e."licensedOn", e."areaM2", e.state,
            e.x, e.y, CASE WHEN e.match ->> 'class' = 'sure' AND f.id IS NULL THEN 'none' ELSE e.match ->> 'class' END, f.id, e.match -> 'candidates', $4
       FROM register_lines l
      CROSS JOIN jsonb_to_record(l.entry) AS e (region text, sector text, key text, place text, number text, service text, kind text, name text, address text,
              "lotAddress" text, phone text, "licensedOn" date, "areaM2" integer, state text, x double precision, y double precision, match jsonb)
       LEFT JOIN facilities f ON f.id = (e.match ->> 'facility')::bigint
      WHERE l.import = $1 AND l.nth >= $2 AND l.nth < $3 AND l.result IN ('new', 'changed') AND l.entry IS NOT NULL
     ON CONFLICT (region, key) DO UPDATE SET sector = excluded.sector, place = excluded.place, number = excluded.number, service = excluded.service,
       kind = excluded.kind, name = excluded.name, address = excluded.address, lot_address = excluded.lot_address, phone = excluded.phone,
       licensed_on = excluded.licensed_on, area_m2 = excluded.area_m2, state = excluded.state, x = excluded.x, y = excluded.y, taken_ms = excluded.taken_ms,
       match = CASE WHEN r.is_decided THEN r.match ELSE excluded.match END,
       facility = CASE WHEN r.is_decided THEN r.facility ELSE excluded.facility END,
       candidates = CASE WHEN r.is_decided THEN r.candidates ELSE excluded.candidates END`,
    [imported, from, to, nowMs],
  );
}

/** Of entries nobody decided on. */
export async function putMatches(tx: Tx, matches: readonly (Match & { entry: number })[]): Promise<void> {
  await tx.query(
    `UPDATE register_entries r SET match = m.class, facility = m.facility, candidates = m.candidates
       FROM jsonb_to_recordset($1::jsonb) AS m (entry bigint, class text, facility bigint, candidates jsonb)
      WHERE r.id = m.entry AND NOT r.is_decided`,
    [JSON.stringify(matches)],
  );
}

/** What no rule decided and no officer yet, with how many there are. */
export async function findUnresolved(
  tx: Tx,
  { from, below }: Regions,
  { after, limit }: { after: number; limit: number },
): Promise<{ total: number; unresolved: StoredEntry[] }> {
  const { rows } = await tx.query<StoredEntry & { total: number }>(
    `SELECT ${STORED}, (SELECT count(*) FROM register_entries c WHERE c.region >= $1 AND c.region < $2 AND c.match = 'check' AND c.state = 'operating') AS total
       FROM register_entries WHERE region >= $1 AND region < $2 AND match = 'check' AND state = 'operating' AND id > $3 ORDER BY id LIMIT $4`,
    [from, below, after, limit],
  );
  return { total: rows[0]?.total ?? 0, unresolved: rows.map(({ total, ...entry }) => entry) };
}

/** Waits for whoever decides on the same. */
export async function lockEntry(tx: Tx, id: number): Promise<StoredEntry | undefined> {
  return (await tx.query<StoredEntry>(`SELECT ${STORED} FROM register_entries WHERE id = $1 FOR UPDATE`, [id])).rows[0];
}

export async function setMatch(
  tx: Tx,
  id: number,
  { match, facility, isDecided }: { match: MatchClass; facility: number | null; isDecided: boolean },
): Promise<void> {
  await tx.query(
    "UPDATE register_entries SET match = $2, facility = $3, is_decided = $4, version = version + 1 WHERE id = $1",
    [id, match, facility, isDecided],
  );
}

export interface MatchDecision {
  id: number;
  entry: number;
  matchBefore: MatchClass;
  facilityBefore: number | null;
  wasDecided: boolean;
  versionAfter: number;
}

export async function insertMatch(
  tx: Tx,
  {
    facility,
    byName,
    atMs,
    ...of
  }: Omit<MatchDecision, "id"> & { facility: number | null; byName: string; atMs: number },
): Promise<number> {
  const { rows } = await tx.query<{ id: number }>(
    `INSERT INTO register_matches (entry, facility, match_before, facility_before, was_decided, version_after, by_name, at_ms)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8) RETURNING id`,
    [of.entry, facility, of.matchBefore, of.facilityBefore, of.wasDecided, of.versionAfter, byName, atMs],
  );
  return (rows[0] as { id: number }).id;
}

/** Those that may still be undone. */
export async function findUndoableMatches(tx: Tx, ids: number[], sinceMs: number): Promise<MatchDecision[]> {
  const { rows } = await tx.query<MatchDecision>(
    `SELECT id, entry, match_before AS "matchBefore", facility_before AS "facilityBefore", was_decided AS "wasDecided", version_after AS "versionAfter"
       FROM register_matches WHERE id = ANY($1::bigint[]) AND undone_ms IS NULL AND at_ms > $2 ORDER BY entry`,
    [ids, sinceMs],
  );
  return rows;
}

export async function markMatchUndone(tx: Tx, id: number, nowMs: number): Promise<void> {
  await tx.query("UPDATE register_matches SET undone_ms = $2 WHERE id = $1", [id, nowMs]);
}
