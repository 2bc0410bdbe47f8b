import type { MessageLanguage } from "@kipass/data/contact-messages";
import type { Tx } from "@kipass/service-kit/postgres/database";
import type { CaseBox } from "../cases/case-box.ts";

export type MessageState = "waiting" | "sending" | "sent" | "delivered" | "failed" | "unsure";

export interface Batch {
  caseId: number;
  token: string;
  officer: string;
  atMs: number;
  language: MessageLanguage;
  messages: number;
  test: boolean;
  reason: Buffer;
}

/** Undefined when this press has arrived before. */
export async function insertMessageBatch(tx: Tx, batch: Batch): Promise<number | undefined> {
  const { rows } = await tx.query<{ id: number }>(
    `INSERT INTO message_batches (case_id, token, officer, at_ms, language, messages, test, reason)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT (case_id, token) DO NOTHING RETURNING id`,
    [batch.caseId, batch.token, batch.officer, batch.atMs, batch.language, batch.messages, batch.test, batch.reason],
  );
  return rows[0]?.id;
}

export async function findMessageBatch(
  tx: Tx,
  caseId: number,
  token: string,
): Promise<{ id: number; messages: number } | undefined> {
  const { rows } = await tx.query("SELECT id, messages FROM message_batches WHERE case_id = $1 AND token = $2", [
    caseId,
    token,
  ]);
  return rows[0];
}

/** One officer's presses one after the other, so that together they stay within the day's limit. */
export async function lockSender(tx: Tx, officer: string): Promise<void> {
  await tx.query("SELECT pg_advisory_xact_lock(hashtext('messages/' || $1))", [officer]);
}

export async function countMessagesSince(
  tx: Tx,
  { officer, sinceMs, test }: { officer: string; sinceMs: number; test: boolean },
): Promise<number> {
  const { rows } = await tx.query(
    "SELECT coalesce(sum(messages), 0)::int AS n FROM message_batches WHERE officer = $1 AND at_ms >= $2 AND test = $3",
    [officer, sinceMs, test],
  );
  return rows[0].n;
}

export interface MessageText {
  to: string;
  text: string;
}

export async function insertMessages(
  tx: Tx,
  box: CaseBox,
  { batchId, caseId, atMs }: { batchId: number; caseId: number; atMs: number },
  messages: readonly (MessageText & { contact: string })[],
): Promise<void> {
  await tx.query(
    `INSERT INTO messages (batch_id, case_id, at_ms, contact, sealed)
     SELECT $1, $2, $3, * FROM unnest($4::text[], $5::bytea[])`,
    [
      batchId,
      caseId,
      atMs,
      messages.map(({ contact }) => contact),
      messages.map(({ contact, to, text }) => box.seal(textLabel(batchId, contact), { to, text })),
    ],
  );
}

/** Has the worker look at a batch, in so many seconds; asking again replaces the earlier wish. */
export async function enqueueMessages(tx: Tx, batchId: number, afterSeconds = 0): Promise<void> {
  await tx.query("SELECT enqueue_messages($1, now() + make_interval(secs => $2))", [batchId, afterSeconds]);
}

export interface LastMessage {
  state: MessageState;
  atMs: number;
  problem: string | null;
}

/** How each contact's newest message stands. */
export async function lastMessages(tx: Tx, caseId: number): Promise<Map<string, LastMessage>> {
  const { rows } = await tx.query<LastMessage & { contact: string }>(
    `SELECT DISTINCT ON (contact) contact, state, at_ms AS "atMs", problem FROM messages
     WHERE case_id = $1 ORDER BY contact, id DESC`,
    [caseId],
  );
  return new Map(rows.map(({ contact, ...message }) => [contact, message]));
}

/** What failed last for these contacts waits again. Returns the batches concerned, and how many messages. */
export async function waitAgain(
  tx: Tx,
  { caseId, contacts, atMs }: { caseId: number; contacts: readonly string[]; atMs: number },
): Promise<{ batchId: number; messages: number }[]> {
  const { rows } = await tx.query<{ batchId: number; messages: number }>(
    `WITH last AS (SELECT DISTINCT ON (contact) id FROM messages WHERE case_id = $1 AND contact = ANY($2)
       ORDER BY contact, id DESC),
     again AS (UPDATE messages SET state = 'waiting', at_ms = $3 FROM last
       WHERE messages.id = last.id AND state = 'failed' RETURNING batch_id)
     SELECT batch_id AS "batchId", count(*)::int AS messages FROM again GROUP BY batch_id ORDER BY batch_id`,
    [caseId, contacts, atMs],
  );
  return rows;
}

