import type { OutcomeCode, OutcomeShape } from "@kipass/protocol/outcome";
import { outcomes } from "@kipass/protocol/outcome";
import { catalogue } from "@kipass/web-kit/i18n.ts";

/** The four shapes, and the dashed ring: kept on this device, not yet at the registry. */
export type Shape = OutcomeShape | "ring";

export const shapeOf = (code: OutcomeCode): Shape => (code === "queued" ? "ring" : outcomes[code].shape);

const t = catalogue(
  { pass: "인증", ring: "오프라인 저장", again: "다시", stop: "멈춤", hold: "시설 사정" },
  { pass: "Checked in", ring: "Kept offline", again: "Again", stop: "Stopped", hold: "Not possible here" },
);

/** The large sign of an outcome. */
export function Sign({ code }: { code: OutcomeCode }) {
  return (
    <svg class="sign" viewBox="0 0 340 340" aria-hidden="true">
      {signs[shapeOf(code)]}
    </svg>
  );
}

const signs = {
  pass: (
    <>
      <circle class="face" cx="170" cy="170" r="164" />
      <path class="glyph" stroke-width="34" d="M98 176l50 50 96-104" />
    </>
  ),
  ring: (
    <>
      <circle
        class="ring"
        cx="170"
        cy="170"
        r="153"
        stroke-width="22"
        stroke-dasharray="60.1 20"
        stroke-dashoffset="30"
      />
      <path class="glyph bare" stroke-width="34" d="M98 176l50 50 96-104" />
    </>
  ),
  again: (
    <>
      <path
        class="face"
        d="M170 14c13 0 24 6 31 18l125 222c14 25-4 56-33 56H47c-29 0-47-31-33-56L139 32c7-12 18-18 31-18z"
      />
      <path class="glyph" stroke-width="20" d="M199.8 250.6A52 52 0 1 1 211 176" />
      <path class="glyph tip" stroke-width="8" d="M241 165L189 197l42 18z" />
    </>
  ),
  stop: (
    <>
      <path
        class="face"
        d="M112 8h116a24 24 0 0 1 17 7l80 80a24 24 0 0 1 7 17v116a24 24 0 0 1-7 17l-80 80a24 24 0 0 1-17 7H112a24 24 0 0 1-17-7l-80-80a24 24 0 0 1-7-17V112a24 24 0 0 1 7-17l80-80a24 24 0 0 1 17-7z"
      />
      <path class="glyph" stroke-width="34" d="M116 116l108 108M224 116L116 224" />
    </>
  ),
  hold: (
    <>
      <rect class="face" x="14" y="14" width="312" height="312" rx="36" />
      <path class="glyph" stroke-width="34" d="M170 98v90M170 242v1" />
    </>
  ),
} as const;

/** The small shape in '방금 전'. */
export function ShapeMark({ code }: { code: OutcomeCode }) {
  const shape = shapeOf(code);
  return (
    <svg width="20" height="20" viewBox="0 0 20 20" role="img" aria-label={t[shape]}>
      {marks[shape]}
    </svg>
  );
}

const marks = {
  pass: <circle cx="10" cy="10" r="9" fill="currentColor" />,
  ring: <circle cx="10" cy="10" r="7.5" fill="none" stroke="currentColor" stroke-width="3" stroke-dasharray="5 2.85" />,
  again: <path d="M10 1.5l9 16.5H1z" fill="currentColor" />,
  stop: <path d="M6 1h8l5 5v8l-5 5H6l-5-5V6z" fill="currentColor" />,
  hold: <rect x="1.5" y="1.5" width="17" height="17" rx="3" fill="currentColor" />,
} as const;
