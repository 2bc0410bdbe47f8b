import { randomBytes } from "node:crypto";
import type { NewPasskey, PasskeyAssertion, PasskeyCreation, PasskeyRequest } from "@kipass/contract/passkeys";
import { fromBase64url, fromUtf8, toBase64url, u64 } from "@kipass/protocol/bytes";
import { type Assertion, logInChallenge } from "@kipass/protocol/passkey";
import { Problem } from "@kipass/protocol/problem";
import { verifyAuthenticationResponse, verifyRegistrationResponse } from "@simplewebauthn/server";
import type { Clock } from "./clock.ts";
import { coseKeyOf, pointOf } from "./cose-key.ts";
import type { Database, Tx } from "./postgres/database.ts";
import { primitives } from "./primitives.ts";

/**
 * Passkeys of a party's accounts: ES256, always with user verification. Challenges are rows that are good for five minutes and one
 * use, so the processes of a party share them (tables: passkeys.sql).
 */
export interface Passkeys {
  creation(account: Account): Promise<PasskeyCreation>;
  /** Keeps the new passkey. @throws Problem passkey-refused, limit-reached, conflict (it is registered already) */
  add(account: number, made: NewPasskey): Promise<Passkey>;
  /** For the second step of a log-in; `known` is empty when the account has no passkey. */
  request(account: number): Promise<PasskeyRequest>;
  /** Resolves when one of the account's passkeys answered this log-in. @throws Problem passkey-refused */
  confirm(account: number, assertion: PasskeyAssertion): Promise<Passkey>;
  /** Oldest first. */
  list(account: number): Promise<Passkey[]>;
  /** False when the account has no such passkey. */
  remove(account: number, id: string): Promise<boolean>;
}

export interface Account {
  number: number;
  /** What the device shows beside the passkey. */
  userName: string;
  displayName: string;
}

export interface Passkey {
  /** Credential id, base64url. */
  id: string;
  /** P-256 point, uncompressed: 65 bytes. */
  publicKey: Buffer;
  transports: string[];
  /** Copied between its owner's devices by their provider, so not bound to one. */
  synced: boolean;
  madeAtMs: number;
  usedAtMs: number | null;
}

export interface PasskeyOptions {
  db: Database;
  /** The domain passkeys are bound to, and the one origin they are used from. */
  rpId: string;
  origin: string;
  rpName: string;
  clock: Clock;
}

const CHALLENGE_LIFE_MS = 5 * 60_000;
const MAX_PASSKEYS = 10;
const ES256 = -7;
const COLUMNS =
  'id, public_key AS "publicKey", sign_count AS "signCount", synced, transports, made_at_ms AS "madeAtMs", used_at_ms AS "usedAtMs"';

type Row = Omit<Passkey, "id"> & { id: Buffer; signCount: number };
type Purpose = "create" | "log-in";

export function createPasskeys({ db, rpId, origin, rpName, clock }: PasskeyOptions): Passkeys {
  async function keepChallenge(account: number, purpose: Purpose, challenge: Uint8Array): Promise<void> {
    await db.query(
      "INSERT INTO passkey_challenges (challenge, account, purpose, expires_at_ms) VALUES ($1, $2, $3, $4)",
      [challenge, account, purpose, clock.nowMs() + CHALLENGE_LIFE_MS],
    );
  }

  /** Used up and committed before anything is judged: what was sent once is never judged twice. */
  async function useChallenge(account: number, purpose: Purpose, clientData: string): Promise<string> {
    const challenge = challengeOf(clientData);
    const { rowCount } = await db.query(
      "DELETE FROM passkey_challenges WHERE challenge = $1 AND account = $2 AND purpose = $3 AND expires_at_ms > $4",
      [challenge, account, purpose, clock.nowMs()],
    );
    if (rowCount !== 1) throw new Problem("passkey-refused");
    return toBase64url(challenge);
  }

  async function known(account: number): Promise<PasskeyRequest["known"]> {
    return (await list(account)).map(({ id, transports }) => ({ id, transports }));
  }

  async function list(account: number): Promise<Passkey[]> {
    const { rows } = await db.query<Row>(`SELECT ${COLUMNS} FROM passkeys WHERE account = $1 ORDER BY made_at_ms, id`, [
      account,
    ]);
    return rows.map(passkeyOf);
  }

  return {
    list,

    async creation({ number, userName, displayName }) {
      const challenge = randomBytes(32);
      await keepChallenge(number, "create", challenge);
      return {
        challenge: toBase64url(challenge),
        rpId,
        rpName,
        userId: toBase64url(u64(number)),
        userName,
        displayName,
        known: await known(number),
      };
    },

    async add(account, made) {
      const expectedChallenge = await useChallenge(account, "create", made.clientData);
      const { credential, credentialDeviceType } = await refusedUnless(async () => {
        const { verified, registrationInfo } = await verifyRegistrationResponse({
          response: registrationJson(made),
          expectedChallenge,
          expectedOrigin: origin,
          expectedRPID: rpId,
          supportedAlgorithmIDs: [ES256],
        });
        return verified && registrationInfo;
      });
      const row = {
        id: asBytes(credential.id),
        publicKey: pointOf(credential.publicKey),
        signCount: credential.counter,
        synced: credentialDeviceType === "multiDevice",
        transports: made.transports,
        madeAtMs: clock.nowMs(),
        usedAtMs: null,
      };
      await db.tx("add-passkey", (tx) => insertPasskey(tx, account, row));
      return passkeyOf(row);
    },

    async request(account) {
      const challenge = randomBytes(32);
      await keepChallenge(account, "log-in", logInChallenge(challenge, primitives));
      return { challenge: toBase64url(challenge), rpId, known: await known(account) };
    },

    async confirm(account, assertion) {
      const expectedChallenge = await useChallenge(account, "log-in", assertion.clientData);
      return db.tx("confirm-with-passkey", async (tx) => {
        const row = await lockPasskey(tx, account, asBytes(assertion.id));
        const { newCounter } = await refusedUnless(async () => {
          const { verified, authenticationInfo } = await verifyAuthenticationResponse({
            response: authenticationJson(assertion),
            expectedChallenge,
            expectedOrigin: origin,
            expectedRPID: rpId,
            credential: { id: assertion.id, publicKey: coseKeyOf(row.publicKey), counter: row.signCount },
          });
          return verified && !isFramed(assertion.clientData) && authenticationInfo;
        });
        const usedAtMs = clock.nowMs();
        await tx.query("UPDATE passkeys SET sign_count = $2, used_at_ms = $3 WHERE id = $1", [
          row.id,
          newCounter,
          usedAtMs,
        ]);
        return passkeyOf({ ...row, usedAtMs });
      });
    },

    async remove(account, id) {
      const { rowCount } = await db.query("DELETE FROM passkeys WHERE account = $1 AND id = $2", [
        account,
        asBytes(id),
      ]);
      return rowCount === 1;
    },
  };
}

