import type { Tx } from "@kipass/service-kit/postgres/database";
import type { Delivery } from "./notices.ts";

/** How the notices that announce a designation reached facilities. */
export interface Announcement {
  designation: number;
  facilities: number;
  read: number;
  delivery: Delivery;
  /** The last one this officer may read; null when another office sent it. */
  notice: number | null;
}

/** One office at a time announces a designation: the other waits, and finds whom it told. */
export async function lockAnnouncing(tx: Tx, designation: number): Promise<void> {
  await tx.query("SELECT pg_advisory_xact_lock(hashtext('kipass/announcing'), hashtext($1::text))", [designation]);
}

/** Facilities that need not hear of a designation: it was announced to them, or they are left out of it on that day. */
export async function findSpared(tx: Tx, designation: number, day: string): Promise<Set<number>> {
  const { rows } = await tx.query<{ facility: number }>(
    `SELECT facility FROM notice_recipients WHERE designation = $1
     UNION SELECT facility FROM designation_releases WHERE designation = $1 AND ended_ms IS NULL AND (to_day IS NULL OR to_day >= $2)`,
    [designation, day],
  );
  return new Set(rows.map(({ facility }) => facility));
}

/** Of every designation that was announced, or of those to one facility. */
export async function findAnnouncements(tx: Tx, facility?: number): Promise<Announcement[]> {
  const { rows } = await tx.query<Announcement>(
    `SELECT r.designation, count(*) AS facilities, count(r.read_ms) AS read, max(n.id) AS notice,
       jsonb_build_object('waiting', coalesce(sum(m.waiting), 0), 'sent', coalesce(sum(m.sent), 0),
         'delivered', coalesce(sum(m.delivered), 0), 'failed', coalesce(sum(m.failed), 0), 'unsure', coalesce(sum(m.unsure), 0)) AS delivery
       FROM notice_recipients r LEFT JOIN notices n ON n.id = r.notice
       LEFT JOIN LATERAL (
         SELECT count(*) FILTER (WHERE state IN ('waiting', 'sending')) AS waiting, count(*) FILTER (WHERE state = 'sent') AS sent,
                count(*) FILTER (WHERE state = 'delivered') AS delivered, count(*) FILTER (WHERE state = 'failed') AS failed,
                count(*) FILTER (WHERE state = 'unsure') AS unsure
           FROM notice_messages WHERE notice = r.notice AND facility = r.facility) m ON true
      WHERE r.designation IS NOT NULL AND ($1::bigint IS NULL OR r.facility = $1) GROUP BY r.designation`,
    [facility ?? null],
  );
  return rows;
}
