import { paperLogRuleOn } from "@kipass/data/paper-log";
import type { PrintRequest } from "./facts.ts";
import { type Cell, drawPaper, FAINT, LINE, type Page } from "./page.ts";

const LEFT = 42;
const WIDTH = 758;
const TOP = 132;
const HEAD = 40;
/** Beside the example. Between rows is a gap, so that the cover's window shows one row and nothing of its neighbours. */
const ROWS = 9;
const ROW = 33;
const GAP = 5;

/** 수기명부 양식1, and a cover to cut out, whose window shows one row. */
export function drawLogSheet(request: PrintRequest): Promise<Buffer> {
  const title = "수기명부";
  const kind = { size: "A4", landscape: true, title, language: "ko", atMs: request.atMs } as const;
  return drawPaper(kind, (page) => {
    drawRows(page, request);
    page.next();
    drawCover(page);
  });
}

function drawRows(page: Page, { facility, day }: PrintRequest): void {
  const { comparesIdCard } = paperLogRuleOn(day);
  page.text("수기명부", LEFT, 34, WIDTH, { size: 24, bold: true });
  const size = page.fitting(facility.name, 420, { size: 15, bold: true });
  page.text(facility.name, LEFT + WIDTH - 420, 42, 420, { size, bold: true, align: "right" });
  page.text(`시설 번호 ${facility.number}`, LEFT + WIDTH - 420, 62, 420, { size: 10, colour: FAINT, align: "right" });
  const guardian = "만14세 미만의 경우 법정대리인의 별도 동의 필요";
  page.text(comparesIdCard ? `* 신분증 대조 필수(${guardian})` : `* ${guardian}`, LEFT, 74, WIDTH, { size: 11.5 });
  page.text(
    "동의문을 읽고 한 줄만 적어 주세요. 다른 분이 적은 줄은 가림판으로 가립니다. 4주가 지나면 파기합니다.",
    LEFT,
    92,
    WIDTH,
    { size: 11.5, colour: FAINT },
  );

  const columns = columnsOf(comparesIdCard);
  const widths = columns.map(({ width }) => width);
  page.table(LEFT, TOP, widths, [columns.map(({ head }) => head)], {
    size: 10.5,
    line: 1.3,
    headed: true,
    least: HEAD,
  });
  const example = columns.map(({ example: words }): Cell => ({ words, colour: FAINT, align: "center" }));
  for (let row = 0; row <= ROWS; row += 1) {
    const cells = row === 0 ? example : columns.map((): Cell => ({ words: "" }));
    page.table(LEFT, topOf(row), widths, [cells], { size: 11, line: 1.3, least: ROW });
  }
  page.text("보기", LEFT - 30, topOf(0) + 9, 26, { size: 9.5, colour: FAINT, align: "right" });
}

function columnsOf(comparesIdCard: boolean): { head: string; width: number; example: string }[] {
  const idCard = { head: "신분증\n대조", width: 60, example: "√" };
  return [
    { head: "날짜", width: 62, example: "6.24" },
    { head: "방문 시각", width: 70, example: "17:24" },
    { head: "개인정보 수집·\n이용 동의", width: 92, example: "√" },
    { head: "개인정보 제3자\n제공 동의", width: 92, example: "√" },
    { head: "이름\n(서명 대체)", width: comparesIdCard ? 120 : 140, example: "홍길동" },
    { head: "전화번호", width: comparesIdCard ? 162 : 182, example: "" },
    ...(comparesIdCard ? [idCard] : []),
    { head: "비고", width: comparesIdCard ? 100 : 120, example: "" },
  ];
}

/** One row is open; what lies above and below is under the paper. */
function drawCover(page: Page): void {
  const top = topOf(4) - GAP / 2;
  page.text("가림판", LEFT, 34, WIDTH, { size: 24, bold: true });
  page.text(
    "두꺼운 종이에 인쇄하고 점선 안을 오려 내세요. 명부 위에 올려놓고 적을 줄에 창을 맞추면 다른 분이 적은 내용이 보이지 않습니다.",
    LEFT,
    74,
    WIDTH,
    { size: 11.5 },
  );
  page.box(LEFT - 8, top, WIDTH + 16, ROW + GAP, { dash: 4, stroke: FAINT });
  page.text("이 안을 오려 내세요", LEFT, top + 12, WIDTH, { size: 11.5, align: "center", colour: FAINT });
  page.text("아래로 한 줄씩 옮겨 가며 쓰세요 ↓", LEFT, top + ROW + GAP + 12, WIDTH, {
    size: 11.5,
    align: "center",
    colour: FAINT,
  });
  page.rule(LEFT, 520, LEFT + WIDTH, 520, { colour: LINE });
  page.text(
    "다 쓴 명부는 시건장치가 있는 곳에 따로 보관하고, 4주가 지나면 반드시 파쇄하거나 안전한 곳에서 소각합니다.",
    LEFT,
    528,
    WIDTH,
    {
      size: 11.5,
      colour: FAINT,
    },
  );
}

function topOf(row: number): number {
  return TOP + HEAD + GAP + row * (ROW + GAP);
}
