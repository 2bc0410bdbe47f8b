/** From here on a count of visits points at nobody. */
const LEAST_SAID = 5;

/** None, or five and more; in between it is not said how many (null). */
export function said(visits: number): number | null {
  return visits > 0 && visits < LEAST_SAID ? null : visits;
}
