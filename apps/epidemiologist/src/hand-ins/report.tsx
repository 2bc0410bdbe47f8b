import { isProblemCode, Problem } from "@kipass/protocol/problem";
import { Notice } from "@kipass/web-kit/controls.tsx";
import { catalogue } from "@kipass/web-kit/i18n.ts";
import { problemText } from "@kipass/web-kit/problem-text.ts";
import type { HandInReport } from "../api.ts";

const t = catalogue(
  {
    counts: (kept: number, known: number, outside: number, refused: number) =>
      `넣을 수 있는 줄 ${kept} · 이미 있는 줄 ${known} · 노출된 때가 아닌 줄 ${outside} · 읽지 못한 줄 ${refused}`,
    took: (kept: number, known: number, outside: number, refused: number) =>
      `넣은 줄 ${kept} · 이미 있던 줄 ${known} · 노출된 때가 아니어서 넣지 않은 줄 ${outside} · 읽지 못한 줄 ${refused}`,
    line: (line: number) => `${line}줄`,
    "bad-time": "날짜와 시각을 읽을 수 없습니다.",
    nobody: "전화번호도 개인안심번호도 없습니다.",
    empty: "파일에 내용이 없습니다.",
    "too-large": "파일이 너무 큽니다. 나누어 올려 주세요.",
    "too-many-rows": "이 줄부터는 읽지 않았습니다. 나누어 올려 주세요.",
    "too-many-columns": "열이 너무 많습니다.",
    "cell-too-long": "한 칸의 글이 너무 깁니다.",
    "column-twice": "같은 이름의 열이 두 개 있습니다.",
    "missing-column": "필요한 열이 없습니다.",
    "unknown-encoding": "글자를 읽을 수 없습니다. UTF-8이나 CP949로 저장해 주세요.",
    "quote-open": "여기서 연 따옴표가 닫히지 않아 뒤를 읽지 않았습니다.",
    "too-many-cells": "열보다 칸이 많습니다.",
    "not-a-table": "CSV나 엑셀(XLSX) 파일이 아니거나 손상되었습니다.",
    more: (count: number) => `그 밖에 ${count}줄`,
  },
  {
    counts: (kept, known, outside, refused) =>
      `Can be taken: ${kept} · already there: ${known} · outside the exposure: ${outside} · not readable: ${refused}`,
    took: (kept, known, outside, refused) =>
      `Taken: ${kept} · already there: ${known} · outside the exposure, not kept: ${outside} · not readable: ${refused}`,
    line: (line) => `Line ${line}`,
    "bad-time": "Day and time cannot be read.",
    nobody: "Neither a phone number nor a safe number.",
    empty: "The file is empty.",
    "too-large": "The file is too large. Divide it.",
    "too-many-rows": "From this line on nothing was read. Divide the file.",
    "too-many-columns": "There are too many columns.",
    "cell-too-long": "A cell is too long.",
    "column-twice": "Two columns have the same name.",
    "missing-column": "A column that is needed is missing.",
    "unknown-encoding": "The letters cannot be read. Save it as UTF-8 or CP949.",
    "quote-open": "The quotation mark opened here is never closed; nothing behind it was read.",
    "too-many-cells": "There are more cells than columns.",
    "not-a-table": "This is neither a CSV nor an Excel (XLSX) file, or it is damaged.",
    more: (count) => `and ${count} more lines`,
  },
);

const MOST = 30;

/** Line by line what is wrong; nothing is dropped without a word. */
export function Report({ report, taken }: { report: HandInReport; taken: boolean }) {
  const { kept, known, outside, refused, lines } = report;
  const faulty = lines.filter(({ verdict }) => verdict === "refused");
  return (
    <>
      <Notice alert>{(taken ? t.took : t.counts)(kept, known, outside, refused)}</Notice>
      <ul class="log small">
        {faulty.slice(0, MOST).map(({ line, faults }) => (
          <li key={line}>
            <span>
              <b>{t.line(line)}</b> {faults.map(({ column, problem }) => `${column} ${wordsOf(problem)}`).join(" ")}
            </span>
          </li>
        ))}
        {faulty.length > MOST && <li>{t.more(faulty.length - MOST)}</li>}
      </ul>
    </>
  );
}

function wordsOf(problem: string): string {
  if (problem in t) return String(t[problem as "empty"]);
  return isProblemCode(problem) ? problemText(new Problem(problem)).title : problem;
}
