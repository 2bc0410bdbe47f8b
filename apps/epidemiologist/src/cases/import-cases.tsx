import { toBase64url } from "@kipass/protocol/bytes";
import { isProblemCode, problems } from "@kipass/protocol/problem";
import { Button, Notice, Tag } from "@kipass/web-kit/controls.tsx";
import { catalogue, lang } from "@kipass/web-kit/i18n.ts";
import { useState } from "preact/hooks";
import { api, type CaseListReport } from "../api.ts";
import { Refusal } from "../shell/refusal.tsx";
import { useAct } from "../shell/use-act.ts";

const t = catalogue(
  {
    title: "사례 목록 가져오기",
    why: "CSV 또는 XLSX 파일을 고르면 줄마다 어떻게 되는지 먼저 보여 줍니다. 가져오기 전에는 아무 사례도 열리지 않습니다.",
    columns: "첫 줄의 이름: 사례번호, 이름, 전화번호, 발급회사, 기준(증상 또는 검체), 기준일, 격리일시, 메모.",
    file: "목록 파일",
    line: "줄",
    number: "사례번호",
    verdict: "결과",
    faults: "이유",
    new: "열 수 있음",
    opened: "열었습니다",
    known: "이미 있는 사례",
    refused: "열 수 없음",
    missing: "이 열이 없습니다.",
    unread: "읽을 수 없는 줄입니다.",
    unclear: "알아볼 수 없습니다.",
    take: (count: number) => `${count}건 가져오기`,
    none: "열 수 있는 사례가 없습니다.",
    taken: (count: number) => `사례 ${count}건을 열었습니다.`,
    list: "사례로 가기",
  },
  {
    title: "Take over a list of cases",
    why: "Choose a CSV or XLSX file to see line by line what would happen. No case is opened before you take it over.",
    columns:
      "Names in the first line: case_number, name, phone, issuers, basis (symptoms or sampling), day, isolated_at, note.",
    file: "List",
    line: "Line",
    number: "Case number",
    verdict: "Outcome",
    faults: "Why",
    new: "can be opened",
    opened: "opened",
    known: "there already",
    refused: "cannot be opened",
    missing: "This column is missing.",
    unread: "This line cannot be read.",
    unclear: "cannot be understood.",
    take: (count) => `Take over ${count}`,
    none: "No case can be opened.",
    taken: (count) => `${count} ${count === 1 ? "case was" : "cases were"} opened.`,
    list: "To the cases",
  },
);

/** In two steps: what would happen, line by line; then it happens. */
export function ImportCases() {
  const { act, busy, said } = useAct();
  const [file, setFile] = useState<string>();
  const [report, setReport] = useState<CaseListReport>();
  const openable = report?.lines.filter(({ verdict }) => verdict === "new").length ?? 0;
  const isTaken = report?.lines.some(({ verdict }) => verdict === "opened");

  async function choose(chosen: File | undefined) {
    setReport(undefined);
    if (!chosen) return;
    const bytes = toBase64url(new Uint8Array(await chosen.arrayBuffer()));
    setFile(bytes);
    await act(async () => setReport(await api.previewCases({ body: { file: bytes } })));
  }

  return (
    <main class="page stack">
      <h1>{t.title}</h1>
      <p class="soft">{t.why}</p>
      <p class="small soft">{t.columns}</p>
      <div class="ask">
        <label for="case-list">{t.file}</label>
        <input
          id="case-list"
          class="file"
          type="file"
          accept=".csv,.xlsx"
          onChange={(event) => void choose(event.currentTarget.files?.[0])}
        />
      </div>
      <Refusal said={said} />
      {report && <Report report={report} />}
      {report && isTaken && (
        <Notice>
          {t.taken(report.opened)} <a href="/">{t.list}</a>
        </Notice>
      )}
      {report && !isTaken && openable === 0 && <Notice>{t.none}</Notice>}
      {report && !isTaken && openable > 0 && file && (
        <div class="row">
          <Button
            look="primary"
            busy={busy}
            onClick={() => void act(async () => setReport(await api.takeOverCases({ body: { file } })))}
          >
            {t.take(openable)}
          </Button>
        </div>
      )}
    </main>
  );
}

function Report({ report }: { report: CaseListReport }) {
  return (
    <div class="scroll" aria-live="polite">
      <table class="table">
        <thead>
          <tr>
            {[t.line, t.number, t.verdict, t.faults].map((words) => (
              <th key={words} scope="col">
                {words}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {report.lines.map(({ line, caseNumber, verdict, faults }) => (
            <tr key={line}>
              <td class="num">{line}</td>
              <th scope="row">{caseNumber}</th>
              <td class="nowrap">
                <Tag {...(verdict === "refused" && { tone: "stop" as const })}>{t[verdict]}</Tag>
              </td>
              <td>{faults.map((fault) => `${fault.column} ${wordsOf(fault.problem)}`.trim()).join(" ")}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function wordsOf(problem: string): string {
  if (problem === "missing-column") return t.missing;
  if (problem === "malformed-request") return t.unclear;
  return isProblemCode(problem) ? problems[problem][lang.value].title : t.unread;
}
