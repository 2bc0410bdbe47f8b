import type { Day } from "@kipass/protocol/day";
import type { Tx } from "@kipass/service-kit/postgres/database";

/** A device as its visits name it: facility and door are those of its registration. */
export interface Terminal {
  /** 16 bytes. */
  device: Uint8Array;
  publicKey: Uint8Array;
  facility: number;
  member: number;
  door: number;
  /** When its session began, Unix milliseconds. */
  issuedAtMs: number;
}

/** False when this device has registered another key. */
export async function insertTerminal(tx: Tx, terminal: Terminal & { paired: boolean; day: Day }): Promise<boolean> {
  await tx.query(
    `INSERT INTO terminals (device, public_key, facility, member, door, paired, session_from_ms, last_used_on)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT (device) DO NOTHING`,
    [
      terminal.device,
      terminal.publicKey,
      terminal.facility,
      terminal.member,
      terminal.door,
      terminal.paired,
      terminal.issuedAtMs,
      terminal.day,
    ],
  );
  const { rowCount } = await tx.query("SELECT FROM terminals WHERE device = $1 AND public_key = $2", [
    terminal.device,
    terminal.publicKey,
  ]);
  return rowCount === 1;
}

/** Also one that was revoked: what it kept before is still taken. */
export async function findTerminal(tx: Tx, device: Uint8Array): Promise<Terminal | undefined> {
  const { rows } = await tx.query(
    `SELECT device, public_key AS "publicKey", facility, member, door, session_from_ms AS "issuedAtMs"
       FROM terminals WHERE device = $1`,
    [device],
  );
  return rows[0];
}

export async function markTerminalUsed(tx: Tx, device: Uint8Array, day: Day): Promise<void> {
  await tx.query("UPDATE terminals SET last_used_on = $2 WHERE device = $1 AND last_used_on < $2", [device, day]);
}

/** Of a facility, without those revoked and those whose sessions have run out by themselves. */
export async function findTerminals(
  tx: Tx,
  facility: number,
  sessionsFromMs: number,
): Promise<{ id: number; device: Buffer; name: string; door: number; paired: boolean; lastUsedOn: Day }[]> {
  const { rows } = await tx.query(
    `SELECT t.id, t.device, m.name, t.door, t.paired, t.last_used_on AS "lastUsedOn"
       FROM terminals t JOIN members m ON m.id = t.member
      WHERE t.facility = $1 AND t.revoked_on IS NULL AND m.revoked_on IS NULL AND t.session_from_ms > $2
      ORDER BY t.door, t.id LIMIT 1000`,
    [facility, sessionsFromMs],
  );
  return rows;
}

/** The device that was revoked; undefined when this facility has none of that number, or no longer. */
export async function revokeTerminalRow(
  tx: Tx,
  { id, facility, day }: { id: number; facility: number; day: Day },
): Promise<Buffer | undefined> {
  const { rows } = await tx.query<{ device: Buffer }>(
    "UPDATE terminals SET revoked_on = $3 WHERE id = $1 AND facility = $2 AND revoked_on IS NULL RETURNING device",
    [id, facility, day],
  );
  return rows[0]?.device;
}

/** Ends a paired terminal's registration so that it can be registered anew; undefined when it may not, or somebody was first. */
export async function endPairedTerminal(tx: Tx, device: Uint8Array, day: Day): Promise<number | undefined> {
  const { rows } = await tx.query<{ member: number }>(
    "UPDATE terminals SET revoked_on = $2 WHERE device = $1 AND paired AND revoked_on IS NULL RETURNING member",
    [device, day],
  );
  return rows[0]?.member;
}

/** Erases terminals that can hold nothing any more that could be recorded. */
export async function eraseUnusedTerminals(tx: Tx, day: Day): Promise<number> {
  return (await tx.query("DELETE FROM terminals WHERE last_used_on < $1", [day])).rowCount;
}

export interface PairingCode {
  selector: string;
  secret: Uint8Array;
  member: number;
  expiresAtMs: number;
}

/** False when another code that still counts has the same selector. */
export async function insertPairingCode(tx: Tx, code: PairingCode, nowMs: number): Promise<boolean> {
  const { rowCount } = await tx.query(
    `INSERT INTO pairing_codes (selector, secret, member, expires_at_ms) VALUES ($1, $2, $3, $4)
     ON CONFLICT (selector) DO UPDATE SET secret = excluded.secret, member = excluded.member,
       expires_at_ms = excluded.expires_at_ms, tries = 0 WHERE pairing_codes.expires_at_ms <= $5`,
    [code.selector, code.secret, code.member, code.expiresAtMs, nowMs],
  );
  return rowCount === 1;
}

/** Counts a try and returns what to compare with; undefined when no code counts under this selector, or none any more. */
export async function tryPairingCode(
  tx: Tx,
  selector: string,
  { nowMs, mostTries }: { nowMs: number; mostTries: number },
): Promise<{ secret: Buffer; member: number } | undefined> {
  const { rows } = await tx.query<{ secret: Buffer; member: number }>(
    `UPDATE pairing_codes SET tries = tries + 1 WHERE selector = $1 AND expires_at_ms > $2 AND tries < $3
     RETURNING secret, member`,
    [selector, nowMs, mostTries],
  );
  return rows[0];
}

/** False when somebody else was first. */
export async function takePairingCode(tx: Tx, selector: string, secret: Uint8Array): Promise<boolean> {
  return (
    (await tx.query("DELETE FROM pairing_codes WHERE selector = $1 AND secret = $2", [selector, secret])).rowCount === 1
  );
}

export async function eraseOldPairingCodes(tx: Tx, nowMs: number): Promise<number> {
  return (await tx.query("DELETE FROM pairing_codes WHERE expires_at_ms <= $1", [nowMs])).rowCount;
}
