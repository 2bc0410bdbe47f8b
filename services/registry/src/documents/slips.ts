import { paperLogRuleOn } from "@kipass/data/paper-log";
import type { PrintRequest } from "./facts.ts";
import { drawPaper, FAINT, LINE, type Page } from "./page.ts";

const COLUMNS = 2;
const ROWS = 4;
const PAD = 20;

/** One slip a person, eight to a page: no name, and nobody sees what another wrote. */
export function drawSlips(request: PrintRequest): Promise<Buffer> {
  return drawPaper({ size: "A4", title: "수기명부 쪽지", language: "ko", atMs: request.atMs }, (page) => {
    const [width, height] = [page.width / COLUMNS, page.height / ROWS];
    for (let slip = 0; slip < COLUMNS * ROWS; slip += 1) {
      const [column, row] = [slip % COLUMNS, Math.floor(slip / COLUMNS)];
      page.within({ x: column * width, y: row * height }, () => drawSlip(page, request, width - 2 * PAD));
    }
    for (let row = 1; row < ROWS; row += 1) cut(page, 0, row * height, page.width, row * height);
    cut(page, width, 0, width, page.height);
  });
}

function drawSlip(page: Page, { facility, day }: PrintRequest, width: number): void {
  const { comparesIdCard, agency } = paperLogRuleOn(day);
  const label = { size: 9.5, colour: FAINT };
  page.text("수기명부", PAD, 16, 80, { size: 13, bold: true });
  const size = page.fitting(facility.name, width - 90, { size: 10.5 });
  page.text(facility.name, PAD + 90, 19, width - 90, { size, align: "right" });
  page.rule(PAD, 40, PAD + width, 40, { weight: 1 });

  line(page, "날짜", PAD, 50, 108);
  line(page, "방문 시각", PAD + 122, 50, width - 122);
  line(page, "사는 곳 (시군구)", PAD, 76, width);
  line(page, "□ 휴대전화 번호", PAD, 102, width);
  line(page, "□ 개인안심번호", PAD, 128, width);
  page.text("번호는 둘 가운데 하나만 적어 주세요.", PAD, 151, width, label);

  page.text("□ 개인정보 수집·이용 동의     □ 개인정보 제3자 제공 동의", PAD, 166, width, { size: 9.5 });
  page.text(`${comparesIdCard ? "□ 신분증 대조   " : ""}만14세 미만은 □ 법정대리인 동의`, PAD, 180, width, {
    size: 9.5,
  });
  page.text(`역학조사 때만 ${agency.ko}에 제공하고 4주 뒤 파기합니다.`, PAD, 194, width, { size: 8, colour: FAINT });
}

function line(page: Page, words: string, x: number, y: number, width: number): void {
  page.text(words, x, y, width, { size: 10 });
  page.rule(x, y + 20, x + width, y + 20, { colour: LINE });
}

function cut(page: Page, x1: number, y1: number, x2: number, y2: number): void {
  page.rule(x1, y1, x2, y2, { colour: FAINT, weight: 0.5, dash: 3 });
}
