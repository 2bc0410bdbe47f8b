import { Problem } from "@kipass/protocol/problem";
import { problemText } from "@kipass/web-kit/problem-text.ts";
import { type FormField, fieldOf } from "./sign-up/form.ts";

/** The registry's own words, by the field they are about. */
export type Said = Partial<Record<FormField, string>>;

/** Where a refusal stands: at its field, or, when it is about none, by itself. */
export function placed(refusal: unknown): { said: Said; rest: unknown } {
  const field = refusal instanceof Problem ? fieldOf(refusal.code) : undefined;
  if (!field) return { said: {}, rest: refusal };
  const { title, next } = problemText(refusal);
  return { said: { [field]: `${title} ${next}` }, rest: undefined };
}
