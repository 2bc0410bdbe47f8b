import { addDays, type Day } from "@kipass/protocol/day";
import { parseName } from "@kipass/protocol/name";
import { Problem } from "@kipass/protocol/problem";
import { type Clock, today } from "@kipass/service-kit/clock";
import type { PhoneCodes } from "@kipass/service-kit/phone-codes";
import type { Database, Tx } from "@kipass/service-kit/postgres/database";
import { ofAgeOn } from "../children/of-age.ts";
import { type ConsentAnswer, checkConsents } from "../consents/check-consents.ts";
import { MOST_CONSENTS } from "../consents/list-consents.ts";
import type { ConsentText } from "../consents/texts.ts";
import { agreedTo, wordsInForce } from "../consents/words.ts";
import { type Person as LoggedInPerson, openTicket, type TicketParts } from "../log-ins/ticket.ts";
import { readPhone } from "../phones/read-phone.ts";
import { assignSafeNumber } from "../safe-numbers/numbers.ts";
import { type AccountRow, findByPhone, insertAccount, lockPhone, nextNumber, renewAccount } from "../store/accounts.ts";
import { keepConsents, readConsentHistory } from "../store/consents.ts";
import { endAccountAndChildren } from "./end-account.ts";
import { endSessions } from "./end-sessions.ts";
import { openColumn, type ProfileKeys, phoneIndex, phoneIndexes, sealColumn } from "./profile.ts";
import { type Session, VERIFIED_DAYS } from "./session.ts";

export interface EnrolParts {
  db: Database;
  keys: ProfileKeys;
  phoneCodes: PhoneCodes;
  texts: readonly ConsentText[];
  tickets: TicketParts;
  clock: Clock;
}

type Person = Omit<LoggedInPerson, "birthDate"> & Partial<LoggedInPerson>;

/** Typed, or from a log-in: then nothing is typed that it already says. */
type Identity = Person | { ticket: string };

/**
 * Consents, a name and a proved phone become an account on this device alone. The same person on a new device keeps the
 * account; another person on the same phone gets a new one, and the phone's former account draws no more.
 * @throws Problem bad-name, bad-phone, foreign-phone, log-in-expired, guardian-needed, consent-missing, consent-outdated, code-wrong, code-expired, code-tries-exceeded
 */
export async function enrol(
  request: Identity & { code: string; ofAge: boolean; consents: ConsentAnswer[] },
  parts: EnrolParts,
): Promise<Session> {
  const person = readIdentity(request, parts);
  checkOfAge(request, person, today(parts.clock));
  const day = today(parts.clock);
  checkConsents(request.consents, wordsInForce(parts.texts, day));
  await parts.phoneCodes.prove({ phone: person.phone, purpose: "enrol", code: request.code });
  return parts.db.tx("enrol", async (tx) => {
    const session = await settleAccount(tx, person, day, parts);
    await keepConsents(tx, session.account, request.consents, day);
    await assignSafeNumber(tx, session.account, day);
    const given = await readConsentHistory(tx, session.account, MOST_CONSENTS);
    return { ...session, agreedTo: agreedTo(parts.texts, given) };
  });
}

function readIdentity(identity: Identity, { tickets }: EnrolParts): Person {
  if ("ticket" in identity) return openTicket("person", identity.ticket, tickets);
  return { name: readName(identity.name), phone: readPhone(identity.phone) };
}

/** Under 14 a guardian consents (children/add-child.ts). What the log-in knows counts before what the visitor says. */
function checkOfAge({ ofAge }: { ofAge: boolean }, { birthDate }: Person, day: Day): void {
  const isOfAge = birthDate ? ofAgeOn(birthDate) <= day : ofAge;
  if (!isOfAge) throw new Problem("guardian-needed");
}

function readName(text: string): string {
  const name = parseName(text);
  if (name === undefined) throw new Problem("bad-name", { fields: [{ path: "/name", code: "bad-name" }] });
  return name;
}

async function settleAccount(
  tx: Tx,
  person: Person,
  day: Day,
  { keys }: EnrolParts,
): Promise<Omit<Session, "agreedTo">> {
  const indexes = phoneIndexes(person.phone, keys.phoneIndex);
  const verifiedUntil = addDays(day, VERIFIED_DAYS);
  await lockPhone(tx, indexes);
  const known = await findByPhone(tx, indexes);
  if (known && isSamePerson(known, person, keys)) {
    const generation = await renewAccount(tx, known.number, verifiedUntil, day);
    await endSessions(tx, known.number, generation, day);
    return { ...firstSession(known.number, generation, verifiedUntil, day), paused: known.pausedDay !== null };
  }
  if (known) await endAccountAndChildren(tx, known.number, day);
  const number = await nextNumber(tx);
  const generation = await insertAccount(tx, {
    number,
    ...sealed(person, number, keys),
    phoneIndex: phoneIndex(person.phone, keys.phoneIndex),
    verifiedUntil,
    today: day,
  });
  return firstSession(number, generation, verifiedUntil, day);
}

function isSamePerson(account: AccountRow, { name }: Person, { profile }: ProfileKeys): boolean {
  return openColumn(account.nameSealed, account.number, "name", profile) === name;
}

function sealed({ name, phone }: Person, number: number, { profile }: ProfileKeys) {
  return {
    nameSealed: sealColumn(name, number, "name", profile),
    phoneSealed: sealColumn(phone, number, "phone", profile),
  };
}

/** Dated back, so that the first draw counts as one of a new day and is noted. */
function firstSession(account: number, generation: number, verifiedUntil: Day, day: Day): Omit<Session, "agreedTo"> {
  return { account, generation, verifiedUntil, usedOn: addDays(day, -1), paused: false, children: [] };
}
