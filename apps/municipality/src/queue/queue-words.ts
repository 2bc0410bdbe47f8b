import { catalogue } from "@kipass/web-kit/i18n.ts";
import type { QueueKind } from "../api.ts";

const t = catalogue(
  {
    approval: "승인 대기",
    "approval-rule": "사업자등록번호 없음 · 네 시간 안에",
    duplicate: "중복",
    "duplicate-rule": "시설이 삭제를 요청함",
    "duplicate-likely": "중복 의심",
    "duplicate-likely-rule": "같은 곳에 두 번 등록된 것으로 보임",
    "note-number": "사업자등록번호와 장소가 같음",
    "note-name": "상호와 장소가 같음",
    transfer: "관할 변경",
    "transfer-rule": "다른 시군구가 우리 지역 시설이라고 알림",
    exemption: "적용 제외",
    "exemption-rule": "시설이 적용 제외를 신청함 · 이레 안에",
    "exemption-review": "적용 제외 재심사",
    "exemption-review-rule": "마지막 날까지 두 주 안쪽",
    "grace-ending": "계도기간 끝나 감",
    "grace-ending-rule": "이레 안에 끝나는데 아직 기록이 없음",
    "paper-overdue": "수기명부 파기",
    "paper-overdue-rule": "파기할 날이 지났는데 보고가 없음",
    "register-check": "대장 확인",
    "register-check-rule": "같은 곳인지 규칙으로 정하지 못함",
    silent: "미사용",
    "silent-rule": "여는 날 7일 동안 기록 없음",
    missing: "미설치",
    "missing-rule": "의무적용 업종으로 영업 중인데 등록된 시설이 없음",
    "measure-decision": "결재 대기",
    "measure-decision-rule": "다른 담당자가 기안함",
    "measure-due": "조치 기한",
    "measure-due-rule": "사흘 안에 끝나거나 지난 기한",
    "inspection-due": "점검 예정",
    "inspection-due-rule": "다시 보기로 한 날이 됨",
    today: "오늘",
    minutes: (n: number) => `${n}분`,
    hours: (hours: number, minutes: number) => `${hours}시간 ${String(minutes).padStart(2, "0")}분`,
    days: (n: number) => `${n}일째`,
    left: (n: number) => `${n}일 남음`,
    lastDay: "오늘까지",
    over: (n: number) => `${n}일 지남`,
  },
  {
    approval: "Waiting for approval",
    "approval-rule": "no business number · within four hours",
    duplicate: "Duplicates",
    "duplicate-rule": "the facility asks to be deleted",
    "duplicate-likely": "Likely duplicates",
    "duplicate-likely-rule": "one place seems to be registered twice",
    "note-number": "same business number and place",
    "note-name": "same name and place",
    transfer: "Change of municipality",
    "transfer-rule": "another municipality says it lies here",
    exemption: "Exemptions",
    "exemption-rule": "a facility asks to be exempt · within seven days",
    "exemption-review": "Exemptions to review",
    "exemption-review-rule": "their last day is within two weeks",
    "grace-ending": "Grace ends",
    "grace-ending-rule": "within seven days, and nothing recorded yet",
    "paper-overdue": "Paper logs to destroy",
    "paper-overdue-rule": "the day has passed without a report",
    "register-check": "Register to check",
    "register-check-rule": "no rule could tell whether it is the same place",
    silent: "Silent",
    "silent-rule": "nothing recorded on seven open days",
    missing: "Not registered",
    "missing-rule": "of a designated sector, operating, and no facility",
    "measure-decision": "To be decided",
    "measure-decision-rule": "drafted by another officer",
    "measure-due": "Deadlines",
    "measure-due-rule": "over, or within three days",
    "inspection-due": "Inspections due",
    "inspection-due-rule": "to be seen again",
    today: "today",
    minutes: (n) => `${n} min`,
    hours: (hours, minutes) => `${hours} h ${minutes} min`,
    days: (n) => `day ${n}`,
    left: (n) => (n === 1 ? "1 day left" : `${n} days left`),
    lastDay: "due today",
    over: (n) => (n === 1 ? "1 day over" : `${n} days over`),
  },
);

export function kindWords(kind: QueueKind): { title: string; rule: string } {
  return { title: t[kind], rule: t[`${kind}-rule`] };
}

/** What is said of an item: in the words of whoever asked, or, where nobody did, why it was found. */
export function noteWords(kind: QueueKind, note: string): string {
  if (kind !== "duplicate-likely") return note;
  return note === "number" ? t["note-number"] : t["note-name"];
}

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** What has a day by which it is to be done, rather than somebody who waits for it. */
const WITH_LAST_DAY: readonly QueueKind[] = [
  "exemption-review",
  "grace-ending",
  "paper-overdue",
  "measure-due",
  "inspection-due",
];

/** Of what nothing but the day is known. */
const SINCE_A_DAY: readonly QueueKind[] = ["duplicate-likely"];

/** How long it waits, or how long there is left. */
export function whenWords(
  kind: QueueKind,
  { sinceMs, dueMs }: { sinceMs: number; dueMs: number | null },
  nowMs: number,
) {
  if (dueMs !== null && WITH_LAST_DAY.includes(kind)) return leftWords(dueMs - nowMs);
  if (SINCE_A_DAY.includes(kind) && nowMs - sinceMs < DAY) return t.today;
  return ageWords(nowMs - sinceMs);
}

/** Until the end of the last day: '3일 남음', '오늘까지', '2일 지남'. */
export function leftWords(ms: number): string {
  const days = Math.ceil(ms / DAY) - 1;
  if (days === 0) return t.lastDay;
  return days > 0 ? t.left(days) : t.over(Math.floor(-ms / DAY) + 1);
}

/** How long something waits: '14분', '2시간 14분', '9일째'. */
export function ageWords(ms: number): string {
  if (ms < HOUR) return t.minutes(Math.max(0, Math.floor(ms / MINUTE)));
  if (ms < DAY) return t.hours(Math.floor(ms / HOUR), Math.floor((ms % HOUR) / MINUTE));
  return t.days(Math.floor(ms / DAY) + 1);
}
