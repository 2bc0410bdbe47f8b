import { Notice } from "@kipass/web-kit/controls.tsx";

/** Why something did not happen, read aloud at once. */
export function Refusal({ said }: { said: string | undefined }) {
  if (!said) return null;
  return (
    <Notice tone="again" alert>
      {said}
    </Notice>
  );
}
