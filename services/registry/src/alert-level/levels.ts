import type { Day } from "@kipass/protocol/day";

/** 위기경보. */
export type AlertLevel = "관심" | "주의" | "경계" | "심각";

export interface LevelFrom {
  fromDay: Day;
  level: AlertLevel;
}

/** The level of a day, `levels` in the order of their days; until somebody says otherwise it is 심각. */
export function levelOn(levels: readonly LevelFrom[], day: Day): AlertLevel {
  return levels.findLast(({ fromDay }) => fromDay <= day)?.level ?? "심각";
}

/** Duties hold and visits are recorded at 경계 and 심각 only. */
export function isCollecting(levels: readonly LevelFrom[], day: Day): boolean {
  return collectsAt(levelOn(levels, day));
}

export function collectsAt(level: AlertLevel): boolean {
  return level === "경계" || level === "심각";
}
