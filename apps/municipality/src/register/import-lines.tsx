import { Busy } from "@kipass/web-kit/controls.tsx";
import { catalogue, lang } from "@kipass/web-kit/i18n.ts";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useState } from "preact/hooks";
import { LongTable } from "../shell/long-table.tsx";
import { type CheckedLine, type ImportDetail, importLinesQuery, type LineResult } from "./register-queries.ts";
import { reasonWords, resultWords } from "./register-words.ts";

const t = catalogue(
  {
    label: "줄마다의 결과",
    all: "모두",
    line: "줄",
    result: "결과",
    reason: "사유",
    name: "업소명",
    address: "주소",
    match: "시설",
    sure: "등록된 시설",
    check: "확인 필요",
    none: "없음",
  },
  {
    label: "What becomes of each line",
    all: "All",
    line: "Line",
    result: "Result",
    reason: "Reason",
    name: "Name",
    address: "Address",
    match: "Facility",
    sure: "registered",
    check: "to check",
    none: "none",
  },
);

const ORDER: readonly LineResult[] = ["wrong", "duplicate", "out-of-region", "closed", "new", "changed", "same"];

/** What has to be looked at comes first among the tabs; every line of the file is under one. */
export function ImportLines({ id, results }: { id: string; results: ImportDetail["results"] }) {
  const [result, setResult] = useState<LineResult>();
  const { data, fetchNextPage, hasNextPage, isFetchingNextPage } = useInfiniteQuery(importLinesQuery(id, result));
  const counts = new Map(results.map((one) => [one.result, one.lines]));
  const all = results.reduce((sum, { lines }) => sum + lines, 0);
  const tab = (words: string, count: number, value: LineResult | undefined) => (
    <button
      key={words}
      type="button"
      class="tab"
      aria-current={result === value ? "page" : undefined}
      onClick={() => setResult(value)}
    >
      {words} {count.toLocaleString(lang.value)}
    </button>
  );
  return (
    <section class="stack import-lines">
      <nav class="tabs" aria-label={t.label}>
        {tab(t.all, all, undefined)}
        {ORDER.filter((one) => counts.has(one)).map((one) => tab(resultWords(one), counts.get(one) ?? 0, one))}
      </nav>
      {data ? (
        <LongTable
          key={result}
          label={t.label}
          heads={[t.line, t.result, t.reason, t.name, t.address, t.match]}
          look="line-columns"
          rows={data.pages.flatMap(({ lines }) => lines)}
          total={result ? (counts.get(result) ?? 0) : all}
          keyOf={({ nth }) => nth}
          cells={(line) => <Cells line={line} />}
          onEnd={() => {
            if (hasNextPage && !isFetchingNextPage) void fetchNextPage();
          }}
        />
      ) : (
        <Busy />
      )}
    </section>
  );
}

function Cells({ line: { line, result, reason, name, address, match } }: { line: CheckedLine }) {
  return (
    <>
      <th scope="row" class="num">
        {line}
      </th>
      <td>{resultWords(result)}</td>
      <td>{reasonWords(result, reason)}</td>
      <td>{name}</td>
      <td title={address}>{address}</td>
      <td>{match && t[match]}</td>
    </>
  );
}
