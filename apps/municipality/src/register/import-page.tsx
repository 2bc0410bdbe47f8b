import { Busy, Button, Notice } from "@kipass/web-kit/controls.tsx";
import { catalogue, lang } from "@kipass/web-kit/i18n.ts";
import { BackIcon, DownloadIcon } from "@kipass/web-kit/icons.tsx";
import { problemText } from "@kipass/web-kit/problem-text.ts";
import { saveEncoded } from "@kipass/web-kit/save-file.ts";
import { useQuery } from "@tanstack/react-query";
import { Link, useParams } from "@tanstack/react-router";
import { useState } from "preact/hooks";
import { api } from "../api.ts";
import { queries } from "../queries.ts";
import { useHasRole } from "../shell/roles.ts";
import { ColumnChoice } from "./column-choice.tsx";
import { ImportLines } from "./import-lines.tsx";
import { type Columns, type ImportDetail, importQuery, isWorking } from "./register-queries.ts";
import { reasonWords, stateWords } from "./register-words.ts";

const t = catalogue(
  {
    back: "가져오기 목록으로",
    progress: (done: string, total: string) => `${total}줄 가운데 ${done}줄`,
    away: "이 화면을 닫아도 계속됩니다. 서버가 다시 켜져도 이어서 합니다.",
    take: "대장에 싣기",
    discard: "버리기",
    columns: "칸 다시 고르기",
    report: "결과 내려받기",
    dryRun: "아직 아무것도 바뀌지 않았습니다. 아래는 실으면 될 결과입니다.",
    done: "대장에 실었습니다. 줄마다의 결과는 아래와 내려받은 파일에 있습니다.",
    sure: "등록된 시설",
    check: "확인 필요",
    none: "등록된 시설 없음",
    matches: "실을 업소",
    toCheck: "확인할 곳 보기",
  },
  {
    back: "To the imports",
    progress: (done, total) => `${done} of ${total} lines`,
    away: "It goes on when you close this page, and after the server has been restarted.",
    take: "Take into the register",
    discard: "Discard",
    columns: "Choose columns again",
    report: "Download the report",
    dryRun: "Nothing has changed yet. This is what would become of each line.",
    done: "It was taken. What became of each line stands below and in the report.",
    sure: "registered",
    check: "to check",
    none: "not registered",
    matches: "Businesses",
    toCheck: "See what to check",
  },
);

/** One import, from its columns over the dry run to its report. */
export function ImportPage() {
  const { import: id } = useParams({ strict: false }) as { import: string };
  const { data: detail } = useQuery(importQuery(id));
  const mayAct = useHasRole("handler", "decider");
  const [choosesAgain, setChoosesAgain] = useState(false);
  const [said, setSaid] = useState<string>();
  if (!detail) return <Busy />;
  const { state, fileName, fault } = detail.import;

  async function act(work: () => Promise<unknown>) {
    setSaid(undefined);
    await work().catch((thrown) => {
      const { title, next } = problemText(thrown);
      setSaid(`${title} ${next}`);
    });
    setChoosesAgain(false);
    await queries.invalidateQueries();
  }
  const params = { import: id };
  const check = (columns: Columns) => void act(() => api.checkImport({ params, body: { columns } }));
  const choosing = mayAct && (state === "columns" || (state === "checked" && choosesAgain));

  return (
    <main class="page stack">
      <Link to="/register/imports" class="back small" activeProps={{}}>
        <BackIcon size="small" />
        {t.back}
      </Link>
      <header class="row between wrap title">
        <h1>{fileName}</h1>
        <span class="small soft" role="status">
          {stateWords(state)}
        </span>
      </header>
      {said && (
        <Notice tone="again" alert>
          {said}
        </Notice>
      )}
      {fault && <Notice tone="again">{reasonWords(undefined, fault)}</Notice>}
      {isWorking(detail.import) && <Progress detail={detail} />}
      {choosing && <ColumnChoice detail={detail} onCheck={check} />}
      {state === "checked" && !choosing && <Notice>{t.dryRun}</Notice>}
      {state === "done" && <Notice>{t.done}</Notice>}
      {(state === "checked" || state === "done") && !choosing && (
        <>
          <Matches detail={detail} />
          <div class="row wrap acts-line">
            {mayAct && state === "checked" && (
              <>
                <Button look="primary" onClick={() => void act(() => api.takeImport({ params, body: {} }))}>
                  {t.take}
                </Button>
                <Button onClick={() => setChoosesAgain(true)}>{t.columns}</Button>
                <Button onClick={() => void act(() => api.discardImport({ params, body: {} }))}>{t.discard}</Button>
              </>
            )}
            {state === "done" && (
              <Link to="/register/check" class="btn">
                {t.toCheck}
              </Link>
            )}
            <Button onClick={() => void act(() => saveReport(detail))}>
              <DownloadIcon size="small" />
              {t.report}
            </Button>
          </div>
          <ImportLines id={id} results={detail.results} />
        </>
      )}
    </main>
  );
}

function Progress({ detail }: { detail: ImportDetail }) {
  const { doneLines, totalLines } = detail.import;
  const words = (n: number) => n.toLocaleString(lang.value);
  return (
    <div class="stack">
      <progress
        max={totalLines || 1}
        value={totalLines ? doneLines : undefined}
        aria-label={stateWords(detail.import.state)}
      />
      {totalLines > 0 && <span class="small num">{t.progress(words(doneLines), words(totalLines))}</span>}
      <p class="note soft">{t.away}</p>
    </div>
  );
}

function Matches({ detail: { matches } }: { detail: ImportDetail }) {
  const of = new Map(matches.map((one) => [one.match, one.lines]));
  return (
    <p class="small">
      {t.matches}:{" "}
      {(["sure", "check", "none"] as const)
        .map((match) => `${t[match]} ${(of.get(match) ?? 0).toLocaleString(lang.value)}`)
        .join(" · ")}
    </p>
  );
}

async function saveReport({ import: { id, fileName }, reportParts }: ImportDetail): Promise<void> {
  const parts: string[] = [];
  for (let part = 0; part < reportParts; part += 1) {
    const { bytes } = await api.readImportReport({ params: { import: String(id), part: String(part) } });
    parts.push(bytes);
  }
  saveEncoded(`${fileName.replace(/\.\w+$/, "")}-결과.csv`, "text/csv", ...parts);
}
