import { Problem } from "@kipass/protocol/problem";
import { today } from "@kipass/service-kit/clock";
import { type Caller, sessionToken } from "@kipass/service-kit/http/server";
import type { FastifyRequest } from "fastify";
import type { RecogniseParts } from "../accounts/recognise-visitor.ts";
import { hasEnded } from "../accounts/session.ts";
import { type ChildSession, openChildSession } from "./child-session.ts";

export interface ChildCaller extends Caller {
  kind: "child";
  session: ChildSession;
}

/**
 * The child behind a request from its own device, from memory alone; undefined for any other request.
 * @throws Problem device-replaced, session-ended
 */
export function recogniseChild(parts: RecogniseParts): (request: FastifyRequest) => ChildCaller | undefined {
  return (request) => {
    const token = sessionToken(request);
    const session = token === undefined ? undefined : openChildSession(token, parts.keys.session);
    if (!session) return undefined;
    if (hasEnded(session, today(parts.clock))) throw new Problem("session-ended");
    if (parts.revocations.isRevoked(session.account, session.generation)) throw new Problem("device-replaced");
    return { kind: "child", session };
  };
}
