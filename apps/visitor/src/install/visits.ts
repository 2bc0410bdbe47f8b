/** The opening at which the hint is given: by then the visitor has a use for it. */
const HINT_AT = 3;

/** Counts openings that led to a pass, from what is kept on the device and only as far as needed. */
export function countVisit(before: string | undefined): { kept: string; hint: boolean } {
  const visits = Math.min((Number(before) || 0) + 1, HINT_AT + 1);
  return { kept: String(visits), hint: visits === HINT_AT };
}
