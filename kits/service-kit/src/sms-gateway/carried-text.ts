import iconv from "iconv-lite";

/*
 * Korean carriers carry KS X 1001 and nothing else, whatever JSON a company takes and whichever kind of message it is: 'Only EUC-KR characters are
 * supported by the South Korean mobile operators' (https://www.twilio.com/en/guidelines/kr/sms), and what EUC-KR lacks 'can turn into a
 * question mark' (https://smartsms.aligo.in/admin/api/spec.html). SOLAPI and SENS count their 90 and 2,000 bytes in it. The other half of
 * CP949, 8,822 rarer syllables such as 쀍, is not part of it.
 */

/** How many bytes a character is when it is carried. */
function widthOf(character: string): 1 | 2 | undefined {
  const bytes = iconv.encode(character, "euc-kr");
  if (bytes.length === 1) return character === bytes.toString("latin1") ? 1 : undefined;
  // The library's EUC-KR is CP949; both bytes of what is in KS X 1001 are 0xA1 or more.
  return bytes.every((byte) => byte >= 0xa1) ? 2 : undefined;
}

/** Bytes as carried; undefined when a character is not, and would arrive as a question mark. */
export function messageBytes(text: string): number | undefined {
  let sum = 0;
  for (const character of text) {
    const width = widthOf(character);
    if (width === undefined) return undefined;
    sum += width;
  }
  return sum;
}

const STAND_INS: Readonly<Record<string, string>> = {
  "–": "-",
  "—": "-",
  "‐": "-",
  "‑": "-",
  "−": "-",
  "•": "·",
  "〜": "~",
};

/**
 * The text as it is to be sent: what is not carried is written with what is, where that reads the same: é as e, ế as e, – as -, a syllable in
 * pieces as one. What nothing stands for stays, and arrives as a question mark.
 */
export function carriedText(text: string): string {
  return Array.from(text.normalize("NFC"), (character) =>
    widthOf(character) ? character : (standInFor(character) ?? character),
  ).join("");
}

function standInFor(character: string): string | undefined {
  const standIn = STAND_INS[character] ?? character.normalize("NFKD").replace(/\p{M}/gu, "");
  return standIn !== "" && messageBytes(standIn) !== undefined ? standIn : undefined;
}
