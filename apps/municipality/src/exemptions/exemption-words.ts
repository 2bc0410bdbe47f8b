import { catalogue } from "@kipass/web-kit/i18n.ts";
import type { Exemption, ExemptionKind } from "../api.ts";

const t = catalogue(
  {
    "own-system": "자체 시스템",
    "no-network": "통신이 안 되는 곳",
    "known-attendees": "정해진 사람만 출입",
    other: "그 밖의 사유",
    open: "심사 대기",
    granted: "제외 중",
    refused: "반려",
    ended: "끝남",
    evidence: "증빙 파일",
    "hand-in": "시험 제출",
    unreadable: "파일을 읽을 수 없습니다.",
    "no-day-column": "날짜 칸이 없습니다.",
    "no-phone-column": "휴대전화번호 칸이 없습니다.",
    "no-rows": "줄이 없습니다.",
    "wrong-rows": "날짜나 휴대전화번호를 읽을 수 없는 줄이 있습니다.",
    "not-four-weeks": "지난 4주 가운데 기록이 없는 주가 있습니다.",
    "before-four-weeks": "4주가 지나 파기했어야 할 줄이 있습니다.",
    "after-today": "오늘보다 뒤의 날짜가 있습니다.",
  },
  {
    "own-system": "A system of its own",
    "no-network": "No network",
    "known-attendees": "Known attendees only",
    other: "Another reason",
    open: "To be decided",
    granted: "Exempt",
    refused: "Refused",
    ended: "Over",
    evidence: "evidence",
    "hand-in": "test hand-in",
    unreadable: "The file cannot be read.",
    "no-day-column": "No column with days.",
    "no-phone-column": "No column with mobile numbers.",
    "no-rows": "No rows.",
    "wrong-rows": "Rows whose day or mobile number cannot be read.",
    "not-four-weeks": "One of the last four weeks has no row.",
    "before-four-weeks": "Rows older than four weeks, which should have been destroyed.",
    "after-today": "Days after today.",
  },
);

export const exemptionKinds: readonly ExemptionKind[] = ["own-system", "no-network", "known-attendees", "other"];

export const kindWords = (kind: ExemptionKind): string => t[kind];
export const stateWords = (state: Exemption["state"]): string => t[state];
export const missingWords = (missing: Exemption["missing"]): string => missing.map((one) => t[one]).join(", ");
export const faultWords = (fault: Exemption["handIns"][number]["faults"][number]): string => t[fault];
