import { catalogue } from "@kipass/web-kit/i18n.ts";
import type { Fault } from "./verify.ts";

const t = catalogue(
  {
    same: "일치",
    certification: "기관 목록의 서명이 맞지 않음",
    unreachable: "연결할 수 없음",
    chain: "기록이 이어지지 않음",
    head: "마지막 값이 다름",
    signature: "기관의 서명이 아님",
    rewritten: "전에 본 기록이 바뀜",
  },
  {
    same: "Holds",
    certification: "The list of parties is not signed",
    unreachable: "Out of reach",
    chain: "The lines do not follow",
    head: "Another end than signed",
    signature: "Not the party's signature",
    rewritten: "Changed since the last look",
  },
);

export function faultWords(fault: Fault | undefined): string {
  return t[fault ?? "same"];
}
