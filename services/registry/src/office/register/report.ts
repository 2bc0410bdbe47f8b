import { writeTable } from "@kipass/service-kit/spreadsheets/write-table";
import type { LineRow } from "../../store/register-imports.ts";

type ReportLine = Omit<LineRow, "entry" | "sector">;

const RESULTS: Record<LineRow["result"], string> = {
  new: "새로 등재",
  changed: "내용 바뀜",
  same: "바뀐 것 없음",
  closed: "영업하지 않아 싣지 않음",
  duplicate: "중복",
  "out-of-region": "관할 아님",
  wrong: "오류",
};

const REASONS: Record<string, string> = {
  region: "우리 지역이 아님",
  sector: "맡은 업종이 아님",
  "name-missing": "이름이 없음",
  "address-missing": "주소가 없음",
  "address-unreadable": "주소에서 도로명이나 지번을 읽을 수 없음",
  "region-unknown": "주소의 시군구를 알 수 없음",
  "too-long": "칸의 글이 너무 긺",
  "not-taken": "싣지 못함",
  "too-many-cells": "칸이 제목 줄보다 많음",
  "cell-too-long": "칸의 글이 너무 긺",
  "too-many-rows": "이 줄부터는 너무 많아 읽지 않음",
  "quote-open": "따옴표가 닫히지 않아 이 줄부터 읽지 못함",
};

const MATCHES = { sure: "등록된 시설", check: "확인 필요", none: "등록된 시설 없음" };

/** The report on every line, as CSV for a spreadsheet program. */
export async function reportOf(lines: Iterable<ReportLine>): Promise<Uint8Array> {
  const { files } = await writeTable({
    name: "report",
    format: "csv",
    columns: [
      { name: "줄", kind: "number" },
      { name: "결과", kind: "text" },
      { name: "사유", kind: "text" },
      { name: "업소명", kind: "text" },
      { name: "주소", kind: "text" },
      { name: "시설 맞춤", kind: "text" },
    ],
    rows: rowsOf(lines),
  });
  return files[0]?.bytes ?? new Uint8Array();
}

function* rowsOf(lines: Iterable<ReportLine>) {
  for (const { line, result, reason, name, address, match } of lines)
    yield [line, RESULTS[result], reasonWords(result, reason), name, address, match ? MATCHES[match] : ""];
}

function reasonWords(result: LineRow["result"], reason: string): string {
  return result === "duplicate" ? `${reason}번 줄과 같음` : (REASONS[reason] ?? reason);
}
