import { Problem } from "@kipass/protocol/problem";
import { type Clock, today } from "@kipass/service-kit/clock";
import type { Database, Tx } from "@kipass/service-kit/postgres/database";
import { endAccountAndChildren } from "../accounts/end-account.ts";
import { openColumn, type ProfileKeys, phoneIndex, phoneIndexes, sealColumn } from "../accounts/profile.ts";
import type { Session } from "../accounts/session.ts";
import type { Returned } from "../log-ins/provider.ts";
import { readPerson } from "../log-ins/read-person.ts";
import { openTicket, type Person } from "../log-ins/ticket.ts";
import { renewVerification } from "../phones/renew-verification.ts";
import { changePhone, findByNumber, findByPhone, lockPhone } from "../store/accounts.ts";
import type { ProofParts } from "./start-proof.ts";

export interface FinishProofParts extends ProofParts {
  db: Database;
  keys: ProfileKeys;
  clock: Clock;
}

/**
 * The monthly verification by somebody else's word. The proven name must be the account's; a number that has changed becomes
 * the account's, and whoever had an account under it before draws no more and is never merged.
 * @throws Problem log-in-expired, log-in-incomplete, foreign-phone, name-differs, device-replaced, not-offered, unavailable
 */
export async function finishProof(
  session: Session,
  { ticket, ...returned }: Returned & { ticket: string },
  parts: FinishProofParts,
): Promise<Session> {
  const { proofs, tickets } = parts;
  if (!proofs) throw new Problem("not-offered");
  const { account, generation, ...secrets } = openTicket("proof", ticket, tickets);
  if (account !== session.account || generation !== session.generation) throw new Problem("log-in-expired");
  const person = readPerson(await proofs.finish(returned, secrets));
  return parts.db.tx("finish-proof", async (tx) => {
    await settlePhone(tx, account, person, parts);
    return renewVerification(tx, session, parts.clock);
  });
}

async function settlePhone(tx: Tx, account: number, person: Person, { keys, clock }: FinishProofParts): Promise<void> {
  const indexes = phoneIndexes(person.phone, keys.phoneIndex);
  await lockPhone(tx, indexes);
  const row = await findByNumber(tx, account);
  if (!row || row.endedDay !== null) throw new Problem("device-replaced");
  if (openColumn(row.nameSealed, account, "name", keys.profile) !== person.name) throw new Problem("name-differs");
  if (openColumn(row.phoneSealed, account, "phone", keys.profile) === person.phone) return;
  const former = await findByPhone(tx, indexes);
  const day = today(clock);
  if (former) await endAccountAndChildren(tx, former.number, day);
  const sealed = sealColumn(person.phone, account, "phone", keys.profile);
  await changePhone(tx, account, sealed, phoneIndex(person.phone, keys.phoneIndex));
}
