import { Button, Choices, Field, Notice } from "@kipass/web-kit/controls.tsx";
import { dayAndTime } from "@kipass/web-kit/dates.ts";
import { catalogue } from "@kipass/web-kit/i18n.ts";
import { saveEncoded } from "@kipass/web-kit/save-file.ts";
import { useQuery } from "@tanstack/react-query";
import { useState } from "preact/hooks";
import { api } from "../api.ts";
import { exportsQuery } from "../queries.ts";
import { useAct } from "../shell/use-act.ts";

const t = catalogue(
  {
    title: "내보내기",
    why: "받는 곳과 사유가 지워지지 않는 기록으로 남습니다. 파일에는 파기일이 적히고, 다시 내보내도 사람마다 같은 번호가 붙습니다.",
    format: "형식",
    xlsx: "엑셀 (XLSX)",
    csv: "CSV",
    sormas: "SORMAS",
    "go-data": "Go.Data",
    json: "JSON",
    sormasNeeds: "SORMAS 화면 언어를 영어로 두고, 그 사례를 연 다음 접촉자 가져오기에 쉼표 구분으로 넣습니다.",
    goDataNeeds: "Go.Data에 이 사례가 사례번호를 Case ID로 하여 먼저 있어야 접촉자를 가져올 수 있습니다.",
    recipient: "받는 곳",
    recipientMissing: "받는 곳을 적어 주세요.",
    reason: "내보내는 사유",
    reasonMissing: "내보내는 사유를 적어 주세요.",
    take: "파일 내려받기",
    done: (rows: number) => `${rows}명을 내보냈습니다.`,
    past: "내보낸 기록",
    rows: (rows: number) => `${rows}명`,
  },
  {
    title: "Export",
    why: "Who gets it and why stays on a record nobody can erase. The file says by when it is destroyed; people keep their ids from export to export.",
    format: "Format",
    xlsx: "Excel (XLSX)",
    csv: "CSV",
    sormas: "SORMAS",
    "go-data": "Go.Data",
    json: "JSON",
    sormasNeeds: "Set SORMAS to English, open this case there and import its contacts with the comma as separator.",
    goDataNeeds: "Before the import this case has to be in Go.Data, with its case number as Case ID.",
    recipient: "For whom",
    recipientMissing: "Write who gets it.",
    reason: "Why",
    reasonMissing: "Write why it is exported.",
    take: "Download the file",
    done: (rows) => `${rows} contacts were exported.`,
    past: "Exports",
    rows: (rows) => `${rows} contacts`,
  },
);

const formats = ["xlsx", "csv", "sormas", "go-data", "json"] as const;
type Format = (typeof formats)[number];

export function ExportPanel({ caseId }: { caseId: number }) {
  const [format, setFormat] = useState<Format>("xlsx");
  const [recipient, setRecipient] = useState("");
  const [reason, setReason] = useState("");
  const [asked, setAsked] = useState(false);
  const { busy, said, say, act } = useAct();
  const lacks = (words: string) => asked && words.trim() === "";

  async function take() {
    setAsked(true);
    if (recipient.trim() === "" || reason.trim() === "") return;
    await act(async () => {
      const body = { format, recipient: recipient.trim(), reason: reason.trim() };
      const { files, rows } = await api.exportContacts({ params: { case: String(caseId) }, body });
      for (const file of files) saveEncoded(file.name, file.mediaType, file.bytes);
      say(t.done(rows));
    });
  }
  return (
    <div class="act-body">
      <h2>{t.title}</h2>
      <p class="small soft">{t.why}</p>
      <Choices
        label={t.format}
        options={formats.map((one) => ({ value: one, words: t[one] }))}
        value={format}
        onChoose={setFormat}
      />
      {format === "sormas" && <p class="note faint">{t.sormasNeeds}</p>}
      {format === "go-data" && <p class="note faint">{t.goDataNeeds}</p>}
      <Field
        label={t.recipient}
        value={recipient}
        maxLength={100}
        wrong={lacks(recipient) ? t.recipientMissing : undefined}
        onInput={setRecipient}
      />
      <Field
        label={t.reason}
        value={reason}
        maxLength={500}
        wrong={lacks(reason) ? t.reasonMissing : undefined}
        onInput={setReason}
      />
      <Button look="primary" busy={busy} onClick={() => void take()}>
        {t.take}
      </Button>
      {said && <Notice alert>{said}</Notice>}
      <Past caseId={caseId} />
    </div>
  );
}

function Past({ caseId }: { caseId: number }) {
  const { data: exports } = useQuery(exportsQuery(caseId));
  if (!exports || exports.length === 0) return null;
  return (
    <>
      <h2>{t.past}</h2>
      <ul class="log small">
        {exports.map((one) => (
          <li key={one.id}>
            <span>
              {one.recipient} · {t[one.format]} · {t.rows(one.rows)}
            </span>
            <span>{one.reason}</span>
            {one.files.map((file) => (
              <span key={file.sha256} class="note faint mono">
                SHA-256 {file.sha256}
              </span>
            ))}
            <span class="note faint num">
              {one.officer} · {dayAndTime(one.atMs)}
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}
