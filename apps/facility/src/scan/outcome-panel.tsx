import { outcomes } from "@kipass/protocol/outcome";
import { catalogue } from "@kipass/web-kit/i18n.ts";
import { InfoIcon, UnsentIcon } from "@kipass/web-kit/icons.tsx";
import type { ComponentChildren } from "preact";
import { type Facts, outcomeWords } from "./outcome-words.ts";
import { isLong, phrases } from "./phrases.ts";
import type { Answer } from "./presentation.ts";
import { Sign } from "./shape.tsx";

const t = catalogue({ reserve: "예비 QR" }, { reserve: "Reserve QR" });

interface OutcomePanelProps {
  answer: Answer;
  facts: Facts;
  /** The scanner's upper bar stays where it is. */
  bar: ComponentChildren;
}

/** The whole screen says it: colour, shape, words. Sign and words keep their place in every outcome. */
export function OutcomePanel({ answer: { code, passClass }, facts, bar }: OutcomePanelProps) {
  const { words, next, staff } = outcomeWords[code](facts);
  const isReserve = passClass === "reserve";
  return (
    <div
      class="outcome scan-main"
      data-shape={outcomes[code].shape}
      data-code={code}
      data-reserve={isReserve ? "" : undefined}
      role="status"
    >
      {bar}
      <div class="outcome-center">
        <Sign code={code} />
        {isReserve && <p class="outcome-reserve">{t.reserve}</p>}
        <p class="outcome-words" data-long={isLong(words) ? "" : undefined}>
          {inPhrases(words)}
        </p>
        {next && <p class="outcome-next">{inPhrases(next)}</p>}
        {staff && (
          <p class="outcome-staff">
            {code === "queued" ? <UnsentIcon /> : <InfoIcon />}
            {inPhrases(staff)}
          </p>
        )}
      </div>
    </div>
  );
}

function inPhrases(text: string): ComponentChildren {
  return phrases(text).map((sentence) => (
    <span key={sentence} class="outcome-sentence">
      {sentence.map((phrase) => (
        <>
          <span class="nowrap">{phrase}</span>{" "}
        </>
      ))}
    </span>
  ));
}
