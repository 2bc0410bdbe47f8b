import { addDays, type Day, RETENTION_DAYS } from "@kipass/protocol/day";

/** The day at whose beginning the account goes: with the key of its last possible passes. */
export function destroyedOn({ lastPassDay, enrolledDay }: { lastPassDay: Day | null; enrolledDay: Day }): Day {
  const last = lastPassDay !== null && lastPassDay > enrolledDay ? lastPassDay : enrolledDay;
  return addDays(last, RETENTION_DAYS + 1);
}
