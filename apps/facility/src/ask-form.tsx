import { Button } from "@kipass/web-kit/controls.tsx";
import type { ComponentChildren } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import { Refusal } from "./refusal.tsx";

interface AskFormProps {
  children: ComponentChildren;
  onSubmit: () => void;
  /** What the button says. */
  submit: string;
  /** Quiet where the page has a primary button of its own, or none. */
  look?: "primary" | "danger" | "quiet";
  /** One of several on its page. */
  isCard?: boolean;
  isBusy?: boolean;
  /** A refusal that is about none of the fields. */
  refusal?: unknown;
}

/**
 * Fields and their one button. It answers a press where it was pressed: the first field that lacks something takes the focus, whichever
 * was drawn last, and a refusal stands above the button, in sight.
 */
export function AskForm({ children, onSubmit, submit, look = "primary", isCard, isBusy, refusal }: AskFormProps) {
  const form = useRef<HTMLFormElement>(null);
  const said = useRef<HTMLDivElement>(null);
  const [tries, setTries] = useState(0);
  useEffect(() => {
    if (tries > 0) form.current?.querySelector<HTMLElement>("[aria-invalid], [data-lacking] input")?.focus();
  }, [tries]);
  useEffect(() => said.current?.scrollIntoView({ block: "nearest" }), [refusal]);
  return (
    <form
      class={isCard ? "card form more" : "form"}
      ref={form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (isBusy) return;
        setTries(tries + 1);
        onSubmit();
      }}
    >
      {children}
      {refusal !== undefined && (
        <div ref={said}>
          <Refusal of={refusal} />
        </div>
      )}
      <Button look={look === "quiet" ? undefined : look} size={isCard ? undefined : "big"} wide submit busy={isBusy}>
        {submit}
      </Button>
    </form>
  );
}
