import type { ComponentChildren, JSX } from "preact";
import { useEffect, useId, useRef } from "preact/hooks";
import { catalogue } from "./i18n.ts";
import { AlertIcon, InfoIcon } from "./icons.tsx";

const t = catalogue(
  { undo: "되돌리기", busy: "잠시만 기다려 주세요." },
  { undo: "Undo", busy: "One moment, please." },
  "controls",
);

export type ControlsWords = typeof t;

interface ButtonProps {
  children: ComponentChildren;
  onClick?: (() => void) | undefined;
  /** One primary button a screen. It is never disabled: it answers with what is missing. */
  look?: "primary" | "plain" | "danger" | undefined;
  size?: "big" | "small" | "slim" | undefined;
  wide?: boolean | undefined;
  /** Makes the button a link that looks like one. */
  href?: string | undefined;
  submit?: boolean | undefined;
  /** Shown and announced while something is under way; a second press then does nothing. */
  busy?: boolean | undefined;
  label?: string | undefined;
}

export function Button({ children, onClick, look, size, wide, href, submit, busy, label }: ButtonProps) {
  const className = ["btn", look, size, wide && "wide"].filter(Boolean).join(" ");
  if (href) {
    return (
      <a class={className} href={href} aria-label={label}>
        {children}
      </a>
    );
  }
  return (
    <button
      class={className}
      type={submit ? "submit" : "button"}
      aria-label={label}
      aria-busy={busy || undefined}
      onClick={(event) => {
        if (busy) event.preventDefault();
        else onClick?.();
      }}
    >
      {children}
    </button>
  );
}

interface FieldProps {
  label: string;
  value: string;
  onInput: (value: string) => void;
  hint?: ComponentChildren;
  /** What is missing or does not fit, in words that say what to do. */
  wrong?: string | undefined;
  type?: "text" | "tel" | "password" | "search" | "date" | "time";
  inputMode?: "text" | "numeric" | "tel" | "search";
  autoComplete?: string;
  placeholder?: string;
  maxLength?: number;
  autoFocus?: boolean;
  /** Stands at the end inside the frame: a remaining time, a button. */
  end?: ComponentChildren;
}

export function Field({ label, value, onInput, hint, wrong, end, type = "text", autoFocus, ...given }: FieldProps) {
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (autoFocus || wrong) input.current?.focus();
  }, [autoFocus, wrong]);
  // Preact types each kind of input on its own; these attributes are common to all of them.
  const rest = { ...given, type } as { type: "text" };
  const described = [hint && `${id}-hint`, wrong && `${id}-wrong`].filter(Boolean).join(" ");
  return (
    <div class="ask">
      <label for={id}>{label}</label>
      <span class="field" data-wrong={wrong ? "" : undefined}>
        <input
          {...rest}
          id={id}
          ref={input}
          value={value}
          aria-invalid={wrong ? true : undefined}
          aria-describedby={described || undefined}
          onInput={(event) => onInput(event.currentTarget.value)}
        />
        {end}
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

/** What is missing, under the thing it is missing from. */
export function Wrong({ id, children }: { id?: string; children: ComponentChildren }) {
  return (
    <p class="wrong" id={id} role="alert">
      <AlertIcon size="small" />
      <span>{children}</span>
    </p>
  );
}

interface SelectProps {
  label: string;
  value: string;
  options: readonly { value: string; words: string }[];
  onChange: (value: string) => void;
  hint?: ComponentChildren;
  wrong?: string | undefined;
  /** The first, empty line: '업종을 골라 주세요'. */
  empty?: string;
}

export function Select({ label, value, options, onChange, hint, wrong, empty }: SelectProps) {
  const id = useId();
  return (
    <div class="ask">
      <label for={id}>{label}</label>
      <span class="field" data-wrong={wrong ? "" : undefined}>
        <select
          id={id}
          value={value}
          aria-invalid={wrong ? true : undefined}
          aria-describedby={wrong && `${id}-wrong`}
          onChange={(event) => onChange(event.currentTarget.value)}
        >
          {empty !== undefined && <option value="">{empty}</option>}
          {options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.words}
            </option>
          ))}
        </select>
      </span>
      {hint && <p class="hint">{hint}</p>}
      {wrong && <Wrong id={`${id}-wrong`}>{wrong}</Wrong>}
    </div>
  );
}

