import type { Tx } from "@kipass/service-kit/postgres/database";
import type { Subject } from "../designations/obligation-of.ts";
import type { RegionRange } from "./figures.ts";
import type { FacilityBrief } from "./office-facilities.ts";

export type Candidate = FacilityBrief & Subject & { activity: "recording" | "silent" | "not-started" };

/** Facilities that may record, with what they did since a day. */
export async function findAddressees(
  tx: Tx,
  { from, below }: RegionRange,
  { sectors, facilities, since }: { sectors: string[] | undefined; facilities: number[] | undefined; since: string },
): Promise<Candidate[]> {
  const { rows } = await tx.query<Candidate>(
    `SELECT f.id, f.version, f.name, f.sector, f.sector_detail AS "sectorDetail", f.region, f.address, f.address_detail AS "addressDetail",
            f.area_m2 AS "areaM2", f.capacity,
            CASE WHEN d.last >= $5 THEN 'recording'
                 WHEN d.last IS NULL AND NOT EXISTS (SELECT FROM terminals t WHERE t.facility = f.id AND t.last_used_on IS NOT NULL) THEN 'not-started'
                 ELSE 'silent' END AS activity
       FROM facilities f LEFT JOIN (SELECT facility, max(day) AS last FROM facility_days WHERE visits > 0 GROUP BY facility) d ON d.facility = f.id
      WHERE f.region >= $1 AND f.region < $2 AND f.status = 'active' AND ($3::text[] IS NULL OR f.sector = ANY ($3))
        AND ($4::bigint[] IS NULL OR f.id = ANY ($4)) ORDER BY f.id`,
    [from, below, sectors ?? null, facilities ?? null, since],
  );
  return rows;
}

/** Managers of facilities with their sealed numbers, the first of each facility first. */
export async function findManagerPhones(
  tx: Tx,
  facilities: number[],
): Promise<{ member: number; facility: number; phone: Buffer }[]> {
  const { rows } = await tx.query(
    `SELECT id AS member, facility, phone FROM members
      WHERE facility = ANY ($1::bigint[]) AND role = 'manager' AND revoked_on IS NULL AND phone IS NOT NULL ORDER BY facility, id`,
    [facilities],
  );
  return rows;
}

export interface NewNotice {
  region: string;
  sectors: readonly string[] | null;
  officer: number;
  byName: string;
  office: string;
  template: string | null;
  title: string;
  body: string;
  audience: object;
  message: string | null;
  won: number;
  atMs: number;
}

interface Reached {
  facilities: number[];
  phones: { member: number; facility: number }[];
  /** That it announces. */
  designation: number | null;
}

export async function insertNotice(
  tx: Tx,
  notice: NewNotice,
  { facilities, phones, designation }: Reached,
): Promise<number> {
  const { rows } = await tx.query<{ id: number }>(
    `INSERT INTO notices (region, sectors, officer, by_name, office, template, title, body, audience, recipients, message, messages, won, at_ms)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14) RETURNING id`,
    [
      notice.region,
      notice.sectors,
      notice.officer,
      notice.byName,
      notice.office,
      notice.template,
      notice.title,
      notice.body,
      JSON.stringify(notice.audience),
      facilities.length,
      notice.message,
      phones.length,
      notice.won,
      notice.atMs,
    ],
  );
  const { id } = rows[0] as { id: number };
  await tx.query(
    "INSERT INTO notice_recipients (notice, facility, designation) SELECT $1, f, $3 FROM unnest($2::bigint[]) AS one (f)",
    [id, facilities, designation],
  );
  await tx.query(
    `INSERT INTO notice_messages (notice, facility, member, changed_ms)
     SELECT $1, f, m, $4 FROM unnest($2::bigint[], $3::bigint[]) AS one (f, m)`,
    [id, phones.map(({ facility }) => facility), phones.map(({ member }) => member), notice.atMs],
  );
  return id;
}

/** Messages that offices of a region have had sent since then. One at a time asks and adds. */
export async function countMessagesOf(tx: Tx, region: string, sinceMs: number): Promise<number> {
  await tx.query("SELECT pg_advisory_xact_lock(hashtext('kipass/notices'), hashtext($1))", [region]);
  const { rows } = await tx.query<{ n: number }>(
    `SELECT coalesce(sum(greatest(m.attempts, 1)), 0)::bigint AS n FROM notices n JOIN notice_messages m ON m.notice = n.id
      WHERE n.region = $1 AND m.changed_ms >= $2`,
    [region, sinceMs],
  );
  return rows[0]?.n ?? 0;
}

