import type { PrintRequest } from "./facts.ts";
import { drawPaper, FAINT, LINE, type Page, SOFT, WHO } from "./page.ts";
import { type VisitorWords, visitorWords } from "./visitor-words.ts";

const LEFT = 44;

/** A4 folded across the middle stands on a table and reads from both sides. */
export function drawTableTent(request: PrintRequest): Promise<Buffer> {
  const words = visitorWords[request.language];
  return drawPaper({ size: "A4", title: words.title, language: request.language, atMs: request.atMs }, (page) => {
    const half = page.height / 2;
    page.within({ y: half }, () => drawSide(page, words, request));
    page.within({ x: page.width, y: half, turned: true }, () => drawSide(page, words, request));
    page.rule(0, half, page.width, half, { colour: LINE, dash: 4 });
    page.text(words.fold, 10, half + 2, 80, { size: 8, colour: FAINT });
  });
}

function drawSide(page: Page, words: VisitorWords, { facility }: PrintRequest): void {
  const inner = page.width - 2 * LEFT;
  page.mark(LEFT - 2, 30, 34);
  page.text(words.brand, LEFT + 36, 33, 200, { size: 14, bold: true, colour: WHO });
  const size = page.fitting(facility.name, 240, { size: 13, bold: true });
  page.text(facility.name, LEFT + inner - 240, 34, 240, { size, bold: true, align: "right" });

  page.text(words.ask, LEFT, 82, 258, { size: 33, bold: true, line: 1.25 });
  page.text(words.asked, LEFT, 172, 230, { size: 12.5, colour: SOFT });
  const waysTop = page.text(words.waysTitle, LEFT, 214, 230, { size: 11.5, bold: true });
  words.ways.reduce((top, [issuer, way]) => {
    page.text(issuer, LEFT, top, 60, { size: 10.5, bold: true, line: 1.4 });
    return page.text(way, LEFT + 62, top, 176, { size: 10.5, line: 1.4 }) + 3;
  }, waysTop + 2);

  const right = LEFT + 262;
  words.steps.reduce((top, [step, detail], index) => {
    page.text(String(index + 1), right, top, 20, { size: 20, bold: true, colour: WHO, line: 1.3 });
    const lower = page.text(step, right + 24, top + 2, inner - 286, { size: 14, bold: true, line: 1.4 });
    return page.text(detail, right + 24, lower, inner - 286, { size: 10.5, colour: SOFT, line: 1.45 }) + 13;
  }, 88);

  page.rule(LEFT, 344, LEFT + inner, 344, { colour: LINE });
  const lower = page.text(words.after, LEFT, 352, inner, { size: 10.5, line: 1.45 });
  page.text(words.paper, LEFT, lower + 1, inner, { size: 10.5, colour: SOFT, line: 1.45 });
}
