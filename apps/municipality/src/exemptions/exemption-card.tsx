import { toBase64url } from "@kipass/protocol/bytes";
import { addDays } from "@kipass/protocol/day";
import { Button, Field, Notice, Tag } from "@kipass/web-kit/controls.tsx";
import { dayAndTime, fullDay } from "@kipass/web-kit/dates.ts";
import { catalogue } from "@kipass/web-kit/i18n.ts";
import { saveEncoded } from "@kipass/web-kit/save-file.ts";
import { Link } from "@tanstack/react-router";
import { useState } from "preact/hooks";
import { api, type Exemption } from "../api.ts";
import type { Decisions } from "../facilities/use-decisions.tsx";
import { Dialog } from "../shell/dialog.tsx";
import { ReasonDialog } from "../shell/reason-dialog.tsx";
import { useHasRole } from "../shell/roles.ts";
import { faultWords, kindWords, missingWords, stateWords } from "./exemption-words.ts";

const t = catalogue(
  {
    how: "실명 확인",
    asked: "적은 사람",
    decided: "결정",
    days: "기간",
    files: "증빙",
    none: "없음",
    open: "열기",
    whyOpen: "증빙을 여는 사유",
    logged: "사유는 접속기록에 남습니다.",
    usualOpen: ["적용 제외 심사", "기한 전 재심사"],
    add: "증빙 올리기",
    added: "증빙을 올렸습니다.",
    test: "시험 제출",
    testHint: "꾸며 낸 방문자로 만든 CSV·XLSX 파일을 올려 주세요. 내용은 저장하지 않고 결과만 남깁니다.",
    tested: "시험 제출을 확인했습니다.",
    good: (rows: number, days: number) => `통과 · ${rows}줄, ${days}일`,
    bad: (rows: number, wrong: number) => `부족 · ${rows}줄, 읽지 못한 줄 ${wrong}개`,
    missing: (what: string) => `아직 필요한 것: ${what}`,
    grant: "제외 승인",
    refuse: "반려",
    end: "끝내기",
    until: "마지막 날 (1년 안)",
    next: "사유 적기",
    why: "결정하는 사유",
    told: "사유는 시설관리자에게 그대로 보입니다.",
    usualGrant: ["요건을 갖춤"],
    usualRefuse: ["요건을 갖추지 못함", "증빙을 확인할 수 없음"],
    usualEnd: ["요건이 없어짐", "시설이 요청함"],
    done: "결정했습니다.",
  },
  {
    how: "Identification",
    asked: "Written by",
    decided: "Decision",
    days: "Period",
    files: "Evidence",
    none: "none",
    open: "Open",
    whyOpen: "Reason for opening it",
    logged: "The reason is kept in the access log.",
    usualOpen: ["Deciding on the exemption", "Review before its last day"],
    add: "Add evidence",
    added: "Evidence added.",
    test: "Test hand-in",
    testHint: "A CSV or XLSX file with made-up visitors. Its contents are not stored, only what was found.",
    tested: "The test hand-in was judged.",
    good: (rows, days) => `good · ${rows} rows, ${days} days`,
    bad: (rows, wrong) => `not enough · ${rows} rows, ${wrong} unreadable`,
    missing: (what) => `Still missing: ${what}`,
    grant: "Grant",
    refuse: "Refuse",
    end: "End",
    until: "Last day (within a year)",
    next: "Give the reason",
    why: "Reason for the decision",
    told: "The manager is shown the reason as it is.",
    usualGrant: ["It meets the conditions"],
    usualRefuse: ["It does not meet the conditions", "The evidence cannot be verified"],
    usualEnd: ["The conditions are no longer met", "The facility asked for it"],
    done: "Decided.",
  },
);

interface CardProps {
  exemption: Exemption;
  today: string;
  decisions: Decisions;
}

export function ExemptionCard({ exemption, today, decisions }: CardProps) {
  const { id, facility, kind, state, explanation, identification, files, handIns, missing } = exemption;
  const [mayAct, mayDecide] = [useHasRole("handler", "decider"), useHasRole("decider")];
  const params = { exemption: String(id) };
  const send = (words: string, work: (content: string, name: string) => Promise<unknown>) => (file: File) =>
    void decisions.act(words, async () => work(toBase64url(new Uint8Array(await file.arrayBuffer())), file.name));
  return (
    <section class="case">
      <header class="row between wrap">
        <h2>
          <Link to="/facilities/$facility" params={{ facility: String(facility.id) }}>
            {facility.name}
          </Link>{" "}
          <span class="soft">{kindWords(kind)}</span>
        </h2>
        <Tag line>{stateWords(state)}</Tag>
      </header>
      <p>{explanation}</p>
      <dl class="facts">
        {identification && (
          <>
            <dt>{t.how}</dt>
            <dd>{identification}</dd>
          </>
        )}
        <dt>{t.asked}</dt>
        <dd>
          {exemption.askedBy} · {dayAndTime(exemption.askedMs)}
        </dd>
        {exemption.decidedMs !== null && (
          <>
            <dt>{t.decided}</dt>
            <dd>
              {exemption.reason} · {exemption.decidedBy} · {dayAndTime(exemption.decidedMs)}
            </dd>
          </>
        )}
        {exemption.from && exemption.until && (
          <>
            <dt>{t.days}</dt>
            <dd class="num">
              {fullDay(exemption.from)}–{fullDay(exemption.until)}
            </dd>
          </>
        )}
        <dt>{t.files}</dt>
        <dd>
          {files.length === 0
            ? t.none
            : files.map((file) => <EvidenceFile key={file.id} file={file} mayOpen={mayAct} decisions={decisions} />)}
        </dd>
        {kind === "own-system" && (
          <>
            <dt>{t.test}</dt>
            <dd>{handIns.length === 0 ? t.none : handIns.map((one) => <HandIn key={one.id} handIn={one} />)}</dd>
          </>
        )}
      </dl>
      {state === "open" && missing.length > 0 && <Notice>{t.missing(missingWords(missing))}</Notice>}
      {state === "open" && kind === "own-system" && <p class="note faint">{t.testHint}</p>}
      <div class="row wrap">
        {state === "open" && mayAct && (
          <FileButton
            words={t.add}
            accept=".pdf,.png,.jpg,.jpeg"
            onFile={send(t.added, (content, name) => api.addEvidence({ params, body: { name, content } }))}
          />
        )}
        {state === "open" && mayAct && kind === "own-system" && (
          <FileButton
            words={t.test}
            accept=".csv,.xlsx"
            onFile={send(t.tested, (content) => api.testHandIn({ params, body: { content } }))}
          />
        )}
        {mayDecide && <Decide exemption={exemption} today={today} decisions={decisions} />}
      </div>
    </section>
  );
}

