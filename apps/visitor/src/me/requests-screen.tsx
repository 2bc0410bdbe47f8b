import { Busy, Button, Choices, Notice, Wrong } from "@kipass/web-kit/controls.tsx";
import { dayInProse, fullDay } from "@kipass/web-kit/dates.ts";
import { catalogue } from "@kipass/web-kit/i18n.ts";
import { problemText } from "@kipass/web-kit/problem-text.ts";
import { useId, useState } from "preact/hooks";
import { Heading, Screen } from "../screen.tsx";
import { ending, leftWithoutSession } from "../session.ts";
import { DownloadMyData } from "./download-my-data.tsx";
import { NotDone } from "./not-done.tsx";
import { type DataRequest, type DataRequestKind, ownData } from "./own-data.ts";
import { useLoaded } from "./use-loaded.ts";

const t = catalogue(
  {
    title: "열람·정정·삭제·처리정지",
    more: "개인정보 보호법 제35조에서 제37조까지의 권리입니다.",
    label: "요구할 것",
    access: "열람",
    correction: "정정",
    erasure: "삭제",
    suspension: "처리정지",
    accessMore: "보관 중인 것은 지금 바로 내려받으실 수 있습니다. 더 알고 싶은 것이 있으면 적어 주세요.",
    correctionMore: "고칠 것과 바른 내용을 적어 주세요.",
    erasureMore: (day: string) =>
      `바로 탈퇴됩니다. 이미 쓰신 QR코드에 대한 방역당국의 요청에 답할 수 있도록 남은 정보는 ${day}까지만 보관하고 파기합니다(개인정보 보호법 제36조제1항, 감염병예방법 제76조의2).`,
    suspensionMore: (day: string) =>
      `바로 QR코드를 만들지 않으며, 언제든 다시 쓰실 수 있습니다. 이미 쓰신 QR코드의 정보는 ${day}까지 보관합니다(개인정보 보호법 제37조제2항, 감염병예방법 제76조의2).`,
    words: "내용",
    limit: (left: number) => `${left}자 더 적을 수 있습니다.`,
    choose: "무엇을 요구하실지 골라 주세요.",
    write: "내용을 적어 주세요.",
    send: "요구하기",
    deadline: "10일 안에 답을 드립니다(개인정보 보호법 시행령 제41조·제43조·제44조).",
    paused: (day: string) => `${day}부터 처리를 멈추었습니다.\nQR코드를 만들지 않습니다.`,
    resume: "다시 쓰기",
    resumed: "QR코드를 다시 만드실 수 있습니다.",
    mine: "지금까지의 요구",
    number: (number: number) => `요청번호 ${number}`,
    due: (day: string) => `받았습니다. ${day}까지 답을 드립니다.`,
    answered: (day: string) => `${day}에 답을 드렸습니다.`,
    atOnce: (day: string) => `${day}에 바로 처리했습니다.`,
  },
  {
    title: "Your rights",
    more: "Access, correction, erasure, suspension: Personal Information Protection Act, Art. 35 to 37.",
    label: "What you ask for",
    access: "Access",
    correction: "Correction",
    erasure: "Erasure",
    suspension: "Suspension",
    accessMore: "What is kept you can download right now. If you want to know more, write it here.",
    correctionMore: "Write what is wrong and what is right.",
    erasureMore: (day) =>
      `Your account ends at once. So that orders about codes you already used can be answered, what is left is kept until ${day} and then destroyed (Personal Information Protection Act, Art. 36 (1); Infectious Disease Control and Prevention Act, Art. 76-2).`,
    suspensionMore: (day) =>
      `From now on no QR code is made, until you use it again. What belongs to codes you already used is kept until ${day} (Personal Information Protection Act, Art. 37 (2); Infectious Disease Control and Prevention Act, Art. 76-2).`,
    words: "In your words",
    limit: (left) => `${left} characters left.`,
    choose: "Please choose what you ask for.",
    write: "Please write what you ask for.",
    send: "Send",
    deadline: "You are answered within 10 days (Enforcement Decree of the Act, Art. 41, 43 and 44).",
    paused: (day) => `Processing is suspended since ${day}.\nNo QR code is made.`,
    resume: "Use it again",
    resumed: "QR codes are made again.",
    mine: "Your requests so far",
    number: (number) => `Request ${number}`,
    due: (day) => `Received. You are answered by ${day}.`,
    answered: (day) => `Answered on ${day}.`,
    atOnce: (day) => `Done at once on ${day}.`,
  },
  "requests",
);

export type RequestsWords = typeof t;

const LONGEST = 500;
const kinds: readonly DataRequestKind[] = ["access", "correction", "erasure", "suspension"];
const ask = () => Promise.all([ownData.mine(), ownData.requests()]);

