import type { Reply } from "@kipass/contract/endpoint";
import type { readAlertLevels as endpoint } from "@kipass/contract/office";
import { today } from "@kipass/service-kit/clock";
import { levelOn } from "../../alert-level/levels.ts";
import { findAlertLevels, findLevelChanges } from "../../store/alert-levels.ts";
import type { Desk } from "../desk.ts";

const LEVELS_SHOWN = 100;

export async function readAlertLevels({ tx, officer, clock }: Desk): Promise<Reply<typeof endpoint>> {
  const levels = await findAlertLevels(tx);
  const changes = await findLevelChanges(tx);
  const day = today(clock);
  return {
    today: day,
    level: levelOn(levels, day),
    levels: levels.slice(-LEVELS_SHOWN).map(({ fromDay, level }) => ({ from: fromDay, level })),
    changes: changes.map(({ proposedBy, ...change }) => ({ ...change, isOwn: proposedBy === officer.id })),
    mayChange: officer.region === "all",
  };
}
