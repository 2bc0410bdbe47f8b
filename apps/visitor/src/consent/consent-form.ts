/** In the order they are asked. */
export const consentKinds = ["collection", "provision", "location"] as const;
export type ConsentKind = (typeof consentKinds)[number];

type Answers = Partial<Record<ConsentKind, boolean>>;

/** Nothing is preset: a kind without an answer has not been answered. */
export interface ConsentForm {
  answers: Answers;
  /** The one being asked. */
  open: ConsentKind;
  /** '다음' was pressed without an answer. */
  missing: boolean;
}

export type NextStep = { to: "form"; form: ConsentForm } | { to: "refused"; kind: ConsentKind } | { to: "confirm" };

export function newForm(): ConsentForm {
  return { answers: {}, open: "collection", missing: false };
}

export function choose(form: ConsentForm, agreed: boolean): ConsentForm {
  return { ...form, answers: { ...form.answers, [form.open]: agreed }, missing: false };
}

export function reopen(form: ConsentForm, kind: ConsentKind): ConsentForm {
  return { ...form, open: kind, missing: false };
}

/** '다음': says what is missing, stops at a refusal, or goes to the next one not yet agreed to. */
export function next(form: ConsentForm): NextStep {
  const answer = form.answers[form.open];
  if (answer === undefined) return { to: "form", form: { ...form, missing: true } };
  if (!answer) return { to: "refused", kind: form.open };
  const open = consentKinds.find((kind) => !form.answers[kind]);
  return open ? { to: "form", form: reopen(form, open) } : { to: "confirm" };
}

export function isComplete(form: ConsentForm): boolean {
  return consentKinds.every((kind) => form.answers[kind]);
}