interface ChoicesProps<Value extends string> {
  label: string;
  options: readonly { value: Value; words: string }[];
  /** Nothing is preset where a consent is asked. */
  value: Value | undefined;
  onChoose: (value: Value) => void;
}

/** Answers of the same size and weight. */
export function Choices<Value extends string>({ label, options, value, onChoose }: ChoicesProps<Value>) {
  const name = useId();
  return (
    <div class="choices" role="radiogroup" aria-label={label}>
      {options.map((option) => (
        <label key={option.value} class="choice" data-checked={option.value === value ? "" : undefined}>
          <input type="radio" name={name} checked={option.value === value} onChange={() => onChoose(option.value)} />
          {option.words}
        </label>
      ))}
    </div>
  );
}

interface CheckProps {
  checked: boolean;
  onChange: (checked: boolean) => void;
  children: ComponentChildren;
}

export function Check({ checked, onChange, children }: CheckProps) {
  return (
    <label class="row hit-line">
      <span class="hit">
        <input
          class="box"
          type="checkbox"
          checked={checked}
          onChange={(event) => onChange(event.currentTarget.checked)}
        />
      </span>
      <span>{children}</span>
    </label>
  );
}

interface NoticeProps {
  children: ComponentChildren;
  tone?: "again" | "hold" | undefined;
  icon?: JSX.Element | undefined;
  /** Read aloud at once. */
  alert?: boolean | undefined;
}

export function Notice({ children, tone, icon, alert }: NoticeProps) {
  return (
    <div class="notice" data-tone={tone} role={alert ? "alert" : undefined}>
      {icon ?? (tone === "again" ? <AlertIcon /> : <InfoIcon />)}
      <span>{children}</span>
    </div>
  );
}

interface TagProps {
  children: ComponentChildren;
  tone?: "pass" | "again" | "stop" | "act" | undefined;
  icon?: JSX.Element | undefined;
  line?: boolean | undefined;
}

/** Icon, word and tint: never colour alone. */
export function Tag({ children, tone, icon, line }: TagProps) {
  return (
    <span class={line ? "tag line" : "tag"} data-tone={tone}>
      {icon}
      {children}
    </span>
  );
}

const toastMs = 8000;

interface ToastProps {
  children: ComponentChildren;
  onUndo?: (() => void) | undefined;
  /** After eight seconds, or once undone. */
  onGone: () => void;
}

export function Toast({ children, onUndo, onGone }: ToastProps) {
  useEffect(() => {
    const timer = setTimeout(onGone, toastMs);
    return () => clearTimeout(timer);
  }, [onGone]);
  return (
    <div class="toast-place">
      <div class="toast" role="status">
        <span>{children}</span>
        {onUndo && (
          <button
            type="button"
            onClick={() => {
              onUndo();
              onGone();
            }}
          >
            {t.undo}
          </button>
        )}
      </div>
    </div>
  );
}

interface EmptyProps {
  icon?: JSX.Element | undefined;
  title: string;
  /** What to do next. */
  children?: ComponentChildren;
}

/** No heading: it heads nothing, and stands at any depth of a page. */
export function Empty({ icon, title, children }: EmptyProps) {
  return (
    <div class="empty">
      {icon}
      <p class="empty-title">{title}</p>
      {children}
    </div>
  );
}

export function Busy({ children }: { children?: ComponentChildren }) {
  return (
    <p class="busy" role="status">
      {children ?? t.busy}
    </p>
  );
}
