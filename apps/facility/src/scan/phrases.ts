/** Korean words that lean on the one before them: '쓸 수 없는', '보여 주세요', '승인되지 않은'. */
const LEANING = /^(?:수$|않|없|있|주[세시]|합니다|됩니다)/;

/**
 * Sentences, each cut where a line may end. Joined by spaces they give the text again. Browsers cut Korean at any space, which in
 * large type tears what is read as one.
 */
export function phrases(text: string): string[][] {
  return text.replaceAll(". ", ".\n").split("\n").map(phrasesOf);
}

function phrasesOf(sentence: string): string[] {
  const kept: string[] = [];
  for (const word of sentence.split(" ")) {
    const before = LEANING.test(word) ? kept.pop() : undefined;
    kept.push(before === undefined ? word : `${before} ${word}`);
  }
  return kept;
}

/** Hangul is about twice as wide as Latin. */
export function isLong(text: string): boolean {
  return [...text].reduce((width, character) => width + (/[가-힣]/.test(character) ? 2 : 1), 0) > LONG;
}

const LONG = 36;
