import type { Reply } from "@kipass/contract/endpoint";
import type { readAlertLevel as endpoint } from "@kipass/contract/registry";
import { type Clock, today } from "@kipass/service-kit/clock";
import type { Database } from "@kipass/service-kit/postgres/database";
import { findAlertLevels } from "../store/alert-levels.ts";
import { collectsAt, levelOn } from "./levels.ts";

const LEVELS_SHOWN = 100;

/** For everybody. */
export async function readAlertLevel({ db, clock }: { db: Database; clock: Clock }): Promise<Reply<typeof endpoint>> {
  const levels = await findAlertLevels(db);
  const level = levelOn(levels, today(clock));
  return {
    level,
    isCollecting: collectsAt(level),
    levels: levels.slice(-LEVELS_SHOWN).map(({ fromDay, level }) => ({ from: fromDay, level })),
  };
}
