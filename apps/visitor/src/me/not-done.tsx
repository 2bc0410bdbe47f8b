import { Button, Notice } from "@kipass/web-kit/controls.tsx";
import { catalogue } from "@kipass/web-kit/i18n.ts";
import { problemText } from "@kipass/web-kit/problem-text.ts";

const t = catalogue({ again: "다시 불러오기" }, { again: "Load again" }, "notDone");

export type NotDoneWords = typeof t;

/** Why it did not come, and once more. */
export function NotDone({ problem, load }: { problem: unknown; load: () => void }) {
  const { title, next } = problemText(problem);
  return (
    <>
      <Notice tone="hold" alert>
        {title} {next}
      </Notice>
      <Button wide onClick={load}>
        {t.again}
      </Button>
    </>
  );
}
