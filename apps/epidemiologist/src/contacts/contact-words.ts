import { catalogue } from "@kipass/web-kit/i18n.ts";
import type { Contact } from "../api.ts";
import { issuerName } from "../boot.ts";

const t = catalogue(
  {
    new: "연락 전",
    messaged: "문자 발송",
    missed: "부재중",
    called: "통화함",
    testing: "검사",
    isolating: "격리",
    excluded: "제외",
    finished: "종료",
    waiting: "보내는 중",
    sending: "보내는 중",
    sent: "보냄",
    delivered: "전달",
    failed: "실패",
    unsure: "확인 필요",
    none: "보내기 전",
    paper: "수기명부",
    "own-system": "시설 자체시스템",
    missedTimes: (count: number) => `부재중 ${count}`,
    nameless: "이름 없음",
    minutes: (min: number, max: number) => (min === max ? `${max}분` : min > 0 ? `${min}–${max}분` : `최대 ${max}분`),
  },
  {
    new: "Not reached",
    messaged: "Message sent",
    missed: "No answer",
    called: "Called",
    testing: "Testing",
    isolating: "Isolating",
    excluded: "Excluded",
    finished: "Finished",
    waiting: "Sending",
    sending: "Sending",
    sent: "Sent",
    delivered: "Delivered",
    failed: "Failed",
    unsure: "To be checked",
    none: "Not sent",
    paper: "Paper log",
    "own-system": "Facility's own system",
    missedTimes: (count) => `no answer ×${count}`,
    nameless: "no name",
    minutes: (min, max) => (min === max ? `${max} min` : min > 0 ? `${min}–${max} min` : `up to ${max} min`),
  },
);

export type ContactState = Contact["state"];
export type MessageState = NonNullable<Contact["message"]>["state"];

export const contactStates: readonly ContactState[] = [
  "new",
  "messaged",
  "missed",
  "called",
  "testing",
  "isolating",
  "finished",
  "excluded",
];

export const stateName = (state: ContactState): string => t[state];
export const messageName = (state: MessageState | undefined): string => (state === undefined ? t.none : t[state]);
export const sourceName = (source: string): string =>
  source === "paper" || source === "own-system" ? t[source] : issuerName(source);
export const minutesWords = (min: number, max: number): string => t.minutes(min, max);
export const missedWords = (count: number): string => t.missedTimes(count);
export const nameOf = ({ name }: Pick<Contact, "name">): string => name || t.nameless;
