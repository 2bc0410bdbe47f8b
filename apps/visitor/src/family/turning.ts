const announcedDays = 7;
const dayMs = 86_400_000;

/** Days until a guardian's consent no longer suffices, once they are few enough to say so: 7 to 1, and 0 from the birthday on. */
export function daysUntilOfAge(ofAgeOn: string, today: string): number | undefined {
  const days = Math.max(0, (Date.parse(ofAgeOn) - Date.parse(today)) / dayMs);
  return days <= announcedDays ? days : undefined;
}