const DELIVERY = `jsonb_build_object(
  'waiting', count(m.id) FILTER (WHERE m.state IN ('waiting', 'sending')), 'sent', count(m.id) FILTER (WHERE m.state = 'sent'),
  'delivered', count(m.id) FILTER (WHERE m.state = 'delivered'), 'failed', count(m.id) FILTER (WHERE m.state = 'failed'),
  'unsure', count(m.id) FILTER (WHERE m.state = 'unsure')) AS delivery`;

export type Delivery = Record<"waiting" | "sent" | "delivered" | "failed" | "unsure", number>;

export interface NoticeLine {
  id: number;
  atMs: number;
  by: string;
  office: string;
  template: string | null;
  title: string;
  body: string;
  recipients: number;
  read: number;
  message: string | null;
  delivery: Delivery;
}

const LINE = `SELECT n.id, n.at_ms AS "atMs", n.by_name AS by, n.office, n.template, n.title, n.body, n.recipients, n.message,
  (SELECT count(*) FROM notice_recipients r WHERE r.notice = n.id AND r.read_ms IS NOT NULL) AS read,
  (SELECT ${DELIVERY.replace(" AS delivery", "")} FROM notice_messages m WHERE m.notice = n.id) AS delivery`;

export async function findNotices(tx: Tx, limit: number): Promise<NoticeLine[]> {
  const { rows } = await tx.query<NoticeLine>(`${LINE} FROM notices n ORDER BY n.id DESC LIMIT $1`, [limit]);
  return rows;
}

export async function findNotice(
  tx: Tx,
  id: number,
): Promise<(NoticeLine & { audience: object; won: number; region: string }) | undefined> {
  const { rows } = await tx.query(`${LINE}, n.audience, n.won, n.region FROM notices n WHERE n.id = $1`, [id]);
  return rows[0];
}

export async function findRecipients(
  tx: Tx,
  notice: number,
  limit: number,
): Promise<
  {
    id: number;
    name: string;
    sector: string;
    region: string;
    readMs: number | null;
    delivery: Delivery;
    problem: string | null;
  }[]
> {
  const { rows } = await tx.query(
    `SELECT f.id, f.name, f.sector, f.region, r.read_ms AS "readMs", ${DELIVERY}, max(m.problem) AS problem
       FROM notice_recipients r JOIN facilities f ON f.id = r.facility
       LEFT JOIN notice_messages m ON m.notice = r.notice AND m.facility = r.facility
      WHERE r.notice = $1 GROUP BY f.id, f.name, f.sector, f.region, r.read_ms
      ORDER BY count(m.id) FILTER (WHERE m.state IN ('failed', 'unsure')) > 0 DESC, r.read_ms IS NULL DESC, f.id LIMIT $2`,
    [notice, limit],
  );
  return rows;
}

/** Returns how many wait again. */
export async function requeueFailed(tx: Tx, notice: number, nowMs: number): Promise<number> {
  const { rowCount } = await tx.query(
    "UPDATE notice_messages SET state = 'waiting', problem = NULL, changed_ms = $2 WHERE notice = $1 AND state = 'failed'",
    [notice, nowMs],
  );
  return rowCount;
}

export async function findOwnNotices(
  tx: Tx,
  facility: number,
  limit: number,
): Promise<{ id: number; atMs: number; office: string; title: string; body: string; isRead: boolean }[]> {
  const { rows } = await tx.query(
    `SELECT n.id, n.at_ms AS "atMs", n.office, n.title, n.body, r.read_ms IS NOT NULL AS "isRead"
       FROM notice_recipients r JOIN notices n ON n.id = r.notice WHERE r.facility = $1 ORDER BY n.id DESC LIMIT $2`,
    [facility, limit],
  );
  return rows;
}

/** False when the facility never got it. The first reading stays. */
export async function markRead(
  tx: Tx,
  { notice, facility, nowMs }: { notice: number; facility: number; nowMs: number },
): Promise<boolean> {
  const { rowCount } = await tx.query(
    "UPDATE notice_recipients SET read_ms = coalesce(read_ms, $3) WHERE notice = $1 AND facility = $2",
    [notice, facility, nowMs],
  );
  return rowCount === 1;
}

/** What goes with them dies too. */
export async function eraseOldNotices(tx: Tx, beforeMs: number): Promise<void> {
  await tx.query("DELETE FROM notices WHERE at_ms < $1", [beforeMs]);
}
