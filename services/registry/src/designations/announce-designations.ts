import { type Clock, today } from "@kipass/service-kit/clock";
import type { Database } from "@kipass/service-kit/postgres/database";
import { findDesignations, findUnannounced, insertNotices } from "../store/designations.ts";
import { touches } from "./obligation-of.ts";

/**
 * Announces every rule that is in force, or will be, to the facilities it touches and was not announced to: those that signed up, moved
 * or changed since it was made, and everybody when a national list is new.
 */
export async function announceDesignations({ db, clock }: { db: Database; clock: Clock }): Promise<void> {
  const [day, nowMs] = [today(clock), clock.nowMs()];
  const rules = (await findDesignations(db)).filter(({ to }) => to === null || to >= day);
  for (const rule of rules) {
    const untold = (await findUnannounced(db, rule)).filter((facility) => touches(rule, facility) !== "no");
    if (untold.length > 0)
      await insertNotices(
        db,
        rule.id,
        untold.map(({ id }) => id),
        nowMs,
      );
  }
}
