import type { Day } from "@kipass/protocol/day";
import type { Tx } from "@kipass/service-kit/postgres/database";

/** What the jobs' role may do: see dates, never contents. */

/** Days up to `last` of which something is left, a case's last day among them; oldest first. */
export async function expiredDays(tx: Tx, last: Day, retentionDays: number): Promise<Day[]> {
  const { rows } = await tx.query<{ day: Day }>(
    `SELECT day FROM case_data WHERE day <= $1 UNION SELECT day FROM identities WHERE day <= $1
     UNION SELECT day FROM contacts WHERE day <= $1
     UNION SELECT destroyed_on - $2::int FROM cases WHERE status = 'open' AND destroyed_on - $2::int <= $1 ORDER BY day`,
    [last, retentionDays + 1],
  );
  return rows.map(({ day }) => day);
}

/** What was done about a contact, and messages to them, go with the contact. */
export async function deleteDay(tx: Tx, day: Day): Promise<Record<"case_data" | "identities" | "contacts", number>> {
  const data = await tx.query("DELETE FROM case_data WHERE day = $1", [day]);
  const identities = await tx.query("DELETE FROM identities WHERE day = $1", [day]);
  const contacts = await tx.query("DELETE FROM contacts WHERE day = $1", [day]);
  return { case_data: data.rowCount, identities: identities.rowCount, contacts: contacts.rowCount };
}

/** Closes the cases that end with a day and takes everything sealed out of them. Returns their ids. */
export async function closeCases(tx: Tx, day: Day, retentionDays: number): Promise<number[]> {
  const { rows } = await tx.query<{ id: number }>(
    "UPDATE cases SET status = 'closed', person = NULL WHERE status = 'open' AND destroyed_on = $1::date + $2::int RETURNING id",
    [day, retentionDays + 1],
  );
  const ids = rows.map(({ id }) => id);
  await destroyCases(tx, ids);
  return ids;
}

/**
 * Takes everything sealed out of cases, which are closed by that. What is left is impersonal. Returns how many rows of what are gone:
 * lists of case data, people, notes, and requests that were kept to be sent again.
 */
export async function destroyCases(tx: Tx, ids: readonly number[]): Promise<Record<string, number>> {
  await tx.query("UPDATE cases SET status = 'closed', person = NULL WHERE id = ANY($1)", [ids]);
  const data = await tx.query("DELETE FROM case_data WHERE case_id = ANY($1)", [ids]);
  const identities = await tx.query("DELETE FROM identities WHERE case_id = ANY($1)", [ids]);
  const notes = await tx.query("DELETE FROM case_notes WHERE case_id = ANY($1)", [ids]);
  const contacts = await tx.query("DELETE FROM contacts WHERE case_id = ANY($1)", [ids]);
  await tx.query("DELETE FROM contact_undos WHERE case_id = ANY($1)", [ids]);
  await tx.query("UPDATE message_batches SET reason = NULL WHERE case_id = ANY($1)", [ids]);
  await tx.query("UPDATE contact_exports SET recipient = NULL, reason = NULL WHERE case_id = ANY($1)", [ids]);
  const exchanges = await tx.query(
    "DELETE FROM exchanges WHERE order_id IN (SELECT o.id FROM orders o JOIN requests r ON r.id = o.request_id WHERE r.case_id = ANY($1))",
    [ids],
  );
  await tx.query(
    "UPDATE orders SET bytes = NULL, recipient_key = NULL, passes = NULL WHERE request_id IN (SELECT id FROM requests WHERE case_id = ANY($1))",
    [ids],
  );
  await tx.query("UPDATE requests SET reason = NULL, returned_reason = NULL WHERE case_id = ANY($1)", [ids]);
  return {
    case_data: data.rowCount,
    identities: identities.rowCount,
    case_notes: notes.rowCount,
    contacts: contacts.rowCount,
    exchanges: exchanges.rowCount,
  };
}

export async function closedCases(tx: Tx): Promise<number[]> {
  const { rows } = await tx.query("SELECT id FROM cases WHERE status = 'closed'");
  return rows.map(({ id }) => id);
}

/** What only served orders that have run out: kept requests, answer keys, pass lists. Requests nobody approved in time expire. */
export async function deleteRunOut(tx: Tx, nowSeconds: number): Promise<void> {
  await tx.query("UPDATE requests SET state = 'expired' WHERE expires_at <= $1 AND state IN ('drafted', 'signed')", [
    nowSeconds,
  ]);
  await tx.query(
    "DELETE FROM exchanges WHERE order_id IN (SELECT o.id FROM orders o JOIN requests r ON r.id = o.request_id WHERE r.expires_at <= $1)",
    [nowSeconds],
  );
  await tx.query(
    "UPDATE orders SET recipient_key = NULL, passes = NULL WHERE request_id IN (SELECT id FROM requests WHERE expires_at <= $1)",
    [nowSeconds],
  );
}

export async function deleteOldFailures(tx: Tx, beforeMs: number): Promise<void> {
  await tx.query("DELETE FROM login_failures WHERE last_at_ms < $1", [beforeMs]);
}
