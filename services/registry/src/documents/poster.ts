import type { PrintRequest } from "./facts.ts";
import { drawPaper, FAINT, LINE, type Page, SOFT, WHO } from "./page.ts";
import { type VisitorWords, visitorWords } from "./visitor-words.ts";

/** The poster is laid out on A4; A3 is the same at √2. */
const WIDTH = 595.28;
const LEFT = 56;
const INNER = WIDTH - 2 * LEFT;

/** To hang beside the door. */
export function drawPoster(request: PrintRequest, size: "A4" | "A3"): Promise<Buffer> {
  const words = visitorWords[request.language];
  return drawPaper({ size, title: words.title, language: request.language, atMs: request.atMs }, (page) =>
    page.within({ scale: page.width / WIDTH }, () => write(page, words, request)),
  );
}

function write(page: Page, words: VisitorWords, { facility }: PrintRequest): void {
  page.mark(LEFT - 4, 48, 46);
  page.text(words.brand, LEFT + 48, 55, 200, { size: 17, bold: true, colour: WHO });
  const nameSize = page.fitting(facility.name, 240, { size: 15, bold: true });
  page.text(facility.name, WIDTH - LEFT - 240, 57, 240, { size: nameSize, bold: true, align: "right" });

  let y = page.text(words.ask, LEFT, 124, INNER, { size: 58, bold: true, line: 1.22 });
  y = page.text(words.asked, LEFT, y + 10, INNER, { size: 18, colour: SOFT }) + 22;

  for (const [index, [step, detail]] of words.steps.entries()) {
    page.box(LEFT, y + 1, 34, 34, { radius: 17, fill: WHO });
    page.text(String(index + 1), LEFT, y + 5, 34, { size: 17, bold: true, colour: "#ffffff", align: "center" });
    page.text(step, LEFT + 50, y - 3, INNER - 50, { size: 18, bold: true, line: 1.35 });
    page.text(detail, LEFT + 50, y + 21, INNER - 50, { size: 12.5, colour: SOFT });
    y += 58;
  }

  page.rule(LEFT, y, LEFT + INNER, y, { colour: LINE });
  y = drawWho(page, words, LEFT, y + 16, INNER) + 14;
  page.rule(LEFT, y, LEFT + INNER, y, { colour: LINE });
  drawWays(page, words, LEFT, y + 14, INNER);
  page.text(words.paper, LEFT, 800, INNER - 110, { size: 10.5, colour: FAINT });
  page.text(words.number(facility.number), LEFT + INNER - 110, 800, 110, { size: 10.5, colour: FAINT, align: "right" });
}

/** Who knows what, and never the other half. Returns the lower edge. */
export function drawWho(page: Page, words: VisitorWords, x: number, y: number, width: number): number {
  let top = page.text(words.whoTitle, x, y, width, { size: 14, bold: true }) + 4;
  const first = Math.min(width * 0.4, 200);
  for (const [party, knows] of words.who) {
    const lower = page.text(party, x, top, first - 8, { size: 12, bold: true, line: 1.4 });
    top = Math.max(lower, page.text(knows, x + first, top, width - first, { size: 12, line: 1.4 })) + 4;
  }
  return page.text(words.after, x, top + 2, width, { size: 11.5, colour: SOFT, line: 1.4 });
}

/** Where each issuing company's app keeps the QR code. Returns the lower edge. */
export function drawWays(page: Page, words: VisitorWords, x: number, y: number, width: number): number {
  let top = page.text(words.waysTitle, x, y, width, { size: 14, bold: true }) + 4;
  for (const [issuer, way] of words.ways) {
    page.text(issuer, x, top, 76, { size: 11.5, bold: true, line: 1.4 });
    top = page.text(way, x + 80, top, width - 80, { size: 11.5, line: 1.4 }) + 3;
  }
  return top;
}
