import { Button } from "@kipass/web-kit/controls.tsx";
import { catalogue } from "@kipass/web-kit/i18n.ts";
import type { ComponentChildren, JSX } from "preact";
import { useState } from "preact/hooks";
import { Refusal } from "./refusal.tsx";
import { useSending } from "./use-asked.ts";

const t = catalogue({ keep: "그대로 두기" }, { keep: "Keep it" });

interface EndingProps {
  icon: JSX.Element;
  name: string;
  note: ComponentChildren;
  /** Tags beside the button. */
  tag: ComponentChildren;
  /** The button, the question and what follows; left out where it cannot be ended here. */
  words?: { end: string; ask: string; after: string } | undefined;
  end: () => Promise<unknown>;
  onEnded: () => void;
}

/** A line of those who may do something, and the end of it: asked once more, because it holds at once. */
export function EndingLine({ icon, name, note, tag, words, end, onEnded }: EndingProps) {
  const [isAsking, setAsking] = useState(false);
  const { isBusy, refusal, send } = useSending();
  return (
    <li class="member">
      <div class="line-item">
        <span class="row gap">
          {icon}
          <span>
            <b>{name}</b>
            <span class="note faint member-id">{note}</span>
          </span>
        </span>
        <span class="row gap member-end">
          {tag}
          {words && !isAsking && (
            <Button size="slim" onClick={() => setAsking(true)} label={`${name} ${words.end}`}>
              {words.end}
            </Button>
          )}
        </span>
      </div>
      {words && isAsking && (
        <fieldset class="stack ask-revoke" aria-label={words.ask}>
          <p>
            <b>{words.ask}</b> {words.after}
          </p>
          {refusal !== undefined && <Refusal of={refusal} />}
          <div class="choices">
            <Button look="danger" busy={isBusy} onClick={async () => (await send(end)) && onEnded()}>
              {words.end}
            </Button>
            <Button onClick={() => setAsking(false)}>{t.keep}</Button>
          </div>
        </fieldset>
      )}
    </li>
  );
}
