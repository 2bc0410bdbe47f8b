import { concat, readU48, u8, u48 } from "@kipass/protocol/bytes";
import { Problem } from "@kipass/protocol/problem";
import { today } from "@kipass/service-kit/clock";
import { sessionToken } from "@kipass/service-kit/http/server";
import { mintToken, openToken } from "@kipass/service-kit/session-token";
import type { Office } from "../office.ts";
import { type Standing, standingOf } from "../store/absences.ts";
import { findOfficer, type Officer, type Role } from "../store/officers.ts";

/** A working day. */
export const SESSION_SECONDS = 8 * 3600;
/** Nobody has been at the screen for so long. */
export const IDLE_SECONDS = 600;

type Request = Parameters<typeof sessionToken>[0];
/** The session's cookie on the reply. */
export interface SessionCookie {
  set(token: string, maxAgeSeconds: number): void;
}

const DOMAIN = "kipass/officer-session/2";

/** An officer as they stand today. */
export type ActingOfficer = Officer & Standing;

export interface OfficerCaller<R extends Role = Role> {
  readonly kind: R;
  readonly officer: ActingOfficer;
  readonly session: OfficerSession;
}

/** After the password, before the second step. */
export interface UnconfirmedCaller {
  readonly kind: "unconfirmed";
  readonly officer: Officer;
}

export interface OfficerSession {
  begunMs: number;
  renewedMs: number;
  isConfirmed: boolean;
}

/** Begins with the password; the second step begins the session that is good for work. */
export function beginSession(office: Office, officer: Officer, cookie: SessionCookie, isConfirmed: boolean): void {
  // Never earlier than what a log-out has ended.
  const nowMs = Math.max(office.clock.nowMs(), officer.sessionsFromMs);
  setSession(office, officer, { begunMs: nowMs, renewedMs: nowMs, isConfirmed }, cookie);
}

export function setSession(office: Office, officer: Officer, session: OfficerSession, cookie: SessionCookie): void {
  const payload = concat(
    u48(officer.number),
    u48(session.begunMs),
    u48(session.renewedMs),
    u8(session.isConfirmed ? 1 : 0),
  );
  cookie.set(mintToken(payload, office.vault.key("session"), DOMAIN), IDLE_SECONDS);
}

/** How officers are recognised: the account is read at each request, so that a log-out counts at once everywhere. */
export function officerCallers(office: Office) {
  const recognised = new WeakMap<Request, Promise<Known | undefined>>();
  const once = (request: Request) => {
    const known = recognised.get(request) ?? officerOf(office, request);
    recognised.set(request, known);
    return known;
  };
  const as =
    <R extends Role>(kind: R) =>
    async (request: Request): Promise<OfficerCaller<R> | undefined> => {
      const known = await once(request);
      if (known && !known.session.isConfirmed) throw new Problem("second-step-needed");
      return known && isOfKind(known.officer, kind) ? { kind, ...known } : undefined;
    };
  return {
    async unconfirmed(request: Request): Promise<UnconfirmedCaller | undefined> {
      const known = await once(request);
      return known && !known.session.isConfirmed ? { kind: "unconfirmed", officer: known.officer } : undefined;
    },
    investigator: as("investigator"),
    approver: as("approver"),
    supervisor: as("supervisor"),
    auditor: as("auditor"),
    "health-centre": as("health-centre"),
  };
}

/** Who stands in for an approver does what approvers do. */
function isOfKind({ role, deputyFor }: ActingOfficer, kind: Role): boolean {
  return role === kind || (kind === "approver" && deputyFor.length > 0);
}

interface Known {
  officer: ActingOfficer;
  session: OfficerSession;
}

/** @throws Problem session-ended */
async function officerOf(office: Office, request: Request): Promise<Known | undefined> {
  const token = sessionToken(request);
  const payload = token === undefined ? undefined : openToken(token, office.vault.key("session"), DOMAIN);
  if (!payload) return undefined;
  const session = { begunMs: readU48(payload, 6), renewedMs: readU48(payload, 12), isConfirmed: payload[18] === 1 };
  const officer = await findOfficer(office.db, readU48(payload, 0));
  const nowMs = office.clock.nowMs();
  const isOver =
    nowMs >= session.begunMs + SESSION_SECONDS * 1000 ||
    nowMs >= session.renewedMs + IDLE_SECONDS * 1000 ||
    session.begunMs < (officer?.sessionsFromMs ?? 0);
  if (!officer || isOver) throw new Problem("session-ended");
  return { officer: { ...officer, ...(await standingOf(office.db, officer.id, today(office.clock))) }, session };
}
