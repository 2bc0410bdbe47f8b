import { Problem } from "@kipass/protocol/problem";
import { Button, Notice } from "@kipass/web-kit/controls.tsx";
import { dayInProse, seoulDay } from "@kipass/web-kit/dates.ts";
import { catalogue } from "@kipass/web-kit/i18n.ts";
import { useWatched } from "@kipass/web-kit/watched.ts";
import { go } from "../route.ts";
import { news } from "./news.ts";

const t = catalogue(
  {
    soon: (day: string) => `동의 내용이 ${day}에 바뀝니다.\n미리 정해 두시면 시설 앞에서 묻지 않습니다.`,
    now: (day: string) => `동의 내용이 ${day}에 바뀌었습니다.\n지금 정해 두시면 시설 앞에서 묻지 않습니다.`,
    read: "바뀐 내용 보기",
    resume: "다시 쓰기",
  },
  {
    soon: (day) => `The consents change on ${day}.\nDecide now and you will not be asked at a door.`,
    now: (day) => `The consents changed on ${day}.\nDecide now and you will not be asked at a door.`,
    read: "See what changes",
    resume: "Use it again",
  },
  "reminders",
);

export type RemindersWords = typeof t;

/** Under a pass: what to decide at home. Instead of one: the way to what stopped it. */
export function Reminders({ problem }: { problem: unknown }) {
  const { consentsFrom } = useWatched(news);
  const code = problem instanceof Problem ? problem.code : undefined;
  const isPaused = code === "processing-suspended";
  if (!isPaused && code !== "consent-outdated" && !consentsFrom) return null;
  return (
    <div class="reminder">
      {consentsFrom && !isPaused && <Notice>{wordsOf(consentsFrom)}</Notice>}
      <Button wide onClick={() => go(isPaused ? "/me/requests" : "/me/consents")}>
        {isPaused ? t.resume : t.read}
      </Button>
    </div>
  );
}

function wordsOf(from: string): string {
  return (from > seoulDay(Date.now()) ? t.soon : t.now)(dayInProse(from));
}
