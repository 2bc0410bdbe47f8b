import type { Day } from "@kipass/protocol/day";
import { Problem } from "@kipass/protocol/problem";
import type { Session } from "../accounts/session.ts";

/** For a child a guardian answers with a phone that counts as verified today, without the door's days of grace. @throws Problem not-verified */
export function checkVerified({ verifiedUntil }: Session, today: Day): void {
  if (verifiedUntil < today) throw new Problem("not-verified");
}
