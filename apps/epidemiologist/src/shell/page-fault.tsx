import { Notice } from "@kipass/web-kit/controls.tsx";
import { problemText } from "@kipass/web-kit/problem-text.ts";

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
