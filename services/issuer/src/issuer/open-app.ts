import { Problem } from "@kipass/protocol/problem";
import type { Session as Cookie } from "@kipass/service-kit/http/bind";
import type { Opening } from "@kipass/service-kit/http/serve-app";
import type { recogniseVisitor } from "../accounts/recognise-visitor.ts";
import type { Session } from "../accounts/session.ts";
import type { DrawnPass } from "../passes/draw-pass.ts";

export interface OpenAppParts {
  /** Public facts, the same for everybody. */
  facts: () => object;
  recognise: ReturnType<typeof recogniseVisitor>;
  draw: (session: Session, kind: "live" | "assisted", cookie: Cookie) => FirstPass;
}

type FirstPass = DrawnPass & { nowMs: number };

/**
 * What the app knows before its first request. Whoever may draw and opens a screen with a code gets the first pass along
 * with the page, and is spared a round trip at the door; drawn like any other, it leaves no more trace.
 */
export function openApp({ path, request, session }: Opening, { facts, recognise, draw }: OpenAppParts): object {
  const kind = PASS_SCREENS[path];
  const drawing = () => {
    const visitor = recognise(request);
    return kind && visitor && { ...draw(visitor.session, kind, session), class: kind };
  };
  return { ...facts(), pass: kind && orNothing(drawing) };
}

const PASS_SCREENS: Record<string, "live" | "assisted" | undefined> = {
  "/": "live",
  "/qr": "live",
  "/big": "assisted",
};

/** Why there is none, the app is told when it asks for a pass itself. */
function orNothing<T>(drawing: () => T): T | undefined {
  try {
    return drawing();
  } catch (fault) {
    if (fault instanceof Problem) return undefined;
    throw fault;
  }
}
