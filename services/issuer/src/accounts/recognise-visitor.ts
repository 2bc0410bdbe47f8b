import type { Day } from "@kipass/protocol/day";
import { Problem } from "@kipass/protocol/problem";
import { type Clock, today } from "@kipass/service-kit/clock";
import { type Caller, sessionToken } from "@kipass/service-kit/http/server";
import type { Revocations } from "@kipass/service-kit/revocations";
import type { FastifyRequest } from "fastify";
import type { RotatedKeys } from "../keys/key-ring.ts";
import { hasEnded, isNewDevice, openSession, type Session } from "./session.ts";

export interface Visitor extends Caller {
  kind: "visitor";
  session: Session;
}

export interface RecogniseParts {
  keys: Pick<RotatedKeys, "session">;
  revocations: Pick<Revocations, "isRevoked">;
  clock: Clock;
  /** Endpoints open to a device that has logged in and not yet proved the phone. */
  openToNewDevices?: readonly string[];
}

/**
 * The visitor behind a request, from memory alone; undefined without a session of ours.
 * @throws Problem device-replaced, session-ended, not-verified
 */
export function recogniseVisitor(parts: RecogniseParts): (request: FastifyRequest) => Visitor | undefined {
  return (request) => {
    const token = sessionToken(request);
    const session = token === undefined ? undefined : checkSession(token, parts);
    if (session && isNewDevice(session) && !mayUse(request, parts)) throw new Problem("not-verified");
    return session && { kind: "visitor", session };
  };
}

function mayUse(request: FastifyRequest, { openToNewDevices }: RecogniseParts): boolean {
  return openToNewDevices?.includes(request.routeOptions.config.endpoint?.name ?? "") ?? false;
}

export function checkSession(token: string, { keys, revocations, clock }: RecogniseParts): Session | undefined {
  const session = openSession(token, keys.session);
  if (!session) return undefined;
  if (hasEnded(session, today(clock))) throw new Problem("session-ended");
  if (revocations.isRevoked(session.account, session.generation)) throw new Problem("device-replaced");
  return withLivingChildren(session, { revocations, today: today(clock) });
}

/** Children that were removed, moved to a device of their own, or were unused for so long that they are gone, drop out. */
function withLivingChildren(
  session: Session,
  { revocations, today }: { revocations: Pick<Revocations, "isRevoked">; today: Day },
): Session {
  if (session.children.length === 0) return session;
  const children = session.children.filter(
    (child) => !hasEnded(child, today) && !revocations.isRevoked(child.account, child.generation),
  );
  return { ...session, children };
}
