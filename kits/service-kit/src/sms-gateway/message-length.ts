import { messageBytes } from "./carried-text.ts";

/** Where the longer kind of message (LMS) begins: 90 bytes as carried. */
const SHORT_BYTES = 90;
/** What a phone shows above a longer message. */
const SUBJECT_CHARACTERS = 20;

export function isLong(text: string): boolean {
  return (messageBytes(text) ?? Number.POSITIVE_INFINITY) > SHORT_BYTES;
}

/** What stands in brackets at the beginning, else the first characters. */
export function subjectOf(text: string): string {
  return /^\[([^\]]{1,20})\]/.exec(text)?.[1] ?? [...text].slice(0, SUBJECT_CHARACTERS).join("");
}
