import type { Tx } from "@kipass/service-kit/postgres/database";

/** A notice with messages still to be seen to, and the region in which that is done. */
export interface NoticeUnderWay {
  id: number;
  region: string;
  sectors: string[] | null;
}

/** Asked before any region is told. */
export async function findUnderWay(tx: Tx): Promise<NoticeUnderWay[]> {
  return (await tx.query<NoticeUnderWay>("SELECT id, region, sectors FROM notices_under_way()")).rows;
}

export interface TakenMessage {
  id: number;
  attempts: number;
  text: string;
  phone: Buffer | null;
}

/** Some that wait, now in hand: whoever else looks passes them by. */
export async function takeMessages(tx: Tx, notice: number, nowMs: number, limit: number): Promise<TakenMessage[]> {
  const { rows } = await tx.query<TakenMessage>(
    `WITH taken AS (
       UPDATE notice_messages SET state = 'sending', attempts = attempts + 1, changed_ms = $2
        WHERE id IN (SELECT id FROM notice_messages WHERE notice = $1 AND state = 'waiting' ORDER BY id LIMIT $3 FOR UPDATE SKIP LOCKED)
       RETURNING id, attempts, notice, member)
     SELECT t.id, t.attempts, n.message AS text, b.phone FROM taken t JOIN notices n ON n.id = t.notice
       LEFT JOIN members b ON b.id = t.member AND b.revoked_on IS NULL`,
    [notice, nowMs, limit],
  );
  return rows;
}

export async function setMessage(
  tx: Tx,
  id: number,
  state: {
    state: "waiting" | "sent" | "delivered" | "failed";
    receipt?: string;
    problem?: string | null;
    nowMs: number;
  },
): Promise<void> {
  await tx.query(
    "UPDATE notice_messages SET state = $2, receipt = coalesce($3, receipt), problem = $4, changed_ms = $5 WHERE id = $1",
    [id, state.state, state.receipt ?? null, state.problem ?? null, state.nowMs],
  );
}

/** In hand for longer than any gateway is waited for: nobody knows whether they went. */
export async function markUnsure(tx: Tx, notice: number, beforeMs: number): Promise<void> {
  await tx.query(
    "UPDATE notice_messages SET state = 'unsure' WHERE notice = $1 AND state = 'sending' AND changed_ms < $2",
    [notice, beforeMs],
  );
}

export async function findSent(
  tx: Tx,
  notice: number,
  limit: number,
): Promise<{ id: number; receipt: string; changedMs: number }[]> {
  const { rows } = await tx.query(
    `SELECT id, receipt, changed_ms AS "changedMs" FROM notice_messages WHERE notice = $1 AND state = 'sent' AND receipt IS NOT NULL
      ORDER BY random() LIMIT $2`,
    [notice, limit],
  );
  return rows;
}