export interface BatchView {
  id: number;
  officer: string;
  atMs: number;
  language: MessageLanguage;
  reason: Buffer | null;
  waiting: number;
  sent: number;
  delivered: number;
  failed: number;
  unsure: number;
}

/** Newest first, without tests. */
export async function listBatches(tx: Tx, caseId: number, limit: number): Promise<BatchView[]> {
  const { rows } = await tx.query<BatchView>(
    `SELECT b.id, b.officer, b.at_ms AS "atMs", b.language, b.reason,
       count(*) FILTER (WHERE m.state IN ('waiting', 'sending'))::int AS waiting, count(*) FILTER (WHERE m.state = 'sent')::int AS sent,
       count(*) FILTER (WHERE m.state = 'delivered')::int AS delivered,
       count(*) FILTER (WHERE m.state = 'failed')::int AS failed, count(*) FILTER (WHERE m.state = 'unsure')::int AS unsure
     FROM message_batches b LEFT JOIN messages m ON m.batch_id = b.id
     WHERE b.case_id = $1 AND NOT b.test GROUP BY b.id ORDER BY b.id DESC LIMIT $2`,
    [caseId, limit],
  );
  return rows;
}

/** What the worker's role may do: take messages in hand, and say how they stand. */

export interface WaitingMessage {
  id: number;
  contact: string;
  caseId: number;
  sealed: Buffer;
  receipt: Buffer | null;
  attempts: number;
  atMs: number;
}

const COLUMNS = 'id, contact, case_id AS "caseId", sealed, receipt, attempts, at_ms AS "atMs"';

/** Takes the next one in hand before anybody hears of it: whoever else looks finds it taken. */
export async function takeMessage(tx: Tx, batchId: number, atMs: number): Promise<WaitingMessage | undefined> {
  const { rows } = await tx.query<WaitingMessage>(
    `UPDATE messages SET state = 'sending', attempts = attempts + 1, at_ms = $2
     WHERE id = (SELECT id FROM messages WHERE batch_id = $1 AND state = 'waiting' ORDER BY attempts, id LIMIT 1 FOR UPDATE SKIP LOCKED)
     RETURNING ${COLUMNS}`,
    [batchId, atMs],
  );
  return rows[0];
}

export async function sentMessages(tx: Tx, batchId: number): Promise<WaitingMessage[]> {
  const { rows } = await tx.query<WaitingMessage>(
    `SELECT ${COLUMNS} FROM messages WHERE batch_id = $1 AND state = 'sent' AND receipt IS NOT NULL ORDER BY id`,
    [batchId],
  );
  return rows;
}

export async function setMessage(
  tx: Tx,
  id: number,
  {
    state,
    problem = null,
    receipt = null,
    atMs,
  }: { state: MessageState; problem?: string | null; receipt?: Buffer | null; atMs: number },
): Promise<void> {
  await tx.query(
    "UPDATE messages SET state = $2, problem = $3, receipt = coalesce($4, receipt), at_ms = $5 WHERE id = $1",
    [id, state, problem, receipt, atMs],
  );
}

/** What has been in hand since before a moment was left there by a process that ended: it may have gone or not. */
export async function markUnsure(tx: Tx, batchId: number, beforeMs: number): Promise<void> {
  await tx.query("UPDATE messages SET state = 'unsure' WHERE batch_id = $1 AND state = 'sending' AND at_ms < $2", [
    batchId,
    beforeMs,
  ]);
}

export async function countByState(tx: Tx, batchId: number): Promise<Partial<Record<MessageState, number>>> {
  const { rows } = await tx.query<{ state: MessageState; n: number }>(
    "SELECT state, count(*)::int AS n FROM messages WHERE batch_id = $1 GROUP BY state",
    [batchId],
  );
  return Object.fromEntries(rows.map(({ state, n }) => [state, n]));
}

export async function batchesUnderWay(tx: Tx): Promise<number[]> {
  const { rows } = await tx.query<{ id: number }>(
    "SELECT DISTINCT batch_id AS id FROM messages WHERE state IN ('waiting', 'sending', 'sent') ORDER BY id",
  );
  return rows.map(({ id }) => id);
}

export function openMessage(box: CaseBox, batchId: number, { contact, sealed }: WaitingMessage): MessageText {
  return box.open<MessageText>(textLabel(batchId, contact), sealed);
}

function textLabel(batchId: number, contact: string): string {
  return `message/${batchId}/${contact}`;
}
