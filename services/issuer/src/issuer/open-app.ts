import { Problem } from "@kipass/protocol/problem";
import type { Session as Cookie } from "@kipass/service-kit/http/bind";
import type { Opening } from "@kipass/service-kit/http/serve-app";
import type { Visitor } from "../accounts/recognise-visitor.ts";
import type { ChildCaller } from "../children/recognise-child.ts";
import type { DrawnPass } from "../passes/draw-pass.ts";

export interface OpenAppParts {
  /** Public facts, the same for everybody. */
  facts: () => object;
  recognise: (request: Opening["request"]) => Visitor | ChildCaller | undefined;
  draw: (caller: Visitor | ChildCaller, kind: "live" | "assisted", cookie: Cookie) => FirstPass;
}

type FirstPass = DrawnPass & { nowMs: number };

/**
 * What the app knows before its first request. Whoever may draw and opens a screen with a code gets the first pass along
 * with the page, and is spared a round trip at the door; drawn like any other, it leaves no more trace.
 */
export function openApp({ path, request, session }: Opening, { facts, recognise, draw }: OpenAppParts): object {
  const kind = PASS_SCREENS[path];
  const drawing = () => {
    const caller = recognise(request);
    return kind && caller && { ...draw(caller, kind, session), class: kind };
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
