import * as endpoints from "@kipass/contract/issuer";
import { bind, type Session as Cookie } from "@kipass/service-kit/http/bind";
import type { Server } from "@kipass/service-kit/http/server";
import type { recogniseVisitor } from "../accounts/recognise-visitor.ts";
import type { Session } from "../accounts/session.ts";
import type { UsedDays } from "../passes/used-days.ts";
import { type AddChildParts, addChild } from "./add-child.ts";
import type { ChildSession } from "./child-session.ts";
import { endChildDevice } from "./end-child-device.ts";
import { listChildren } from "./list-children.ts";
import type { recogniseChild } from "./recognise-child.ts";
import { removeChild } from "./remove-child.ts";
import { renewChildSession } from "./renew-child-session.ts";
import { startChildDevice } from "./start-child-device.ts";
import { startChildSession } from "./start-child-session.ts";

export interface Family {
  visitor: ReturnType<typeof recogniseVisitor>;
  child: ReturnType<typeof recogniseChild>;
}

interface BindChildrenParts extends AddChildParts {
  usedDays: UsedDays;
  codeKey: Uint8Array;
  keepSession: (cookie: Cookie, session: Session) => void;
  keepChildSession: (cookie: Cookie, session: ChildSession) => void;
}

/** What guardians do for their children, and a child's own device to begin and go on. */
export function bindChildren(server: Server<Family>, parts: BindChildrenParts): void {
  const { keepSession, keepChildSession } = parts;
  const kept = async <Answer>(cookie: Cookie, done: Promise<{ answer: Answer; renewed: Session }>) => {
    const { answer, renewed } = await done;
    keepSession(cookie, renewed);
    return answer;
  };

  bind(server, endpoints.addChild, ({ body, caller, session }) => kept(session, addChild(caller.session, body, parts)));
  bind(server, endpoints.listChildren, ({ caller, session }) => kept(session, listChildren(caller.session, parts)));
  bind(server, endpoints.removeChild, ({ params, caller, session }) =>
    kept(session, removeChild(caller.session, Number(params.child), parts)),
  );
  bind(server, endpoints.startChildDevice, ({ params, caller }) =>
    startChildDevice(caller.session, Number(params.child), parts),
  );
  bind(server, endpoints.endChildDevice, ({ params, caller, session }) =>
    kept(session, endChildDevice(caller.session, Number(params.child), parts)),
  );
  bind(server, endpoints.startChildSession, async ({ body, session: cookie }) => {
    const { answer, session } = await startChildSession(body, parts);
    keepChildSession(cookie, session);
    return answer;
  });
  bind(server, endpoints.renewChildSession, async ({ caller, session: cookie }) => {
    const { answer, renewed } = await renewChildSession(caller.session, parts);
    keepChildSession(cookie, renewed);
    return answer;
  });
}
