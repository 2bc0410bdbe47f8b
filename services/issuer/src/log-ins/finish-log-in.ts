import { addDays, type Day } from "@kipass/protocol/day";
import { Problem } from "@kipass/protocol/problem";
import { type Clock, today } from "@kipass/service-kit/clock";
import type { Database, Tx } from "@kipass/service-kit/postgres/database";
import { openColumn, type ProfileKeys, phoneIndexes } from "../accounts/profile.ts";
import { NOT_YET_VERIFIED, type Session } from "../accounts/session.ts";
import { MOST_CONSENTS } from "../consents/list-consents.ts";
import type { ConsentText } from "../consents/texts.ts";
import { agreedTo } from "../consents/words.ts";
import { findByPhone, nextSessionNumber } from "../store/accounts.ts";
import { readConsentHistory } from "../store/consents.ts";
import type { Returned } from "./provider.ts";
import { readPerson } from "./read-person.ts";
import type { LogInParts } from "./start-log-in.ts";
import { openTicket, type Person, sealTicket } from "./ticket.ts";

export interface FinishLogInParts extends LogInParts {
  db: Database;
  keys: ProfileKeys;
  texts: readonly ConsentText[];
  clock: Clock;
}

export type LoggedIn =
  | { status: "enrolled"; session: Session }
  | { status: "new"; ticket: string; name: string; phoneTail: string; birthDate: Day | null };

/**
 * The visitor is back from the provider. Whoever is enrolled, by phone and name, gets a session; anybody else a ticket to enrol
 * with, and nothing is stored of them.
 * @throws Problem log-in-expired, log-in-incomplete, foreign-phone, not-offered, unavailable
 */
export async function finishLogIn(
  { ticket, ...returned }: Returned & { ticket: string },
  parts: FinishLogInParts,
): Promise<LoggedIn> {
  const { provider, tickets } = parts;
  if (!provider) throw new Problem("not-offered");
  const secrets = openTicket("log-in", ticket, tickets);
  const person = readPerson(await provider.complete(returned, secrets));
  const session = await parts.db.tx("finish-log-in", (tx) => sessionOf(tx, person, parts));
  if (session) return { status: "enrolled", session };
  const { name, phone, birthDate } = person;
  return { status: "new", ticket: sealTicket("person", person, tickets), name, phoneTail: phone.slice(-4), birthDate };
}

/**
 * A session that is recognised and draws nothing yet: who moves to another device proves the phone there first, and until
 * then the former device stays the one that counts. So a stolen log-in alone neither draws nor stops anybody from drawing.
 */
async function sessionOf(
  tx: Tx,
  person: Person,
  { keys, texts, clock }: FinishLogInParts,
): Promise<Session | undefined> {
  const account = await findByPhone(tx, phoneIndexes(person.phone, keys.phoneIndex));
  if (!account || openColumn(account.nameSealed, account.number, "name", keys.profile) !== person.name)
    return undefined;
  return {
    account: account.number,
    generation: await nextSessionNumber(tx),
    verifiedUntil: NOT_YET_VERIFIED,
    usedOn: addDays(today(clock), -1),
    agreedTo: agreedTo(texts, await readConsentHistory(tx, account.number, MOST_CONSENTS)),
    paused: account.pausedDay !== null,
    children: [],
  };
}
