import { PasskeyFailure, passkeyFailureText } from "@kipass/web-kit/passkey.ts";
import { problemText } from "@kipass/web-kit/problem-text.ts";

/** What went wrong with a passkey or the server, and what to do, as one text. */
export function failureText(thrown: unknown): string {
  const { title, next } = thrown instanceof PasskeyFailure ? passkeyFailureText(thrown) : problemText(thrown);
  return `${title} ${next}`;
}
