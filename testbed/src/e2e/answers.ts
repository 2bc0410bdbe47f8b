import type { Page } from "playwright-core";

/** An outcome that filled a scanner's screen. */
export interface Answer {
  code: string;
  words: string;
  /** Since the page began. */
  atMs: number;
}

interface Remembering {
  answers: Answer[];
}

/** To be asked of a page before it opens: it then remembers every outcome. A good one stays for less than a second, and a busy machine may look too late. */
export async function rememberAnswers(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const answers: Answer[] = [];
    Object.assign(globalThis, { answers });
    let before: Element | null = null;
    new MutationObserver(() => {
      const shown = document.querySelector<HTMLElement>("[data-code]");
      if (shown && shown !== before) {
        const words = (shown.textContent ?? "").replace(/\s+/g, " ");
        answers.push({ code: shown.dataset.code as string, words, atMs: performance.now() });
      }
      before = shown;
    }).observe(document, { subtree: true, childList: true });
  });
}

/** Every outcome since the page opened. */
export async function answersOf(page: Page): Promise<Answer[]> {
  return page.evaluate(() => (globalThis as unknown as Remembering).answers);
}

/** The same, once there are so many, of one kind when that is named. */
export async function untilAnswered(page: Page, many: number, code?: string): Promise<Answer[]> {
  const answers = await page.waitForFunction(
    ({ many, code }) => {
      const { answers } = globalThis as unknown as Remembering;
      return answers.filter((answer) => code === undefined || answer.code === code).length >= many && answers;
    },
    { many, code },
    { polling: 200 },
  );
  return (await answers.jsonValue()) as Answer[];
}
