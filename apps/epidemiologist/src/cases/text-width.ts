const HANGUL = 12;
const LATIN = 7.2;

/** About how wide a chart's 13 px words are: Hangul is as wide as it is high, Latin and digits a little over half. */
export function textWidth(words: string): number {
  return [...words].reduce((sum, letter) => sum + (letter >= "ᄀ" ? HANGUL : LATIN), 0);
}