/** What the law gives everybody over their own data. Two of the four take effect with the press of the button. */
export function RequestsScreen() {
  const { loaded, problem, load } = useLoaded(ask);
  const [resumed, setResumed] = useState(false);
  const [me, mine] = loaded ?? [];
  const resume = () =>
    ownData.resume().then(
      () => {
        setResumed(true);
        load();
      },
      (thrown) => void leftWithoutSession(thrown),
    );
  return (
    <Screen backTo="/me">
      <Heading size="large" more={t.more}>
        {t.title}
      </Heading>
      <div class="me">
        {problem !== undefined ? <NotDone problem={problem} load={load} /> : !me && <Busy />}
        {me?.pausedOn && (
          <>
            <Notice tone="hold">{t.paused(dayInProse(me.pausedOn))}</Notice>
            <Button look="primary" size="big" wide onClick={resume}>
              {t.resume}
            </Button>
          </>
        )}
        <div role="status">{resumed && !me?.pausedOn && <Notice>{t.resumed}</Notice>}</div>
        {me && <RequestForm keptUntil={me.destroyedOn} paused={me.pausedOn !== null} onSent={load} />}
        {mine && mine.requests.length > 0 && <Requests requests={mine.requests} />}
      </div>
    </Screen>
  );
}

interface RequestFormProps {
  keptUntil: string;
  paused: boolean;
  onSent: () => void;
}

function RequestForm({ keptUntil, paused, onSent }: RequestFormProps) {
  const [kind, setKind] = useState<DataRequestKind>();
  const [text, setText] = useState("");
  const [wrong, setWrong] = useState<"choose" | "write">();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<unknown>();
  const needsWords = kind === "correction";

  const send = async () => {
    setProblem(undefined);
    if (!kind) return setWrong("choose");
    if (needsWords && text.trim() === "") return setWrong("write");
    setWrong(undefined);
    setBusy(true);
    try {
      const { destroyedOn } = await ownData.openRequest({ kind, text: text.trim() });
      if (kind === "erasure") return ending.set({ why: "withdrawn", destroyedOn });
      setKind(undefined);
      setText("");
      onSent();
    } catch (thrown) {
      if (!leftWithoutSession(thrown)) setProblem(thrown);
    } finally {
      setBusy(false);
    }
  };

  return (
    <section class="card stack">
      <Choices
        label={t.label}
        options={kinds.filter((each) => !paused || each !== "suspension").map((value) => ({ value, words: t[value] }))}
        value={kind}
        onChoose={(value) => {
          setKind(value);
          setWrong(undefined);
        }}
      />
      {kind && <p class="small">{moreOf(kind, dayInProse(keptUntil))}</p>}
      {kind === "access" && <DownloadMyData />}
      {(kind === "access" || needsWords) && <WordsField text={text} onInput={setText} />}
      {wrong && <Wrong>{t[wrong]}</Wrong>}
      {problem !== undefined && (
        <Notice tone="again" alert>
          {problemText(problem).title} {problemText(problem).next}
        </Notice>
      )}
      <Button look={kind === "erasure" ? "danger" : undefined} wide busy={busy} onClick={send}>
        {t.send}
      </Button>
      <p class="note faint">{t.deadline}</p>
    </section>
  );
}

function moreOf(kind: DataRequestKind, keptUntil: string): string {
  switch (kind) {
    case "erasure":
      return t.erasureMore(keptUntil);
    case "suspension":
      return t.suspensionMore(keptUntil);
    default:
      return t[`${kind}More`];
  }
}

function WordsField({ text, onInput }: { text: string; onInput: (text: string) => void }) {
  const id = useId();
  return (
    <div class="ask">
      <label for={id}>{t.words}</label>
      <textarea
        id={id}
        class="words-field"
        rows={4}
        maxLength={LONGEST}
        value={text}
        aria-describedby={`${id}-hint`}
        onInput={(event) => onInput(event.currentTarget.value)}
      />
      <p class="hint" id={`${id}-hint`}>
        {t.limit(LONGEST - text.length)}
      </p>
    </div>
  );
}

function Requests({ requests }: { requests: readonly DataRequest[] }) {
  return (
    <>
      <h2 class="of">{t.mine}</h2>
      <section class="card list flat">
        {requests.map((request) => (
          <div class="line-item" key={request.number}>
            <span>
              <b>{t[request.kind]}</b> <span class="small soft nowrap">{t.number(request.number)}</span>
              <br />
              <span class="small soft">{stateOf(request)}</span>
              {request.text && <p class="small quoted">{request.text}</p>}
              {request.answer && <p class="small">{request.answer}</p>}
            </span>
          </div>
        ))}
      </section>
    </>
  );
}

function stateOf({ status, dueOn, answeredOn, answer }: DataRequest): string {
  if (status === "received" || answeredOn === null) return t.due(fullDay(dueOn));
  return answer === null ? t.atOnce(fullDay(answeredOn)) : t.answered(fullDay(answeredOn));
}
