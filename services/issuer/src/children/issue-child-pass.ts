import { dayOf } from "@kipass/protocol/day";
import { Problem } from "@kipass/protocol/problem";
import { nowSeconds } from "@kipass/service-kit/clock";
import { primitives } from "@kipass/service-kit/primitives";
import { isVerified } from "../accounts/session.ts";
import { type DrawnPass, drawPass } from "../passes/draw-pass.ts";
import type { IssuePassParts } from "../passes/issue-pass.ts";
import type { ChildSession } from "./child-session.ts";
import { checkStillChild } from "./of-age.ts";

/**
 * A pass of a child, drawn on its own device. As bare as a visitor's own: neither database nor log. The day counts for
 * the guardian too, whose phone has to outlive the visit.
 * @throws Problem not-verified, child-of-age
 */
export function issueChildPass(
  session: ChildSession,
  kind: "live" | "assisted",
  { keys, usedDays, clock }: IssuePassParts,
): { drawn: DrawnPass; renewed: ChildSession | undefined } {
  const now = nowSeconds(clock);
  const today = dayOf(now);
  if (!isVerified(session, today)) throw new Problem("not-verified");
  checkStillChild(session, today);
  const drawn = drawPass(session, kind, keys, now, primitives);
  if (session.usedOn === today) return { drawn, renewed: undefined };
  for (const account of [session.account, session.guardian]) usedDays.note(account, today);
  return { drawn, renewed: { ...session, usedOn: today } };
}
