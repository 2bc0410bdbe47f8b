import type { PrintRequest } from "./facts.ts";
import { drawPaper, FAINT, LINE, type Page, SOFT, WHO } from "./page.ts";
import { drawWays, drawWho } from "./poster.ts";
import { type VisitorWords, visitorWords } from "./visitor-words.ts";

const PAD = 40;

/** A4 folded to A5, or cut in two: how it is done on the left, who knows what on the right. */
export function drawLeaflet(request: PrintRequest): Promise<Buffer> {
  const words = visitorWords[request.language];
  const kind = {
    size: "A4",
    landscape: true,
    title: words.title,
    language: request.language,
    atMs: request.atMs,
  } as const;
  return drawPaper(kind, (page) => {
    const half = page.width / 2;
    drawHow(page, words, request, half - 2 * PAD);
    page.within({ x: half }, () => drawKnow(page, words, half - 2 * PAD));
    page.rule(half, 0, half, page.height, { colour: LINE, dash: 4 });
    page.text(words.fold, half + 4, 8, 80, { size: 8, colour: FAINT });
  });
}

function drawHow(page: Page, words: VisitorWords, { facility }: PrintRequest, width: number): void {
  page.mark(PAD - 2, 36, 32);
  page.text(words.brand, PAD + 34, 38, 110, { size: 14, bold: true, colour: WHO });
  const size = page.fitting(facility.name, width - 150, { size: 12.5, bold: true });
  page.text(facility.name, PAD + 150, 40, width - 150, { size, bold: true, align: "right" });
  let y = page.text(words.ask, PAD, 92, width, { size: 38, bold: true, line: 1.25 });
  y = page.text(words.asked, PAD, y + 4, width, { size: 14, colour: SOFT }) + 18;
  for (const [index, [step, detail]] of words.steps.entries()) {
    page.text(String(index + 1), PAD, y, 24, { size: 20, bold: true, colour: WHO, line: 1.3 });
    const lower = page.text(step, PAD + 28, y + 2, width - 28, { size: 14.5, bold: true, line: 1.4 });
    y = page.text(detail, PAD + 28, lower, width - 28, { size: 11.5, colour: SOFT, line: 1.45 }) + 14;
  }
  page.rule(PAD, y + 2, PAD + width, y + 2, { colour: LINE });
  drawWays(page, words, PAD, y + 16, width);
}

function drawKnow(page: Page, words: VisitorWords, width: number): void {
  let y = drawWho(page, words, PAD, 40, width) + 18;
  page.rule(PAD, y, PAD + width, y, { colour: LINE });
  y = page.text(words.rightsTitle, PAD, y + 16, width, { size: 14, bold: true }) + 4;
  for (const right of words.rights) {
    page.text("·", PAD, y, 10, { size: 11.5, bold: true });
    y = page.text(right, PAD + 12, y, width - 12, { size: 11.5, line: 1.5 }) + 4;
  }
  page.text(words.paper, PAD, y + 12, width, { size: 11.5, bold: true, line: 1.5 });
}
