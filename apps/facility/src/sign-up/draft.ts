import type { CodeEnds } from "../phone-code.tsx";
import { emptyForm, type Form } from "./form.ts";

/** A sign-up that is not sent yet. */
export interface Draft {
  form: Form;
  codeEndsMs: CodeEnds;
}

type Shelf = Pick<globalThis.Storage, "getItem" | "setItem" | "removeItem">;

const NAME = "kipass.sign-up";
/** A tab may be left open on a shared device. */
const KEPT_MS = 60 * 60_000;

/**
 * What was typed, kept in this tab: a reload, the back button or a telephone that put the browser aside lose nothing. A password is never
 * kept. Where the browser keeps nothing, the draft lives as long as the page.
 */
export function openDraft(shelf: () => Shelf = () => sessionStorage, nowMs: () => number = Date.now) {
  return {
    /** Undefined when nothing was typed here within the last hour. */
    read(): Draft | undefined {
      try {
        const { form, codeEndsMs, atMs } = JSON.parse(shelf().getItem(NAME) ?? "{}");
        if (typeof form !== "object" || !(nowMs() - atMs < KEPT_MS)) return undefined;
        return { form: { ...emptyForm, ...form }, codeEndsMs: codeEndsMs > nowMs() ? codeEndsMs : undefined };
      } catch {
        return undefined;
      }
    },
    write({ form: { password: _password, ...form }, codeEndsMs }: Draft): void {
      try {
        shelf().setItem(NAME, JSON.stringify({ form, codeEndsMs, atMs: nowMs() }));
      } catch {}
    },
    erase(): void {
      try {
        shelf().removeItem(NAME);
      } catch {}
    },
  };
}
