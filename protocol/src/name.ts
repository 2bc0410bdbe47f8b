/**
 * A person's name as it is compared under an order: the same person typed on another keyboard must give the same text. Letters are
 * Hangul syllables and Latin letters; full-width letters, jamo and invisible fillers look like others and are refused. SPEC §15.3.
 */
const NAME = /^[가-힣A-Za-zÀ-ÖØ-öø-ɏḀ-ỿ][가-힣A-Za-zÀ-ÖØ-öø-ɏḀ-ỿ .'-]*$/u;
const SHORTEST = 2;
const LONGEST = 40;

/** NFC, outer spaces cut, inner runs of spaces one, ’ written as '. Undefined when it is not a name. */
export function parseName(text: string): string | undefined {
  if (text.length > 4 * LONGEST) return undefined;
  const name = text.normalize("NFC").replaceAll("’", "'").replace(/ +/g, " ").replace(/^ | $/g, "");
  return name.length >= SHORTEST && name.length <= LONGEST && NAME.test(name) ? name : undefined;
}
