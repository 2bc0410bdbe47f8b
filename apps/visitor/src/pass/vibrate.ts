/** As the scanner does: once for a new code, twice when something has to be done. */
export const NEW_CODE = [60];
export const SOON_OVER = [60, 80, 60];

/** Browsers refuse it before the first touch. */
export function vibrate(pattern: number[]) {
  if (navigator.userActivation?.hasBeenActive) navigator.vibrate?.(pattern);
}
