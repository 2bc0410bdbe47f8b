import { randomInt } from "node:crypto";
import type { Day } from "@kipass/protocol/day";
import { Problem } from "@kipass/protocol/problem";
import { type Clock, today } from "@kipass/service-kit/clock";
import type { Database, Tx } from "@kipass/service-kit/postgres/database";
import { destroyedOn } from "../accounts/destroyed-on.ts";
import { endSessions } from "../accounts/end-sessions.ts";
import { type ProfileKeys, sealColumn } from "../accounts/profile.ts";
import type { Session } from "../accounts/session.ts";
import { endWithConsents } from "../consents/withdraw-consent.ts";
import type { UsedDays } from "../passes/used-days.ts";
import { type AccountRow, lockAccount, pauseAccount } from "../store/accounts.ts";
import { type DataRequestKind, type DataRequestRow, insertDataRequest, isRequestOpen } from "../store/data-requests.ts";
import { type DataRequest, openDataRequestRow } from "./data-request.ts";

export interface OpenDataRequestParts {
  db: Database;
  keys: ProfileKeys;
  usedDays: UsedDays;
  clock: Clock;
}

export interface OpenedDataRequest {
  request: DataRequest;
  /** When what is kept for orders all the same goes (감염병예방법 제76조의2, 개인정보 보호법 제36조제1항·제37조제2항 단서). */
  destroyedOn: Day;
  /** The session from now on: unchanged, suspended, or none any more. */
  session: Session | undefined;
}

/**
 * Erasure and suspension leave nothing to weigh and take effect with the answer: erasure ends the account as withdrawing
 * does, suspension stops every draw until it is resumed. Access and correction wait for a person to answer.
 * @throws Problem device-replaced, data-request-open
 */
export async function openDataRequest(
  session: Session,
  { kind, text }: { kind: DataRequestKind; text: string },
  parts: OpenDataRequestParts,
): Promise<OpenedDataRequest> {
  const { account } = session;
  const day = today(parts.clock);
  return parts.db.tx("open-data-request", async (tx) => {
    const row = await lockAccount(tx, account);
    if (!row || row.endedDay !== null) throw new Problem("device-replaced");
    if (await isDemanded(tx, row, kind)) throw new Problem("data-request-open");
    const opened = await insert(tx, { account, kind, text, day, keys: parts.keys });
    const lastPassDay = parts.usedDays.pending(account) ?? row.lastPassDay;
    return {
      request: openDataRequestRow(opened, parts.keys),
      destroyedOn: destroyedOn({ ...row, lastPassDay }),
      session: await takeEffect(tx, session, kind, day),
    };
  });
}

async function isDemanded(tx: Tx, account: AccountRow, kind: DataRequestKind): Promise<boolean> {
  if (kind === "suspension") return account.pausedDay !== null;
  return isRequestOpen(tx, account.number, kind);
}

async function insert(
  tx: Tx,
  request: { account: number; kind: DataRequestKind; text: string; day: Day; keys: ProfileKeys },
): Promise<DataRequestRow> {
  const { account, kind, text, day, keys } = request;
  const isAnswered = kind === "erasure" || kind === "suspension";
  for (let tries = 0; tries < MOST_TRIES; tries += 1) {
    const number = randomInt(10_000_000, 100_000_000);
    const textSealed = sealColumn(text, number, "request", keys.profile);
    const row = { number, kind, textSealed, openedDay: day, answeredDay: isAnswered ? day : null };
    if (await insertDataRequest(tx, { ...row, account })) return { ...row, answerSealed: null };
  }
  throw new Problem("unavailable");
}

/** Numbers are random: after many in a row that were taken something else is wrong. */
const MOST_TRIES = 20;

async function takeEffect(tx: Tx, session: Session, kind: DataRequestKind, day: Day): Promise<Session | undefined> {
  if (kind === "erasure") {
    await endWithConsents(tx, session.account, day);
    return undefined;
  }
  return kind === "suspension" ? setPaused(tx, session, day, true) : session;
}

/** A copy of the cookie from before draws nothing within seconds, in every process. */
export async function setPaused(tx: Tx, session: Session, day: Day, paused: boolean): Promise<Session> {
  const generation = await pauseAccount(tx, session.account, paused ? day : null);
  await endSessions(tx, session.account, generation, day);
  return { ...session, generation, paused };
}