/** Erases challenges that have run out. Returns how many rows went. */
export async function eraseExpiredChallenges(tx: Tx, nowMs: number): Promise<number> {
  return (await tx.query("DELETE FROM passkey_challenges WHERE expires_at_ms <= $1", [nowMs])).rowCount;
}

/** An answer's bytes, for judging it by the protocol. @throws Problem passkey-refused */
export function assertionBytes({ authenticatorData, clientData, signature }: PasskeyAssertion): Assertion {
  return {
    authenticatorData: asBytes(authenticatorData),
    clientData: asBytes(clientData),
    signature: asBytes(signature),
  };
}

async function insertPasskey(tx: Tx, account: number, row: Row): Promise<void> {
  await tx.query("SELECT pg_advisory_xact_lock(hashtext('passkeys:' || $1::text))", [account]);
  const { rows } = await tx.query<{ held: number }>("SELECT count(*) AS held FROM passkeys WHERE account = $1", [
    account,
  ]);
  if ((rows[0]?.held ?? 0) >= MAX_PASSKEYS) throw new Problem("limit-reached");
  const { rowCount } = await tx.query(
    `INSERT INTO passkeys (id, account, public_key, sign_count, synced, transports, made_at_ms)
     VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (id) DO NOTHING`,
    [row.id, account, row.publicKey, row.signCount, row.synced, row.transports, row.madeAtMs],
  );
  if (rowCount !== 1) throw new Problem("conflict");
}

/** Locked, so that two answers at once cannot both pass the same count. */
async function lockPasskey(tx: Tx, account: number, id: Uint8Array): Promise<Row> {
  const { rows } = await tx.query<Row>(`SELECT ${COLUMNS} FROM passkeys WHERE account = $1 AND id = $2 FOR UPDATE`, [
    account,
    id,
  ]);
  const row = rows[0];
  if (!row) throw new Problem("passkey-refused");
  return row;
}

function passkeyOf({ id, publicKey, transports, synced, madeAtMs, usedAtMs }: Row): Passkey {
  return { id: toBase64url(id), publicKey, transports, synced, madeAtMs, usedAtMs };
}

/** The library throws for everything that is wrong with an answer. */
async function refusedUnless<T>(verify: () => Promise<T>): Promise<Exclude<T, false | undefined>> {
  const verified = await verify().catch(() => undefined);
  if (!verified) throw new Problem("passkey-refused");
  return verified as Exclude<T, false | undefined>;
}

function challengeOf(clientData: string): Uint8Array {
  const challenge = clientDataOf(clientData)?.challenge;
  const bytes = typeof challenge === "string" ? fromBase64url(challenge) : undefined;
  if (bytes?.length !== 32) throw new Problem("passkey-refused");
  return bytes;
}

/** A page of somebody else's has put ours into a frame. */
function isFramed(clientData: string): boolean {
  return clientDataOf(clientData)?.crossOrigin === true;
}

function clientDataOf(clientData: string): { challenge?: unknown; crossOrigin?: unknown } | undefined {
  try {
    const parsed = JSON.parse(fromUtf8(asBytes(clientData)) ?? "");
    return typeof parsed === "object" && parsed !== null ? parsed : undefined;
  } catch {
    return undefined;
  }
}

function asBytes(text: string): Buffer {
  const bytes = fromBase64url(text);
  if (!bytes) throw new Problem("passkey-refused");
  return Buffer.from(bytes);
}

function registrationJson({ id, clientData, attestationObject, transports }: NewPasskey) {
  return {
    id,
    rawId: id,
    type: "public-key" as const,
    clientExtensionResults: {},
    response: { clientDataJSON: clientData, attestationObject, transports: transports as "internal"[] },
  };
}

function authenticationJson({ id, clientData, authenticatorData, signature }: PasskeyAssertion) {
  return {
    id,
    rawId: id,
    type: "public-key" as const,
    clientExtensionResults: {},
    response: { clientDataJSON: clientData, authenticatorData, signature },
  };
}
