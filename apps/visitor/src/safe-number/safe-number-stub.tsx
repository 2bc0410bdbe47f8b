import { Button } from "@kipass/web-kit/controls.tsx";
import { seoulDay } from "@kipass/web-kit/dates.ts";
import { catalogue } from "@kipass/web-kit/i18n.ts";
import { EnlargeIcon } from "@kipass/web-kit/icons.tsx";
import { useEffect, useState } from "preact/hooks";
import { keptNumber } from "./kept-number.ts";

const t = catalogue(
  {
    name: "개인안심번호",
    larger: "크게",
    smaller: "작게",
    paper: "수기명부에는 전화번호 대신 이 번호를 적으세요.",
  },
  {
    name: "Safe number",
    larger: "Large",
    smaller: "Small",
    paper: "In a paper log, write this instead of your phone number.",
  },
  "safeNumber",
);

export type SafeNumberWords = typeof t;

/** On the pass, once this device knows it, without a network too; large, it fills the screen, to copy onto paper. */
export function SafeNumberStub() {
  const [, redraw] = useState({});
  const [isLarge, setLarge] = useState(false);
  useEffect(() => keptNumber.watch(() => redraw({})), []);
  const number = keptNumber.on(seoulDay(Date.now()));
  if (!number) return null;
  return (
    <div class={isLarge ? "safe-number large" : "safe-number"}>
      <div>
        <h2 class="of">{t.name}</h2>
        <p class="is">{inTwo(number)}</p>
      </div>
      <Button size="small" onClick={() => setLarge(!isLarge)}>
        <EnlargeIcon size="small" />
        {isLarge ? t.smaller : t.larger}
      </Button>
      <p class="note">{t.paper}</p>
    </div>
  );
}

/** '12가 34나', for reading and writing by hand. */
export function inTwo(number: string): string {
  return `${number.slice(0, 3)} ${number.slice(3)}`;
}
