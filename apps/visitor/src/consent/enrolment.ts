import { furtherLang, lang } from "@kipass/web-kit/i18n.ts";
import { watched } from "@kipass/web-kit/watched.ts";
import { forgetChildDevice } from "../family/child-device.ts";
import { type ConsentText, issuer } from "../issuer.ts";
import { forgetReserves } from "../reserve/forget.ts";
import { type ConsentForm, type ConsentKind, consentKinds, newForm } from "./consent-form.ts";
import { consentGist, consentName } from "./consent-words.ts";

// What is filled in on the way to a pass. Only in memory: nothing is kept before the visitor has agreed.

/** The visitor's word on whether a guardian is needed. */
export const ageGiven = watched<"over" | "under" | undefined>(undefined);

export const form = watched<ConsentForm>(newForm());

/** The issuer's own texts, in the version that is being agreed to. Undefined while they are on their way. */
export const consentTexts = watched<readonly ConsentText[] | undefined>(undefined);

/** The texts changed while they were being agreed to: they are asked anew. */
export const outdated = watched(false);

export function askAnew() {
  consentTexts.set(undefined);
  form.set(newForm());
  outdated.set(true);
}

export async function loadConsentTexts(): Promise<void> {
  consentTexts.set((await issuer.describe()).consents);
}

export function textOf(kind: ConsentKind): ConsentText | undefined {
  return consentTexts.value?.find((text) => text.kind === kind);
}

/** The issuer writes Korean and English. Names and gists are ours in other languages; the text itself never is. */
export function titleOf(kind: ConsentKind): string {
  return furtherLang.value ? consentName(kind) : (textOf(kind)?.title[lang.value] ?? consentName(kind));
}

export function summaryOf(kind: ConsentKind): string | undefined {
  return furtherLang.value ? consentGist(kind) : textOf(kind)?.summary[lang.value];
}

export function agreedConsents() {
  return consentKinds.map((kind) => ({
    kind,
    version: textOf(kind)?.version ?? "",
    agreed: form.value.answers[kind] === true,
  }));
}

/** What was filled in has become an account. */
export function enrolled() {
  forgetReserves();
  forgetChildDevice();
  ageGiven.set(undefined);
  form.set(newForm());
  outdated.set(false);
}
