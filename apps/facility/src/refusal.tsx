import { Notice } from "@kipass/web-kit/controls.tsx";
import { problemText } from "@kipass/web-kit/problem-text.ts";

/** A refusal in words: what happened, then what to do. */
export function Refusal({ of }: { of: unknown }) {
  const { title, next } = problemText(of);
  return (
    <Notice tone="again" alert>
      <b>{title}</b> {next}
    </Notice>
  );
}
