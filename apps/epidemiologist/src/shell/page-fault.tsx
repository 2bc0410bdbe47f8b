import { Problem } from "@kipass/protocol/problem";
import { Notice } from "@kipass/web-kit/controls.tsx";
import { catalogue } from "@kipass/web-kit/i18n.ts";
import { problemText } from "@kipass/web-kit/problem-text.ts";

const t = catalogue(
  {
    old: (title: string) =>
      `보이는 내용이 최신이 아닐 수 있습니다. ${title} 고르거나 적은 것은 그대로 있고, 다시 읽히면 이 안내는 사라집니다.`,
  },
  {
    old: (title) =>
      `What is shown may be old. ${title} What was chosen or written is kept, and this line goes once the page can be read again.`,
  },
);

/** In place of a page that could not be read. */
export function PageFault({ error }: { error: unknown }) {
  const { title, next } = problemText(error);
  return (
    <main class="page">
      <Notice tone="hold" alert>
        {title} {next}
      </Notice>
    </main>
  );
}

const goneCodes = ["forbidden", "case-not-found", "order-not-found"];

/** Whether a fault takes the place of the page: nothing was read before, or what was is no longer this officer's to see. */
export function replacesPage(error: unknown, data: unknown): boolean {
  if (!error) return false;
  return data === undefined || (error instanceof Problem && goneCodes.includes(error.code));
}

/** Over a page that was read and could not be read again: a refresh that fails throws away nothing an officer has chosen. */
export function MayBeOld({ error }: { error: unknown }) {
  if (!error) return null;
  return (
    <Notice tone="hold" alert>
      {t.old(problemText(error).title)}
    </Notice>
  );
}
