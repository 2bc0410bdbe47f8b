/** What one day of the fuse is: gone by, today, to come, or the day of destruction. */
export type FuseDay = "past" | "today" | "coming" | "end";

/** The days from the last use up to and with the day of destruction. */
export function fuseDays(from: string, to: string, today: string): FuseDay[] {
  const length = daysBetween(from, to);
  const now = daysBetween(from, today);
  const days = Array.from({ length }, (_, i): FuseDay => (i < now ? "past" : i === now ? "today" : "coming"));
  return [...days, "end"];
}

function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);
}
