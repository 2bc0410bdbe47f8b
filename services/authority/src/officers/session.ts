import { concat, readU48, u48 } from "@kipass/protocol/bytes";
import { Problem } from "@kipass/protocol/problem";
import { today } from "@kipass/service-kit/clock";
import { sessionToken } from "@kipass/service-kit/http/server";
import { mintToken, openToken } from "@kipass/service-kit/session-token";
import type { Office } from "../office.ts";
import { type Standing, standingOf } from "../store/absences.ts";
import { findOfficer, type Officer, type Role } from "../store/officers.ts";

/** A working day; the app locks itself much sooner. */
export const SESSION_SECONDS = 8 * 3600;

type Request = Parameters<typeof sessionToken>[0];

const DOMAIN = "kipass/officer-session/1";

/** An officer as they stand today. */
export type ActingOfficer = Officer & Standing;

export interface OfficerCaller<R extends Role = Role> {
  readonly kind: R;
  readonly officer: ActingOfficer;
}

/** Officer number and begin in milliseconds; never earlier than what a log-out has ended. */
export function mintSession(office: Office, officer: Officer): string {
  const begunMs = Math.max(office.clock.nowMs(), officer.sessionsFromMs);
  return mintToken(concat(u48(officer.number), u48(begunMs)), office.vault.key("session"), DOMAIN);
}

/** How officers are recognised: the account is read at each request, so that a log-out counts at once everywhere. */
export function officerCallers(office: Office) {
  const recognised = new WeakMap<Request, Promise<ActingOfficer | undefined>>();
  const once = (request: Request) => {
    const known = recognised.get(request) ?? actingOfficerOf(office, request);
    recognised.set(request, known);
    return known;
  };
  const as =
    <R extends Role>(kind: R) =>
    async (request: Request): Promise<OfficerCaller<R> | undefined> => {
      const officer = await once(request);
      return officer && isOfKind(officer, kind) ? { kind, officer } : undefined;
    };
  return {
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

async function actingOfficerOf(office: Office, request: Request): Promise<ActingOfficer | undefined> {
  const officer = await officerOf(office, request);
  return officer && { ...officer, ...(await standingOf(office.db, officer.id, today(office.clock))) };
}

/** @throws Problem session-ended */
async function officerOf(office: Office, request: Request): Promise<Officer | undefined> {
  const token = sessionToken(request);
  const payload = token === undefined ? undefined : openToken(token, office.vault.key("session"), DOMAIN);
  if (!payload) return undefined;
  const begunMs = readU48(payload, 6);
  const officer = await findOfficer(office.db, readU48(payload, 0));
  const isOver = office.clock.nowMs() >= begunMs + SESSION_SECONDS * 1000 || begunMs < (officer?.sessionsFromMs ?? 0);
  if (!officer || isOver) throw new Problem("session-ended");
  return officer;
}
