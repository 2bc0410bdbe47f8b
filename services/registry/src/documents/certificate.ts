import type { Certificate } from "./facts.ts";
import { type Cell, drawPaper, FAINT, type Page, SOFT } from "./page.ts";

const LEFT = 64;
const WIDTH = 467;
const ROWS_A_COLUMN = 14;

/** 이행 확인서: that a facility kept the electronic log, in dates and counts. */
export function drawCertificate(certificate: Certificate): Promise<Buffer> {
  const title = "전자출입명부 이행 확인서";
  return drawPaper({ size: "A4", title, language: "ko", atMs: certificate.atMs }, (page) =>
    write(page, title, certificate),
  );
}

function write(page: Page, title: string, { facility, reference, from, to, day, days }: Certificate): void {
  page.text(`발급번호 ${reference}`, LEFT, 42, WIDTH, { size: 10.5, colour: SOFT });
  page.text(title, LEFT, 66, WIDTH, { size: 25, bold: true, align: "center" });

  const total = days.reduce((sum, { visits }) => sum + visits, 0);
  const used = days.filter(({ visits }) => visits > 0).length;
  const head = (words: string): Cell => ({ words, bold: true, align: "center" });
  let y = page.table(
    LEFT,
    118,
    [104, WIDTH - 104],
    [
      [head("시설명"), `${facility.name} (시설 번호 ${facility.number})`],
      [head("사업자등록번호"), facility.businessNumber ?? "없음 (시군구 승인)"],
      [head("업종"), facility.sector],
      [head("주소"), facility.address],
      [head("관할"), facility.office],
      [head("확인 기간"), `${written(from)}부터 ${written(to)}까지 (${days.length}일)`],
      [head("방문기록"), `${total.toLocaleString("ko-KR")}건 (기록이 있는 날 ${used}일)`],
    ],
    { size: 11, line: 1.3, least: 24 },
  );

  y = page.text("날짜별 방문기록 (건)", LEFT, y + 16, WIDTH, { size: 11.5, bold: true }) + 5;
  const lower = [0, 1].map((column) => {
    const part = days.slice(column * ROWS_A_COLUMN, (column + 1) * ROWS_A_COLUMN);
    if (part.length === 0) return y;
    const left = LEFT + column * (WIDTH / 2 + 4);
    return page.table(left, y, [146, WIDTH / 2 - 150], [["날짜", "건수"], ...part.map(row)], {
      size: 9,
      line: 1.05,
      headed: true,
    });
  });

  y = Math.max(...lower) + 14;
  const said = total > 0 ? "방문기록을 남겼음을 확인합니다." : "남긴 방문기록은 없습니다.";
  y = page.text(`위 시설이 위 기간에 전자출입명부(KI-Pass)로 ${said}`, LEFT, y, WIDTH, { size: 13, align: "center" });
  y = page.text(written(day), LEFT, y + 10, WIDTH, { size: 12.5, align: "center" });
  page.text("한국사회보장정보원", LEFT, y + 8, WIDTH, { size: 18, bold: true, align: "center" });

  page.rule(LEFT, 778, LEFT + WIDTH, 778, { colour: FAINT });
  page.text(
    "발급번호가 맞는지는 시설관리자 화면의 ‘인쇄물’ 발급 내역에서 확인합니다. 발급번호, 기간, 건수가 모두 같아야 합니다.\n방문기록은 건수이며 사람 수가 아닙니다. 누가 방문했는지는 시설도 한국사회보장정보원도 알 수 없습니다. 4주가 지난 기록은 파기되어 확인할 수 없습니다.",
    LEFT,
    783,
    WIDTH,
    { size: 8.5, colour: FAINT, line: 1.4 },
  );
}

function row({ day, visits }: { day: string; visits: number }): Cell[] {
  return [
    { words: written(day), align: "center" },
    { words: visits === 0 ? "–" : visits.toLocaleString("ko-KR"), align: "right" },
  ];
}

/** '2026년 11월 21일'. */
function written(day: string): string {
  const [year, month, date] = day.split("-").map(Number);
  return `${year}년 ${month}월 ${date}일`;
}
