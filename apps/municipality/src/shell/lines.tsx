import { Wrong } from "@kipass/web-kit/controls.tsx";
import { useId } from "preact/hooks";

interface LinesProps {
  label: string;
  value: string;
  onInput: (value: string) => void;
  hint?: string;
  wrong?: string | undefined;
  maxLength: number;
}

/** A field for more than one line. */
export function Lines({ label, value, onInput, hint, wrong, maxLength }: LinesProps) {
  const id = useId();
  return (
    <div class="ask">
      <label for={id}>{label}</label>
      <span class="field lines" data-wrong={wrong ? "" : undefined}>
        <textarea
          id={id}
          rows={3}
          value={value}
          maxLength={maxLength}
          aria-invalid={wrong ? true : undefined}
          aria-describedby={[hint && `${id}-hint`, wrong && `${id}-wrong`].filter(Boolean).join(" ") || undefined}
          onInput={(event) => onInput(event.currentTarget.value)}
        />
      </span>
      {hint && (
        <p class="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {wrong && <Wrong id={`${id}-wrong`}>{wrong}</Wrong>}
    </div>
  );
}
