import { Problem } from "@kipass/protocol/problem";
import { Busy, Button, Notice } from "@kipass/web-kit/controls.tsx";
import { catalogue } from "@kipass/web-kit/i18n.ts";
import { problemText } from "@kipass/web-kit/problem-text.ts";
import type { ComponentChildren } from "preact";
import { useEffect, useState } from "preact/hooks";
import { Screen } from "./screen.tsx";

const t = catalogue({ again: "다시 불러오기" }, { again: "Load again" }, "later");

export type LaterWords = typeof t;

interface LaterProps<Part> {
  /** The same function at every drawing. */
  load: () => Promise<Part>;
  draw: (part: Part) => ComponentChildren;
}

/** A part of the app that is fetched when it is first needed. */
export function Later<Part>({ load, draw }: LaterProps<Part>) {
  const [part, setPart] = useState<Part>();
  const [missing, setMissing] = useState(false);
  const fetchPart = () => {
    setMissing(false);
    load().then(
      (loaded) => setPart(() => loaded),
      () => setMissing(true),
    );
  };
  useEffect(fetchPart, [load]);
  if (part) return draw(part);
  return <Screen backTo="/">{missing ? <NotLoaded /> : <Busy />}</Screen>;
}

/** The whole page anew: the part may be of a build that is gone. */
function NotLoaded() {
  const { title, next } = problemText(new Problem("unavailable"));
  return (
    <div class="stack">
      <Notice tone="hold" alert>
        {title} {next}
      </Notice>
      <Button wide onClick={() => location.reload()}>
        {t.again}
      </Button>
    </div>
  );
}
