import { paperLogRuleOn } from "@kipass/data/paper-log";
import type { PrintRequest } from "./facts.ts";
import { drawPaper, FAINT, type Page } from "./page.ts";

const LEFT = 51;
const WIDTH = 493;

/** 개인정보 수집·이용, 제공 동의문: what the guide's 양식1 has visitors read before they write. */
export function drawConsentSheet(request: PrintRequest): Promise<Buffer> {
  const title = "개인정보 수집·이용, 제공 동의서";
  return drawPaper({ size: "A4", title, language: "ko", atMs: request.atMs }, (page) => write(page, title, request));
}

function write(page: Page, title: string, { facility, day }: PrintRequest): void {
  const { agency } = paperLogRuleOn(day);
  const items = "방문날짜, 방문시각, 이름, 전화번호";
  const heading = { size: 14, bold: true };
  const note = { size: 11.5, line: 1.55 };

  let y = page.text(title, LEFT, 60, WIDTH, { size: 23, bold: true, align: "center" }) + 26;
  y = page.text(
    `${facility.name}에서는 감염병 예방 및 감염 전파를 차단하기 위한 보건복지부의 정책에 따라 이용자의 개인정보를 수집·이용·제3자 제공합니다. 내용을 자세히 읽으신 후 동의 여부를 결정하여 주십시오.`,
    LEFT,
    y,
    WIDTH,
    { size: 12.5, line: 1.65 },
  );

  y = page.text("□ 개인정보 수집·이용", LEFT, y + 22, WIDTH, heading) + 8;
  y = page.table(
    LEFT,
    y,
    [193, 220, 80],
    [
      ["항목", "수집목적", "보유기간"],
      [items, "감염병 예방 및 전파의 차단 및 역학조사", "4주"],
    ],
    { size: 12, headed: true, align: "center", least: 44 },
  );
  y = page.text(
    "※ 위의 개인정보 수집·이용에 대한 동의를 거부할 권리가 있습니다. 그러나 동의를 거부할 경우 시설을 이용하실 수 없습니다.",
    LEFT,
    y + 8,
    WIDTH,
    note,
  );

  y = page.text("□ 개인정보 제3자 제공", LEFT, y + 22, WIDTH, heading) + 8;
  y = page.table(
    LEFT,
    y,
    [103, 160, 130, 100],
    [
      ["제공받는 기관", "기관 제공목적", "제공하는 항목", "보유기간"],
      [agency.ko, "감염병 예방 및 전파의 차단을 위한 역학조사", items, "역학조사 종료 후 파기"],
    ],
    { size: 12, headed: true, align: "center", least: 44 },
  );
  y = page.text(
    "※ 위의 개인정보 제공에 대한 동의를 거부할 권리가 있습니다. 그러나 동의를 거부할 경우 당 시설을 이용할 수 없습니다.\n※ 만14세 미만인 경우 법정대리인이 별도로 동의를 하여야 합니다.",
    LEFT,
    y + 8,
    WIDTH,
    note,
  );

  y = page.text("□ 시설관리자의 개인정보 보호 의무", LEFT, y + 22, WIDTH, heading) + 6;
  page.text(
    "이용자의 이름, 전화번호 등 수기명부에 작성한 개인정보에 대한 관리책임은 시설관리자 본인에게 있으며, 시설관리자는 평상시 별도 보관, 4주 후 파기 등 개인정보 유출을 막기 위한 조치를 취하여야 합니다.",
    LEFT,
    y,
    WIDTH,
    { size: 12, line: 1.65 },
  );
  page.rule(LEFT, 792, LEFT + WIDTH, 792, { colour: FAINT });
  page.text(`수기명부 곁에 두고 적기 전에 읽게 해 주세요. · ${facility.name}`, LEFT, 798, WIDTH, {
    size: 9.5,
    colour: FAINT,
  });
}
