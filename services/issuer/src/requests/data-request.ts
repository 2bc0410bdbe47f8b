import { addDays, type Day } from "@kipass/protocol/day";
import { openColumn, type ProfileKeys } from "../accounts/profile.ts";
import type { DataRequestKind, DataRequestRow } from "../store/data-requests.ts";

/** A demand under 개인정보 보호법 제35조 (access), 제36조 (correction, erasure) or 제37조 (suspension), as its visitor sees it. */
export interface DataRequest {
  number: number;
  kind: DataRequestKind;
  text: string;
  openedOn: Day;
  /** Last day for an answer. */
  dueOn: Day;
  status: "received" | "answered";
  answeredOn: Day | null;
  /** In words; null where the demand took effect at once, or is open. */
  answer: string | null;
}

/** 개인정보 보호법 시행령 제41조제4항 (access), 제43조제3항 (correction, erasure), 제44조제2항 (suspension): ten days each. */
export const ANSWER_DAYS = 10;

/** Words are sealed for the request's number and not for an account: whoever answers is told no account. */
export function openDataRequestRow(row: DataRequestRow, { profile }: ProfileKeys): DataRequest {
  const { number, kind, textSealed, openedDay, answeredDay, answerSealed } = row;
  return {
    number,
    kind,
    text: openColumn(textSealed, number, "request", profile),
    openedOn: openedDay,
    dueOn: addDays(openedDay, ANSWER_DAYS),
    status: answeredDay === null ? "received" : "answered",
    answeredOn: answeredDay,
    answer: answerSealed && openColumn(answerSealed, number, "answer", profile),
  };
}
