import { paperLogRuleOn } from "@kipass/data/paper-log";
import type { PrintRequest } from "./facts.ts";
import { ACT, drawPaper, FAINT, type Page } from "./page.ts";

const LEFT = 54;
const WIDTH = 487;

/** What whoever stands at the door does with people who use paper. */
export function drawStaffInstruction(request: PrintRequest): Promise<Buffer> {
  const title = "직원 안내: QR코드와 수기명부";
  return drawPaper({ size: "A4", title, language: "ko", atMs: request.atMs }, (page) => write(page, title, request));
}

function write(page: Page, title: string, { facility, day }: PrintRequest): void {
  page.text(facility.name, LEFT, 48, WIDTH, { size: page.fitting(facility.name, WIDTH, { size: 13 }), colour: FAINT });
  page.text(title, LEFT, 68, WIDTH, { size: 24, bold: true });
  let y = 124;
  for (const [heading, lines] of sections(paperLogRuleOn(day).comparesIdCard)) {
    y = page.text(heading, LEFT, y, WIDTH, { size: 14.5, bold: true, colour: ACT }) + 4;
    for (const [number, line] of lines.entries()) {
      page.text(String(number + 1), LEFT, y, 18, { size: 12, bold: true });
      y = page.text(line, LEFT + 20, y, WIDTH - 20, { size: 12, line: 1.55 }) + 3;
    }
    y += 15;
  }
  page.rule(LEFT, 786, LEFT + WIDTH, 786, { colour: FAINT });
  page.text(
    `모르는 것은 ${facility.office}에 물어보세요. 역학조사관이 물으면 시설 번호(${facility.number})를 알려 주세요.`,
    LEFT,
    792,
    WIDTH,
    { size: 11, colour: FAINT },
  );
}

function sections(comparesIdCard: boolean): [string, string[]][] {
  return [
    [
      "QR코드가 먼저입니다",
      [
        "이용자가 직접 QR코드를 보여 주게 하고, ‘인증되었습니다.’가 나오면 들어가시게 합니다.",
        "다른 말이 나오면 화면에 적힌 대로 안내합니다. 이용자의 휴대전화는 만지지 않습니다.",
      ],
    ],
    [
      "이럴 때 수기명부를 드립니다",
      [
        "휴대전화가 없거나 2G폰인 분, QR코드를 쓰기 어렵거나 원하지 않는 분, 단기 체류 외국인.",
        "화면에 ‘수기명부’라고 나오거나 기기를 쓸 수 없을 때. 이유는 묻지 않습니다.",
      ],
    ],
    [
      "적을 때",
      [
        "동의문을 먼저 보여 드립니다. 동의하지 않을 권리가 있다는 것도 그대로 알려 드립니다.",
        "한 사람에 한 장씩 쪽지를 드리거나, 명부에 가림판을 덮어 한 줄만 보이게 합니다.",
        comparesIdCard
          ? "적은 이름을 신분증과 대조하고 ‘신분증 대조’ 칸에 표시합니다."
          : "신분증은 보여 달라고 하지 않습니다. 개인안심번호를 적으셔도 됩니다.",
        "만14세 미만은 법정대리인이 따로 동의해야 합니다.",
        "다른 분이 적은 것을 보여 드리거나, 사진을 찍거나, 옮겨 적지 않습니다.",
      ],
    ],
    [
      "보관과 파기",
      [
        "쪽지는 받은 자리에서 상자에 넣고, 영업이 끝나면 시건장치가 있는 곳에 옮깁니다.",
        "다 쓴 명부는 시설관리자에게 주고, 관리자는 앱의 ‘수기명부 관리’에 올립니다.",
        "4주가 지나면 반드시 파쇄하거나 안전한 곳에서 소각하고, 앱에서 시군구에 알립니다.",
        "방역당국이 역학조사에 필요하다고 할 때에만 내어 줍니다. 다른 곳에는 주지 않습니다.",
      ],
    ],
  ];
}
