import { catalogue } from "@kipass/web-kit/i18n.ts";
import { useEffect, useRef } from "preact/hooks";
import { LONGEST_PIN } from "./pin.ts";

const t = catalogue(
  { pad: "PIN 누르기", digits: (n: number) => `${n}자리를 눌렀습니다.`, back: "지우기" },
  { pad: "Enter the PIN", digits: (n) => `${n} digits entered.`, back: "Delete" },
);

interface PinPadProps {
  value: string;
  onChange: (value: string) => void;
}

/** Keys on the screen, for fingers. There is no field, so that a hand-held scanner types into none. */
export function PinPad({ value, onChange }: PinPadProps) {
  const first = useRef<HTMLButtonElement>(null);
  useEffect(() => first.current?.focus(), []);
  const press = (digit: string) => value.length < LONGEST_PIN && onChange(value + digit);
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would need a legend of its own
    <div class="pin-pad" role="group" aria-label={t.pad}>
      <output class="pin-dots">
        <span aria-hidden="true">{"●".repeat(value.length) || "–"}</span>
        <span class="spoken">{t.digits(value.length)}</span>
      </output>
      {[..."123456789"].map((digit) => (
        <button key={digit} class="btn" type="button" ref={digit === "1" ? first : null} onClick={() => press(digit)}>
          {digit}
        </button>
      ))}
      <span />
      <button class="btn" type="button" onClick={() => press("0")}>
        0
      </button>
      <button class="btn" type="button" onClick={() => onChange(value.slice(0, -1))}>
        {t.back}
      </button>
    </div>
  );
}
