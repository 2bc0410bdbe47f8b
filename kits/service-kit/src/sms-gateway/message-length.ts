import iconv from "iconv-lite";

/** Where the longer kind of message (LMS) begins: 90 bytes in the carriers' character set. */
const SHORT_BYTES = 90;
/** What a phone shows above a longer message. */
const SUBJECT_CHARACTERS = 20;

/** Bytes in the carriers' character set; undefined when a character is not in it and would arrive as a question mark. */
export function messageBytes(text: string): number | undefined {
  const bytes = iconv.encode(text, "euc-kr");
  return iconv.decode(bytes, "euc-kr") === text ? bytes.length : undefined;
}

export function isLong(text: string): boolean {
  return (messageBytes(text) ?? Number.POSITIVE_INFINITY) > SHORT_BYTES;
}

/** What stands in brackets at the beginning, else the first characters. */
export function subjectOf(text: string): string {
  return /^\[([^\]]{1,20})\]/.exec(text)?.[1] ?? [...text].slice(0, SUBJECT_CHARACTERS).join("");
}
