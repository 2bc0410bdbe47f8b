import { catalogue } from "@kipass/web-kit/i18n.ts";
import type { Columns, ImportLine, LineResult, TargetUse, Unresolved } from "./register-queries.ts";

const uses = catalogue(
  { used: "사용", silent: "미사용", waiting: "승인 대기·정지", check: "확인 필요", missing: "미설치" },
  { used: "Used", silent: "Silent", waiting: "Waiting or suspended", check: "To check", missing: "Not registered" },
);

export const useWords = (use: TargetUse): string => uses[use];

const licence = catalogue(
  { number: (number: string) => `인허가 관리번호 ${number}`, none: "관리번호 없음" },
  { number: (number) => `Licence number ${number}`, none: "no licence number" },
);

export const licenceWords = (number: string | undefined): string =>
  number === undefined ? "" : number === "" ? licence.none : licence.number(number);

const states = catalogue(
  {
    uploading: "올리는 중",
    reading: "읽는 중",
    columns: "칸 확인 필요",
    checking: "미리 보는 중",
    checked: "싣기 전 확인",
    taking: "싣는 중",
    done: "실음",
    failed: "읽지 못함",
    discarded: "버림",
  },
  {
    uploading: "Uploading",
    reading: "Reading",
    columns: "Columns to confirm",
    checking: "Dry run under way",
    checked: "Ready to take",
    taking: "Being taken",
    done: "Taken",
    failed: "Could not be read",
    discarded: "Discarded",
  },
);

export const stateWords = (state: ImportLine["state"]): string => states[state];

const results = catalogue(
  {
    new: "새로 등재",
    changed: "내용 바뀜",
    same: "바뀐 것 없음",
    closed: "영업하지 않음",
    duplicate: "중복",
    "out-of-region": "관할 아님",
    wrong: "오류",
  },
  {
    new: "New",
    changed: "Changed",
    same: "Unchanged",
    closed: "Not operating",
    duplicate: "Duplicate",
    "out-of-region": "Out of region",
    wrong: "Wrong",
  },
);

export const resultWords = (result: LineResult): string => results[result];

const reasons = catalogue(
  {
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
    empty: "빈 파일입니다.",
    "too-large": "파일이 너무 큽니다. 나누어 올려 주세요.",
    "too-many-columns": "칸이 너무 많습니다.",
    "column-twice": "제목 줄에 같은 이름의 칸이 두 번 있습니다. 하나의 이름을 바꿔 주세요.",
    "unknown-encoding": "글자를 알아볼 수 없습니다. UTF-8이나 CP949로 저장한 CSV, 또는 XLSX로 올려 주세요.",
    "not-a-table": "CSV나 XLSX 파일이 아닙니다.",
    internal: "처리하다가 멈추었습니다. 다시 올려 주세요.",
    same: (line: string) => `${line}번 줄과 같음`,
  },
  {
    region: "not in your region",
    sector: "not one of your sectors",
    "name-missing": "no name",
    "address-missing": "no address",
    "address-unreadable": "no road or lot number in the address",
    "region-unknown": "the address names no municipality",
    "too-long": "a cell is too long",
    "not-taken": "could not be taken",
    "too-many-cells": "more cells than the header",
    "cell-too-long": "a cell is too long",
    "too-many-rows": "too many; not read from here on",
    "quote-open": "a quotation mark is never closed; not read from here on",
    empty: "The file is empty.",
    "too-large": "The file is too large. Split it.",
    "too-many-columns": "There are too many columns.",
    "column-twice": "The header names a column twice. Rename one of them.",
    "unknown-encoding": "The characters cannot be read. Save it as CSV in UTF-8 or CP949, or as XLSX.",
    "not-a-table": "This is neither a CSV nor an XLSX file.",
    internal: "It stopped on the way. Upload it again.",
    same: (line) => `same as line ${line}`,
  },
);

export function reasonWords(result: LineResult | undefined, reason: string): string {
  if (result === "duplicate") return reasons.same(reason);
  const words = reasons[reason as keyof typeof reasons];
  return typeof words === "string" ? words : reason;
}

const fields = catalogue(
  {
    name: "업소명",
    roadAddress: "도로명주소",
    lotAddress: "지번주소",
    number: "관리번호",
    service: "인허가 종류",
    kind: "업태",
    sector: "업종(우리 이름)",
    phone: "전화",
    licensedOn: "인허가일자",
    status: "영업상태",
    area: "면적(㎡)",
    x: "좌표 X",
    y: "좌표 Y",
  },
  {
    name: "Name",
    roadAddress: "Road address",
    lotAddress: "Lot address",
    number: "Licence number",
    service: "Kind of licence",
    kind: "Kind of business",
    sector: "Sector (as we call it)",
    phone: "Telephone",
    licensedOn: "Licensed on",
    status: "State",
    area: "Area (㎡)",
    x: "X",
    y: "Y",
  },
);

export const FIELDS = [
  "name",
  "roadAddress",
  "lotAddress",
  "number",
  "service",
  "kind",
  "sector",
  "phone",
  "licensedOn",
  "status",
  "area",
  "x",
  "y",
] as const satisfies (keyof Columns)[];

export const fieldWords = (field: keyof Columns): string => fields[field];

const whys = catalogue(
  {
    name: "이름 같음",
    "similar-name": "이름 비슷함",
    road: "도로명주소 같음",
    lot: "지번 같음",
    floor: "층 같음",
    unit: "호 같음",
    phone: "전화 같음",
    "other-floor": "층 다름",
    "other-sector": "업종 다름",
  },
  {
    name: "same name",
    "similar-name": "similar name",
    road: "same road address",
    lot: "same lot",
    floor: "same floor",
    unit: "same room",
    phone: "same telephone",
    "other-floor": "another floor",
    "other-sector": "another sector",
  },
);

export const whyWords = (why: Unresolved["candidates"][number]["why"][number]): string => whys[why];
