import { Busy, Button, Field, Select } from "@kipass/web-kit/controls.tsx";
import { dayAndTime } from "@kipass/web-kit/dates.ts";
import { catalogue } from "@kipass/web-kit/i18n.ts";
import { DownloadIcon } from "@kipass/web-kit/icons.tsx";
import { saveEncoded } from "@kipass/web-kit/save-file.ts";
import { useQuery } from "@tanstack/react-query";
import { useState } from "preact/hooks";
import { type AccessQuery, api } from "../api.ts";
import { accessLogQuery, officersQuery } from "../queries.ts";
import { Refusal } from "../shell/refusal.tsx";
import { Table } from "../shell/table.tsx";
import { useAct } from "../shell/use-act.ts";
import { deedWords } from "./deeds.ts";

const t = catalogue(
  {
    title: "접속기록",
    lead: "누가 언제 무엇을 보거나 했는지의 기록입니다. 고치거나 지울 수 없고, 이 화면을 본 것도 남습니다.",
    officer: "담당자",
    everyone: "모두",
    jobs: "정기 작업",
    command: "서버의 명령",
    case: "사례번호",
    day: "날짜",
    at: "때",
    what: "한 일",
    reason: "사유",
    none: "맞는 기록이 없습니다.",
    older: "더 오래된 기록",
    newest: "처음으로",
    why: "내려받는 사유",
    whyMissing: "사유를 적어 주세요.",
    download: "CSV 내려받기",
  },
  {
    title: "Access log",
    lead: "Who saw or did what, and when. It cannot be changed or shortened, and reading it is recorded too.",
    officer: "Officer",
    everyone: "Everyone",
    jobs: "Regular job",
    command: "Command on the server",
    case: "Case number",
    day: "Day",
    at: "At",
    what: "Deed",
    reason: "Reason",
    none: "No entry fits.",
    older: "Older entries",
    newest: "Back to the newest",
    why: "Reason for taking it out",
    whyMissing: "Write the reason.",
    download: "Download CSV",
  },
);

const PAGE = 200;

/** An officer, or what did it without one. */
function whoWords({ id, name, title }: { id: string; name: string; title: string }): string {
  if (id === "jobs" || id === "command") return t[id];
  return `${name} ${title}`;
}

export function AccessLogPage() {
  const [officer, setOfficer] = useState("");
  const [caseNumber, setCaseNumber] = useState("");
  const [day, setDay] = useState("");
  const [before, setBefore] = useState<string>();
  const { data: officers = [] } = useQuery(officersQuery);
  const filter: AccessQuery = {
    ...(officer && { officer }),
    ...(/^[\d-]{6,20}$/.test(caseNumber.trim()) && { case: caseNumber.trim() }),
    ...(day && { day }),
  };
  const { data: entries } = useQuery(accessLogQuery({ ...filter, ...(before && { before }) }));
  const choose = (set: (value: string) => void) => (value: string) => {
    setBefore(undefined);
    set(value);
  };
  return (
    <main class="page stack">
      <h1>{t.title}</h1>
      <p class="soft">{t.lead}</p>
      <div class="thrice">
        <Select
          label={t.officer}
          value={officer}
          onChange={choose(setOfficer)}
          empty={t.everyone}
          options={officers.map(({ id, name, title }) => ({ value: id, words: `${name} ${title}` }))}
        />
        <Field label={t.case} value={caseNumber} onInput={choose(setCaseNumber)} maxLength={20} />
        <Field label={t.day} type="date" value={day} onInput={choose(setDay)} />
      </div>
      {!entries ? (
        <Busy />
      ) : entries.length === 0 ? (
        <p class="soft">{t.none}</p>
      ) : (
        <Table label={t.title} columns={[t.at, t.officer, t.what, t.case, t.reason]}>
          {entries.map((entry) => (
            <tr key={entry.id}>
              <td class="num nowrap">{dayAndTime(entry.atMs)}</td>
              <td class="nowrap">{whoWords(entry.officer)}</td>
              <th scope="row" class="nowrap">
                {deedWords(entry.what)}
              </th>
              <td class="num nowrap">{entry.caseNumber}</td>
              <td class="small soft">{entry.reason}</td>
            </tr>
          ))}
        </Table>
      )}
      <div class="row wrap">
        {before && <Button onClick={() => setBefore(undefined)}>{t.newest}</Button>}
        {entries?.length === PAGE && <Button onClick={() => setBefore(String(entries.at(-1)?.id))}>{t.older}</Button>}
      </div>
      <Download filter={filter} />
    </main>
  );
}

function Download({ filter }: { filter: AccessQuery }) {
  const [reason, setReason] = useState("");
  const [tried, setTried] = useState(false);
  const { busy, said, act } = useAct();
  async function download(event: Event) {
    event.preventDefault();
    setTried(true);
    if (reason.trim().length < 2) return;
    await act(async () => {
      const { bytes, name } = await api.exportAccessLog({ body: { ...filter, reason } });
      saveEncoded(name, "text/csv", bytes);
    });
  }
  return (
    <form class="stack" onSubmit={(event) => void download(event)} noValidate>
      <div class="twin">
        <Field
          label={t.why}
          value={reason}
          onInput={setReason}
          maxLength={500}
          wrong={tried && reason.trim().length < 2 ? t.whyMissing : undefined}
        />
      </div>
      <Refusal said={said} />
      <div class="row">
        <Button submit busy={busy}>
          <DownloadIcon size="small" />
          {t.download}
        </Button>
      </div>
    </form>
  );
}
