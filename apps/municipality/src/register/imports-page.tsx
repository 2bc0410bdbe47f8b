import { Busy, Button, Empty, Notice } from "@kipass/web-kit/controls.tsx";
import { dayAndTime } from "@kipass/web-kit/dates.ts";
import { catalogue, lang } from "@kipass/web-kit/i18n.ts";
import { BackIcon, DocumentIcon } from "@kipass/web-kit/icons.tsx";
import { problemText } from "@kipass/web-kit/problem-text.ts";
import { useQuery } from "@tanstack/react-query";
import { Link, useNavigate } from "@tanstack/react-router";
import { useRef, useState } from "preact/hooks";
import { useHasRole } from "../shell/roles.ts";
import { bringFile } from "./bring-file.ts";
import { importsQuery } from "./register-queries.ts";
import { stateWords } from "./register-words.ts";

const t = catalogue(
  {
    title: "대장 가져오기",
    back: "대상 대장으로",
    lead: "지방행정 인허가데이터에서 내려받은 CSV를 그대로, 또는 자체 목록(CSV·XLSX)을 올려 주세요. 먼저 미리 보기로 줄마다 어떻게 될지 보여 드리고, 확인한 뒤에만 싣습니다.",
    choose: "파일 고르기",
    sending: (percent: number) => `올리는 중 ${percent}%`,
    file: "파일",
    by: "가져온 사람",
    at: "때",
    lines: "줄",
    state: "상태",
    none: "가져온 대장이 없습니다.",
  },
  {
    title: "Import a register",
    back: "To the target register",
    lead: "Upload a CSV as downloaded from the licence data, or a list of your own (CSV, XLSX). A dry run first says of every line what would become of it; nothing is taken before you agree.",
    choose: "Choose a file",
    sending: (percent) => `Uploading ${percent}%`,
    file: "File",
    by: "Brought by",
    at: "When",
    lines: "Lines",
    state: "State",
    none: "No register has been imported.",
  },
);

export function ImportsPage() {
  const { data: imports } = useQuery(importsQuery);
  const mayAct = useHasRole("handler", "decider");
  return (
    <main class="page stack">
      <Link to="/register" class="back small" activeProps={{}}>
        <BackIcon size="small" />
        {t.back}
      </Link>
      <h1>{t.title}</h1>
      <p class="soft small">{t.lead}</p>
      {mayAct && <Uploader />}
      {!imports ? (
        <Busy />
      ) : imports.length === 0 ? (
        <Empty icon={<DocumentIcon size="large" />} title={t.none} />
      ) : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls has to be reached by keyboard
        <section class="scroll" tabIndex={0} aria-label={t.title}>
          <table class="table">
            <thead>
              <tr>
                {[t.file, t.state, t.lines, t.by, t.at].map((words) => (
                  <th key={words} scope="col">
                    {words}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {imports.map((one) => (
                <tr key={one.id}>
                  <th scope="row">
                    <Link to="/register/imports/$import" params={{ import: String(one.id) }}>
                      {one.fileName}
                    </Link>
                  </th>
                  <td class="nowrap">{stateWords(one.state)}</td>
                  <td class="num">{one.totalLines.toLocaleString(lang.value)}</td>
                  <td class="nowrap">{one.by}</td>
                  <td class="num nowrap">{dayAndTime(one.beganMs)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      )}
    </main>
  );
}

function Uploader() {
  const input = useRef<HTMLInputElement>(null);
  const [percent, setPercent] = useState<number>();
  const [wrong, setWrong] = useState<string>();
  const navigate = useNavigate();
  async function bring(file: File) {
    setWrong(undefined);
    setPercent(0);
    try {
      const id = await bringFile(file, setPercent);
      void navigate({ to: `/register/imports/${id}` });
    } catch (thrown) {
      const { title, next } = problemText(thrown);
      setWrong(`${title} ${next}`);
    }
    setPercent(undefined);
  }
  return (
    <div class="stack">
      <input
        ref={input}
        class="spoken"
        type="file"
        tabIndex={-1}
        aria-label={t.choose}
        accept=".csv,.xlsx,.txt"
        onChange={(event) => {
          const [file] = event.currentTarget.files ?? [];
          event.currentTarget.value = "";
          if (file) void bring(file);
        }}
      />
      <div class="row">
        <Button look="primary" busy={percent !== undefined} onClick={() => input.current?.click()}>
          {percent === undefined ? t.choose : t.sending(percent)}
        </Button>
      </div>
      {wrong && (
        <Notice tone="again" alert>
          {wrong}
        </Notice>
      )}
    </div>
  );
}
