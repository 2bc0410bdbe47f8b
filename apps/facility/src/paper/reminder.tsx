import { Notice } from "@kipass/web-kit/controls.tsx";
import { catalogue } from "@kipass/web-kit/i18n.ts";
import { ShredIcon } from "@kipass/web-kit/icons.tsx";
import { follow } from "../path.ts";
import { stateOf } from "./due.ts";
import { useBooks } from "./use-books.ts";

const t = catalogue(
  {
    overdue: (count: number) => `파기할 날이 지난 수기명부가 ${count}권 있습니다.`,
    due: (count: number) => `사흘 안에 파기할 수기명부가 ${count}권 있습니다.`,
    open: "파기하고 알리기",
  },
  {
    overdue: (count) => `Paper logs past their date of destruction: ${count}.`,
    due: (count) => `Paper logs to destroy within three days: ${count}.`,
    open: "Destroy and report",
  },
);

/** Says on the first screen what has to be destroyed; nothing while nothing is due. */
export function PaperReminder() {
  const { value } = useBooks();
  const states = value?.books.map((book) => stateOf(book, value.today)) ?? [];
  const count = (state: string) => states.filter((each) => each === state).length;
  const [overdue, due] = [count("overdue"), count("due")];
  if (overdue + due === 0) return null;
  return (
    <Notice tone="again" icon={<ShredIcon />}>
      {overdue > 0 && <>{t.overdue(overdue)} </>}
      {due > 0 && <>{t.due(due)} </>}
      <a href="/paper" onClick={follow}>
        {t.open}
      </a>
    </Notice>
  );
}
