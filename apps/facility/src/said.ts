import { Problem } from "@kipass/protocol/problem";
import { catalogue } from "@kipass/web-kit/i18n.ts";
import { problemText } from "@kipass/web-kit/problem-text.ts";
import { type FormField, fieldOf } from "./sign-up/form.ts";

// Visitors have other ways to prove a phone; managers have a message alone.
const t = catalogue(
  { smsLimit: "내일 다시 하시거나 본인의 다른 휴대전화로 해 주세요." },
  { smsLimit: "Try again tomorrow, or with another phone of your own." },
);

/** The registry's own words, by the field they are about. */
export type Said = Partial<Record<FormField, string>>;

/** Where a refusal stands: at its field, or, when it is about none, by itself. */
export function placed(refusal: unknown): { said: Said; rest: unknown } {
  const code = refusal instanceof Problem ? refusal.code : undefined;
  const field = code && fieldOf(code);
  if (!field) return { said: {}, rest: refusal };
  const { title, next } = problemText(refusal);
  return { said: { [field]: `${title} ${code === "sms-limit" ? t.smsLimit : next}` }, rest: undefined };
}
