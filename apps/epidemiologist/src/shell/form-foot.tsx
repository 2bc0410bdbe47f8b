import { Button } from "@kipass/web-kit/controls.tsx";
import { catalogue } from "@kipass/web-kit/i18n.ts";
import type { ComponentChildren } from "preact";
import { Refusal } from "./refusal.tsx";

const t = catalogue({ close: "닫기" }, { close: "Close" });

interface FormFootProps {
  /** Words of the button that sends the form. */
  save: string;
  busy: boolean;
  /** Why it did not happen. */
  said: string | undefined;
  onClose: () => void;
  /** What else can be done, between the two. */
  children?: ComponentChildren;
}

/** How a form of the console ends: why it was refused, the one thing it does, and the way out. */
export function FormFoot({ save, busy, said, onClose, children }: FormFootProps) {
  return (
    <>
      <Refusal said={said} />
      <div class="row wrap">
        <Button look="primary" submit busy={busy}>
          {save}
        </Button>
        {children}
        <Button onClick={onClose}>{t.close}</Button>
      </div>
    </>
  );
}
