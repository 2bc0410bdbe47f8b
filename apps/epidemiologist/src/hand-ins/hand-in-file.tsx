import { toBase64url } from "@kipass/protocol/bytes";
import { Button, Notice, Select } from "@kipass/web-kit/controls.tsx";
import { catalogue } from "@kipass/web-kit/i18n.ts";
import { useId, useState } from "preact/hooks";
import { api, type HandInPlace, type HandInReport } from "../api.ts";
import { useAct } from "../shell/use-act.ts";
import { Report } from "./report.tsx";

const t = catalogue(
  {
    title: "시설이 낸 출입기록",
    why: "자체시스템을 쓰는 시설이 낸 ‘지난 4주간의 출입기록’입니다. 열은 방문일시, 이름, 전화번호이며 CSV나 엑셀(XLSX)입니다.",
    reference: "서명된 요청 번호",
    file: "파일",
    look: "먼저 살펴보기",
    take: (count: number) => `${count}줄 넣기`,
    missing: "파일을 골라 주세요.",
  },
  {
    title: "A list the facility handed in",
    why: "Visitor records of the last four weeks from a facility with a system of its own. Columns: 방문일시, 이름, 전화번호, as CSV or Excel (XLSX).",
    reference: "Signed request",
    file: "File",
    look: "Look first",
    take: (count) => `Take ${count} lines`,
    missing: "Choose a file.",
  },
);

/** First what it would do, line by line; then it is done. */
export function HandInFile({ caseId, place }: { caseId: number; place: HandInPlace }) {
  const id = useId();
  const [reference, setReference] = useState(place.references[0] ?? "");
  const [file, setFile] = useState<File>();
  const [report, setReport] = useState<HandInReport>();
  const [taken, setTaken] = useState(false);
  const { busy, said, say, act } = useAct();

  async function send(call: typeof api.previewHandIn | typeof api.takeOverHandIn, takes: boolean) {
    if (!file) return say(t.missing);
    await act(async () => {
      const bytes = new Uint8Array(await file.arrayBuffer());
      const body = { facility: place.facility, reference, fileName: file.name.slice(-255), file: toBase64url(bytes) };
      setReport(await call({ params: { case: String(caseId) }, body }));
      setTaken(takes);
    });
  }
  return (
    <section class="stack">
      <h3>{t.title}</h3>
      <p class="small soft">{t.why}</p>
      <Select
        label={t.reference}
        value={reference}
        options={place.references.map((one) => ({ value: one, words: one }))}
        onChange={setReference}
      />
      <div class="ask">
        <label for={id}>{t.file}</label>
        <input
          id={id}
          type="file"
          accept=".csv,.xlsx"
          onChange={(event) => {
            setFile(event.currentTarget.files?.[0]);
            setReport(undefined);
          }}
        />
      </div>
      <div class="row">
        <Button size="slim" busy={busy} onClick={() => void send(api.previewHandIn, false)}>
          {t.look}
        </Button>
        {report && !taken && report.kept > 0 && (
          <Button size="slim" busy={busy} onClick={() => void send(api.takeOverHandIn, true)}>
            {t.take(report.kept)}
          </Button>
        )}
      </div>
      {said && <Notice alert>{said}</Notice>}
      {report && <Report report={report} taken={taken} />}
    </section>
  );
}
