import { paperLogRuleOn } from "./paper-log.ts";

/** What an officer looks at on site. Sources: 전자출입명부(KI-Pass) 안내, 지자체용 (2020. 8.), 4–6 and 양식1. 담당자 확인 필요. */
export interface InspectionItem {
  readonly code: string;
  readonly ko: string;
  readonly en: string;
  /** What it is called when it is not met, where there is a word for it. */
  readonly unmet?: { readonly ko: string; readonly en: string };
}

export const inspectionItems = [
  {
    code: "qr-installed",
    ko: "전자출입명부(QR) 설치",
    en: "Electronic entry log (QR) installed",
    unmet: { ko: "미설치", en: "not installed" },
  },
  { code: "qr-used", ko: "이용자 QR 확인을 실제로 함", en: "Visitors' QR codes are really scanned" },
  { code: "guidance-posted", ko: "출입자 명부 안내 게시", en: "Notice about the entry log posted" },
  { code: "paper-available", ko: "수기명부 비치", en: "Paper log at hand" },
  {
    code: "paper-apart",
    ko: "수기명부에서 다른 사람의 기록이 보이지 않음",
    en: "Others' entries cannot be seen in the paper log",
  },
  { code: "paper-kept", ko: "수기명부를 잠기는 곳에 보관", en: "Paper log kept under lock" },
  { code: "paper-destroyed", ko: "4주 지난 수기명부 파기", en: "Paper logs destroyed after four weeks" },
  { code: "id-compared", ko: "수기명부 신분증 대조", en: "Identity cards compared with the paper log" },
] as const satisfies readonly InspectionItem[];

export type InspectionItemCode = (typeof inspectionItems)[number]["code"];

/** Those that are asked on a day ("YYYY-MM-DD"): identity cards were compared until April 2021. */
export function inspectionItemsOn(day: string): readonly (typeof inspectionItems)[number][] {
  const { comparesIdCard } = paperLogRuleOn(day);
  return inspectionItems.filter(({ code }) => code !== "id-compared" || comparesIdCard);
}
