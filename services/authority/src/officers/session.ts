import { concat, readU48, u48 } from "@kipass/protocol/bytes";
import { Problem } from "@kipass/protocol/problem";
import { sessionToken } from "@kipass/service-kit/http/server";
import { mintToken, openToken } from "@kipass/service-kit/session-token";
import type { Office } from "../office.ts";
import { findOfficer, type Officer, type Role } from "../store/officers.ts";

/** A working day; the app locks itself much sooner. */
export const SESSION_SECONDS = 8 * 3600;

type Request = Parameters<typeof sessionToken>[0];

const DOMAIN = "kipass/officer-session/1";

export interface OfficerCaller<R extends Role = Role> {
  readonly kind: R;
  readonly officer: Officer;
}

/** Officer number and begin in milliseconds; never earlier than what a log-out has ended. */
export function mintSession(office: Office, officer: Officer): string {
  const begunMs = Math.max(office.clock.nowMs(), officer.sessionsFromMs);
  return mintToken(concat(u48(officer.number), u48(begunMs)), office.vault.key("session"), DOMAIN);
}

/** How officers are recognised: the account is read at each request, so that a log-out counts at once everywhere. */
export function officerCallers(office: Office) {
  const recognised = new WeakMap<Request, Promise<Officer | undefined>>();
  const once = (request: Request) => {
    const known = recognised.get(request) ?? officerOf(office, request);
    recognised.set(request, known);
    return known;
  };
  const as =
    <R extends Role>(kind: R) =>
    async (request: Request): Promise<OfficerCaller<R> | undefined> => {
      const officer = await once(request);
      return officer?.role === kind ? { kind, officer } : undefined;
    };
  return {
    investigator: as("investigator"),
    approver: as("approver"),
    supervisor: as("supervisor"),
    auditor: as("auditor"),
    "health-centre": as("health-centre"),
  };
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
