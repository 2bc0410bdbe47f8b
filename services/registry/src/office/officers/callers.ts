import { createHash } from "node:crypto";
import type { OfficeKind } from "@kipass/contract/endpoint";
import { Problem } from "@kipass/protocol/problem";
import type { Clock } from "@kipass/service-kit/clock";
import { sessionToken } from "@kipass/service-kit/http/server";
import type { Database } from "@kipass/service-kit/postgres/database";
import { findOfficerSession, markSeen, type OfficerSession } from "../../store/officer-sessions.ts";

/** Ten minutes without a request. */
export const IDLE_SECONDS = 600;
/** A working day. */
export const SESSION_SECONDS = 8 * 3600;

/** Noted so often at most, so that a page of many requests does not write many times. */
const NOTED_EVERY_MS = 5_000;

type Request = Parameters<typeof sessionToken>[0];

export interface OfficeCaller<K extends OfficeKind = OfficeKind> {
  readonly kind: K;
  readonly officer: OfficerSession;
  /** What the database keeps of the cookie. */
  readonly token: Uint8Array;
}

/** How officers are recognised, each by what they may do: the session is read at each request, so that leaving counts at once. */
export function officeCallers({ db, clock }: { db: Database; clock: Clock }) {
  const recognised = new WeakMap<Request, Promise<Recognised | undefined>>();
  const once = (request: Request) => {
    const known = recognised.get(request) ?? officerOf(request, db, clock);
    recognised.set(request, known);
    return known;
  };
  const as =
    <K extends OfficeKind>(kind: K, holds: (officer: OfficerSession) => boolean) =>
    async (request: Request): Promise<OfficeCaller<K> | undefined> => {
      const found = await once(request);
      return found && holds(found.officer) ? { kind, ...found } : undefined;
    };
  const open = (role: OfficerSession["roles"][number]) => (officer: OfficerSession) =>
    officer.stage === "open" && officer.roles.includes(role);
  return {
    "office-handler": as("office-handler", open("handler")),
    "office-decider": as("office-decider", open("decider")),
    "office-viewer": as("office-viewer", open("viewer")),
    "office-admin": as("office-admin", open("admin")),
    "office-newcomer": as("office-newcomer", ({ stage }) => stage === "password"),
  };
}

/** What the database keeps of a cookie. */
export function tokenHash(token: string): Buffer {
  return createHash("sha256").update(token).digest();
}

type Recognised = Pick<OfficeCaller, "officer" | "token">;

/** @throws Problem session-ended */
async function officerOf(request: Request, db: Database, clock: Clock): Promise<Recognised | undefined> {
  const text = sessionToken(request);
  if (text === undefined) return undefined;
  const token = tokenHash(text);
  const session = await findOfficerSession(db, token);
  const nowMs = clock.nowMs();
  if (!session || isOver(session, nowMs)) throw new Problem("session-ended");
  if (nowMs >= session.seenMs + NOTED_EVERY_MS) await markSeen(db, token, nowMs);
  return { officer: session, token };
}

function isOver({ begunMs, seenMs }: OfficerSession, nowMs: number): boolean {
  return nowMs >= begunMs + SESSION_SECONDS * 1000 || nowMs >= seenMs + IDLE_SECONDS * 1000;
}