function HandIn({ handIn }: { handIn: Exemption["handIns"][number] }) {
  const { rows, days, wrongRows, faults, atMs } = handIn;
  return (
    <div>
      {faults.length === 0 ? t.good(rows, days) : t.bad(rows, wrongRows)}{" "}
      <span class="note faint">{dayAndTime(atMs)}</span>
      {faults.map((fault) => (
        <p key={fault} class="note">
          {faultWords(fault)}
        </p>
      ))}
    </div>
  );
}

interface FileProps {
  file: Exemption["files"][number];
  mayOpen: boolean;
  decisions: Decisions;
}

/** Opened with a reason, and handed to the browser as a file. */
function EvidenceFile({ file, mayOpen, decisions }: FileProps) {
  const [asks, setAsks] = useState(false);
  const open = (reason: string) => {
    setAsks(false);
    void decisions.act(t.logged, async () => {
      const { content, type, name } = await api.openEvidence({ params: { file: String(file.id) }, body: { reason } });
      saveEncoded(name, type, content);
    });
  };
  return (
    <div>
      {file.name} <span class="note faint num">{Math.ceil(file.size / 1024)}KB</span>{" "}
      {mayOpen && (
        <button type="button" class="link" aria-label={`${file.name} ${t.open}`} onClick={() => setAsks(true)}>
          {t.open}
        </button>
      )}
      {asks && (
        <ReasonDialog
          title={t.whyOpen}
          told={t.logged}
          usual={t.usualOpen}
          act={t.open}
          onGive={open}
          onClose={() => setAsks(false)}
        />
      )}
    </div>
  );
}

function FileButton({ words, accept, onFile }: { words: string; accept: string; onFile: (file: File) => void }) {
  return (
    <label class="btn">
      {words}
      <input
        class="spoken"
        type="file"
        accept={accept}
        onChange={(event) => {
          const [file] = event.currentTarget.files ?? [];
          if (file) onFile(file);
          event.currentTarget.value = "";
        }}
      />
    </label>
  );
}

type Verdict = "grant" | "refuse" | "end";

/** Granting asks for a last day first; every verdict for a reason. */
function Decide({ exemption: { id, state, until: end, missing }, today, decisions }: CardProps) {
  const [asks, setAsks] = useState<Verdict | "until">();
  const [until, setUntil] = useState(addDays(today, 180));
  const close = () => setAsks(undefined);
  const params = { exemption: String(id) };
  const decide = (verdict: Verdict) => (reason: string) => {
    close();
    const isGranted = verdict === "grant";
    void decisions.act(t.done, () =>
      verdict === "end"
        ? api.endExemption({ params, body: { reason } })
        : api.decideExemption({ params, body: { isGranted, until: isGranted ? until : null, reason } }),
    );
  };
  const usual = { grant: t.usualGrant, refuse: t.usualRefuse, end: t.usualEnd };
  return (
    <>
      {state === "open" && missing.length === 0 && (
        <Button look="primary" onClick={() => setAsks("until")}>
          {t.grant}
        </Button>
      )}
      {state === "open" && <Button onClick={() => setAsks("refuse")}>{t.refuse}</Button>}
      {state === "granted" && (end ?? "") >= today && <Button onClick={() => setAsks("end")}>{t.end}</Button>}
      {asks === "until" && (
        <Dialog title={t.grant} onClose={close}>
          <div class="stack">
            <Field type="date" label={t.until} value={until} onInput={setUntil} />
            <Button look="primary" wide onClick={() => setAsks("grant")}>
              {t.next}
            </Button>
          </div>
        </Dialog>
      )}
      {asks && asks !== "until" && (
        <ReasonDialog
          key={asks}
          title={t.why}
          told={t.told}
          usual={usual[asks]}
          act={t[asks]}
          onGive={decide(asks)}
          onClose={close}
        />
      )}
    </>
  );
}
