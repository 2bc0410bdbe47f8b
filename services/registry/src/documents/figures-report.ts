import type { FiguresReport } from "./figures-facts.ts";
import { type Cell, drawPaper, FAINT, type Page, SOFT } from "./page.ts";

const LEFT = 56;
const WIDTH = 483;
const LAST = 770;
const TABLE = { size: 9.5, line: 1.25, headed: true } as const;

/** 월간 현황: rates, sign-ups, activity, approvals and written logs of a month, the tables repeated on as many sheets as it takes. */
export function drawFiguresReport(report: FiguresReport): Promise<Buffer> {
  const title = `${report.office} 전자출입명부 월간 현황`;
  return drawPaper({ size: "A4", title, language: "ko", atMs: report.atMs }, (page) => {
    page.mark(LEFT, 46, 26);
    page.text(title, LEFT + 34, 44, WIDTH - 34, { size: 19, bold: true });
    page.text(`${written(report.from)}–${written(report.to)}`, LEFT, 84, WIDTH, { size: 11, colour: SOFT });
    let y = drawRates(page, report, 112);
    y = drawSums(page, report, y + 18);
    drawDays(page, report, y + 18);
    page.text(
      `방문기록은 건수이며 사람 수가 아닙니다. 하루 5건 미만은 ‘<5’로 적습니다. 만든 사람 ${report.by}`,
      LEFT,
      800,
      WIDTH,
      { size: 8.5, colour: FAINT },
    );
  });
}

function drawRates(page: Page, { rates, to }: FiguresReport, top: number): number {
  const y = heading(page, `의무적용 시설 사용률 (${written(to)}까지 7일)`, top);
  const rows = rates.map(({ name, target, notInstalled, silent, recording }) => [
    name,
    ...[target, notInstalled, silent, recording].map(amount),
    right(target === 0 ? "–" : ((recording / target) * 100).toFixed(1)),
  ]);
  return inSheets(page, y, [143, 68, 68, 68, 68, 68], ["", "대상", "미설치", "미사용", "사용", "사용률 %"], rows);
}

function drawSums(page: Page, { approvals, paper }: FiguresReport, top: number): number {
  const y = heading(page, "승인과 수기명부", fits(page, top, 150));
  const rows = [
    ["승인을 기다리는 시설", amount(approvals.waiting), "가장 오래 기다린 시간", right(approvals.oldest)],
    ["기간 안에 승인·반려", amount(approvals.decided), "걸린 시간 (가운데 값)", right(approvals.median)],
    ["기한 안에 파기한 수기명부", amount(paper.destroyed), "기한을 넘겨 파기", amount(paper.destroyedLate)],
    ["파기 보고가 없는 것", amount(paper.overdue), "보관 중", amount(paper.kept)],
  ];
  return page.table(LEFT, y, [160, 81, 150, 92], rows, { size: 9.5, line: 1.25 });
}

function drawDays(page: Page, { days }: FiguresReport, top: number): void {
  const y = heading(page, "날짜별 가입과 사용", fits(page, top, 120));
  const rows = days.map(({ day, mandatory, voluntary, recording, visits }) => [
    written(day),
    ...[mandatory, voluntary, recording].map(amount),
    right(visits === null ? "<5" : visits.toLocaleString("ko-KR")),
  ]);
  inSheets(page, y, [123, 90, 90, 90, 90], ["날짜", "가입(의무)", "가입(자율)", "기록한 시설", "방문기록(건)"], rows);
}

/** A sheet's worth of rows at a time, the heading on each. */
function inSheets(page: Page, top: number, widths: number[], head: string[], rows: (string | Cell)[][]): number {
  const height = 24;
  let y = top;
  for (let from = 0; from < rows.length || from === 0; ) {
    const room = Math.max(1, Math.floor((LAST - y) / height) - 1);
    y = page.table(LEFT, y, widths, [head, ...rows.slice(from, from + room)], { ...TABLE, least: 20 });
    from += room;
    if (from < rows.length) {
      page.next();
      y = 56;
    }
  }
  return y;
}

function heading(page: Page, words: string, y: number): number {
  return page.text(words, LEFT, y, WIDTH, { size: 12, bold: true }) + 5;
}

/** Where something of that height begins: here, or on the next sheet. */
function fits(page: Page, y: number, height: number): number {
  if (y + height <= LAST) return y;
  page.next();
  return 56;
}

const right = (words: string): Cell => ({ words, align: "right" });
const amount = (n: number): Cell => right(n.toLocaleString("ko-KR"));

/** '2026. 11. 21.'. */
function written(day: string): string {
  const [year, month, date] = day.split("-").map(Number);
  return `${year}. ${month}. ${date}.`;
}
