import type { Person } from "../api.ts";

type Lap = Pick<Person["overlaps"][number], "minMinutes" | "maxMinutes" | "doors">;

export interface LapFilter {
  minMinutes: number;
  /** Counts only minutes proved by scans on both sides. */
  certainOnly: boolean;
  door: number | undefined;
}

/** Whether any one overlap of a person is what is looked for. */
export function matches(
  { overlaps }: { overlaps: readonly Lap[] },
  { minMinutes, certainOnly, door }: LapFilter,
): boolean {
  return overlaps.some(
    (lap) =>
      (certainOnly ? lap.minMinutes : lap.maxMinutes) >= Math.max(minMinutes, certainOnly ? 1 : 0) &&
      (door === undefined || lap.doors.includes(door)),
  );
}
