import type { OfficialNotice } from "./official-facts.ts";
import { drawPaper, INK, LINE, type Page, SOFT } from "./page.ts";

const LEFT = 64;
const WIDTH = 467;
const LAST = 640;
const TEXT = { size: 12, line: 1.6 };

/** 공문서: 두문, 본문 with its numbers and '끝.', 발신명의, and at the foot 결재란, 시행·접수, address and telephone. */
export function drawOfficialNotice({ notice, atMs }: { notice: OfficialNotice; atMs: number }): Promise<Buffer> {
  return drawPaper({ size: "A4", title: notice.title, language: "ko", atMs }, (page) => {
    const y = drawBody(page, notice, drawHead(page, notice));
    drawSender(page, notice, y);
    drawFoot(page, notice);
  });
}

function drawHead(page: Page, { office, recipient, title }: OfficialNotice): number {
  let y = page.text(office, LEFT, 52, WIDTH, { size: 21, bold: true, align: "center" }) + 22;
  for (const [name, words] of [
    ["수신", recipient],
    ["(경유)", ""],
    ["제목", title],
  ] as const) {
    page.text(name, LEFT, y, 52, { ...TEXT, bold: name === "제목" });
    y = page.text(words, LEFT + 52, y, WIDTH - 52, { ...TEXT, bold: name === "제목" }) + 2;
  }
  page.rule(LEFT, y + 6, LEFT + WIDTH, y + 6, { colour: INK, weight: 1 });
  return y + 18;
}

function drawBody(page: Page, { body, attachments }: OfficialNotice, top: number): number {
  const attached = attachments.map((words, index) => ({
    name: index === 0 ? "붙임" : "",
    words: attachments.length === 1 ? words : `${index + 1}. ${words}`,
  }));
  let y = top;
  const line = (mark: string, words: string, left: number, indent: number) => {
    if (y > LAST) {
      page.next();
      y = 64;
    }
    page.text(mark, left, y, indent, TEXT);
    y = page.text(words, left + indent, y, LEFT + WIDTH - left - indent, TEXT) + 3;
  };
  const ended = (words: string, isLast: boolean) => (isLast ? `${words}  끝.` : words);
  for (const [index, { level, mark, words }] of body.entries())
    line(mark, ended(words, attached.length === 0 && index === body.length - 1), LEFT + (level - 1) * 16, 20);
  if (attached.length > 0) y += 12;
  for (const [index, { name, words }] of attached.entries())
    line(name, ended(words, index === attached.length - 1), LEFT, 40);
  return y;
}

function drawSender(page: Page, { head }: OfficialNotice, y: number): void {
  page.text(head, LEFT, Math.min(Math.max(y + 36, 560), 672), WIDTH, { size: 22, bold: true, align: "center" });
}

function drawFoot(page: Page, { drafter, decider, number, effectiveOn, letterhead }: OfficialNotice): void {
  const small = { size: 9.5, line: 1.6 };
  const top = 716;
  page.rule(LEFT, top, LEFT + WIDTH, top, { colour: LINE, weight: 3 });
  page.text(`기안자  ${drafter}`, LEFT, top + 8, WIDTH / 2, small);
  page.text(`결재권자  ${decider}`, LEFT + WIDTH / 2, top + 8, WIDTH / 2, small);
  page.text("협조자", LEFT, top + 24, WIDTH, small);
  page.text(`시행  ${number} (${written(effectiveOn)})`, LEFT, top + 40, WIDTH / 2, small);
  page.text("접수", LEFT + WIDTH / 2, top + 40, WIDTH / 2, small);
  const { postcode, address, homepage, telephone } = letterhead;
  page.text(`우  ${postcode}  ${address}`, LEFT, top + 56, (WIDTH * 2) / 3, small);
  page.text(homepage === "" ? "" : `/ ${homepage}`, LEFT + (WIDTH * 2) / 3, top + 56, WIDTH / 3, small);
  page.text(`전화  ${telephone}`, LEFT, top + 72, WIDTH / 2, small);
  page.text("/ 비공개(6)", LEFT + WIDTH / 2, top + 72, WIDTH / 2, { ...small, colour: SOFT });
}

/** '2026. 11. 21.'. */
function written(day: string): string {
  const [year, month, date] = day.split("-").map(Number);
  return `${year}. ${month}. ${date}.`;
}
