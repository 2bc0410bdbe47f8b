import { Button, Choices, Empty, Field, Notice, Tag } from "@kipass/web-kit/controls.tsx";
import { dayInProse, dayRange, fullDay } from "@kipass/web-kit/dates.ts";
import { catalogue } from "@kipass/web-kit/i18n.ts";
import { AlertIcon, BookIcon, CheckIcon, LockIcon } from "@kipass/web-kit/icons.tsx";
import { useState } from "preact/hooks";
import { Answered } from "../answered.tsx";
import { AskForm } from "../ask-form.tsx";
import { Frame } from "../frame.tsx";
import { follow } from "../path.ts";
import { Refusal } from "../refusal.tsx";
import { registry } from "../registry.ts";
import type { Session } from "../session/session.ts";
import { useSending } from "../use-asked.ts";
import { type BookState, daysBetween, stateOf } from "./due.ts";
import { type Book, useBooks } from "./use-books.ts";

const t = catalogue(
  {
    title: "수기명부 관리",
    what: "다 쓴 수기명부와 쪽지 묶음을 올려 두면 파기할 날을 알려 드립니다. 적힌 내용은 올리지 않습니다.",
    forms: "양식 인쇄하기",
    add: "수기명부 올리기",
    from: "처음 적은 날",
    to: "마지막으로 적은 날",
    place: "보관하는 곳",
    placeHint: "잠글 수 있는 곳이어야 합니다. 예: 사무실 잠금 캐비닛",
    missing: "빈 곳을 채워 주세요.",
    save: "올리기",
    empty: "올려 둔 수기명부가 없습니다.",
    kept: "보관 중",
    due: "곧 파기",
    overdue: "파기일 지남",
    destroyed: "파기함",
    destroyBy: (day: string) => `${day}까지 파기`,
    left: (days: number) => (days === 0 ? "오늘까지입니다." : `${days}일 남았습니다.`),
    late: (days: number) => `${days}일 지났습니다. 바로 파기하고 알려 주세요.`,
    report: "파기했다고 알리기",
    reportTo: (office: string) => `${office}에 알립니다. 알린 뒤에는 고칠 수 없습니다.`,
    on: "파기한 날",
    way: "파기한 방법",
    shredded: "파쇄",
    burnt: "소각",
    by: "파기한 사람",
    send: "알리기",
    cancel: "그만두기",
    done: (day: string, way: string, by: string) => `${day} ${way} · ${by}`,
    busy: "수기명부 목록을 가져오고 있습니다.",
  },
  {
    title: "Paper logs",
    what: "Put finished logs and bundles of slips on record and you are told when to destroy them. What is written in them stays on paper.",
    forms: "Print forms",
    add: "Put a log on record",
    from: "First entry",
    to: "Last entry",
    place: "Where it is kept",
    placeHint: "It must be locked, for example: locked cabinet in the office",
    missing: "Please fill in what is empty.",
    save: "Put on record",
    empty: "No paper log on record.",
    kept: "Kept",
    due: "Due soon",
    overdue: "Overdue",
    destroyed: "Destroyed",
    destroyBy: (day) => `Destroy by ${day}`,
    left: (days) => (days === 0 ? "Today is the last day." : `Days left: ${days}.`),
    late: (days) => `Days overdue: ${days}. Please destroy it now and report it.`,
    report: "Report destruction",
    reportTo: (office) => `Reported to ${office}. It cannot be changed afterwards.`,
    on: "Day of destruction",
    way: "How it was destroyed",
    shredded: "Shredded",
    burnt: "Burnt",
    by: "Who destroyed it",
    send: "Report",
    cancel: "Cancel",
    done: (day, way, by) => `${day}, ${way.toLowerCase()}, ${by}`,
    busy: "Fetching the list of paper logs.",
  },
);

/** The register of written logs: until when each is kept, and that it was destroyed. */
export function PaperScreen({ session }: { session: Session }) {
  const asked = useBooks();
  return (
    <Frame title={t.title} back="/">
      <div class="home">
        <p class="small soft">{t.what}</p>
        <a class="small" href="/prints" onClick={follow}>
          {t.forms}
        </a>
        <Answered of={asked} busy={t.busy}>
          {({ books, today }) => (
            <>
              {books.length === 0 && <Empty icon={<BookIcon size="large" />} title={t.empty} />}
              {books.length > 0 && (
                <ul class="card list flat">
                  {books.map((book) => (
                    <BookLine key={book.id} book={book} today={today} session={session} onReported={asked.refresh} />
                  ))}
                </ul>
              )}
              <AddBook today={today} onAdded={asked.refresh} />
            </>
          )}
        </Answered>
      </div>
    </Frame>
  );
}

interface BookLineProps {
  book: Book;
  today: string;
  session: Session;
  onReported: () => void;
}

function BookLine({ book, today, session, onReported }: BookLineProps) {
  const [isReporting, setReporting] = useState(false);
  const state = stateOf(book, today);
  const left = daysBetween(today, book.destroyBy);
  const { destruction } = book;
  return (
    <li class="member">
      <div class="line-item">
        <span>
          <b>{dayRange(book.from, book.to)}</b>
          <span class="note faint member-id">{book.placeKept}</span>
          <span class="small member-id">
            {destruction
              ? t.done(fullDay(destruction.destroyedOn), t[destruction.way], destruction.destroyedBy)
              : `${t.destroyBy(dayInProse(book.destroyBy))}. ${left < 0 ? t.late(-left) : t.left(left)}`}
          </span>
        </span>
        <span class="row gap member-end">
          <StateTag state={state} />
          {!destruction && !isReporting && (
            <Button
              size="slim"
              label={`${dayRange(book.from, book.to)} ${t.report}`}
              onClick={() => setReporting(true)}
            >
              {t.report}
            </Button>
          )}
        </span>
      </div>
      {isReporting && !destruction && (
        <Report
          book={book}
          today={today}
          session={session}
          onReported={onReported}
          onCancel={() => setReporting(false)}
        />
      )}
    </li>
  );
}

function StateTag({ state }: { state: BookState }) {
  if (state === "destroyed") return <Tag icon={<CheckIcon />}>{t.destroyed}</Tag>;
  if (state === "kept") return <Tag icon={<LockIcon />}>{t.kept}</Tag>;
  return (
    <Tag tone={state === "due" ? "again" : "stop"} icon={<AlertIcon />}>
      {t[state]}
    </Tag>
  );
}

function Report({ book, today, session, onReported, onCancel }: BookLineProps & { onCancel: () => void }) {
  const [destroyedOn, setDestroyedOn] = useState(today);
  const [way, setWay] = useState<"shredded" | "burnt">();
  const [destroyedBy, setDestroyedBy] = useState(session.member.name);
  const [isMissing, setMissing] = useState(false);
  const { isBusy, refusal, send } = useSending();

  async function report() {
    if (!way || destroyedBy.trim() === "" || destroyedOn === "") return setMissing(true);
    setMissing(false);
    const body = { destroyedOn, way, destroyedBy: destroyedBy.trim() };
    if (await send(() => registry.reportPaperDestruction({ params: { book: String(book.id) }, body }))) onReported();
  }

  return (
    <fieldset class="stack ask-revoke" aria-label={t.report}>
      <Field label={t.on} type="date" value={destroyedOn} onInput={setDestroyedOn} />
      <Choices
        label={t.way}
        value={way}
        onChoose={(chosen) => {
          setWay(chosen);
          setMissing(false);
        }}
        options={[
          { value: "shredded", words: t.shredded },
          { value: "burnt", words: t.burnt },
        ]}
      />
      <Field label={t.by} value={destroyedBy} onInput={setDestroyedBy} maxLength={40} />
      <p class="small soft">{t.reportTo(session.facility.office)}</p>
      {isMissing && (
        <Notice tone="again" alert>
          {t.missing}
        </Notice>
      )}
      {refusal !== undefined && <Refusal of={refusal} />}
      <div class="choices">
        <Button look="primary" busy={isBusy} onClick={() => void report()}>
          {t.send}
        </Button>
        <Button onClick={onCancel}>{t.cancel}</Button>
      </div>
    </fieldset>
  );
}

function AddBook({ today, onAdded }: { today: string; onAdded: () => void }) {
  const [book, setBook] = useState({ from: "", to: today, placeKept: "" });
  const [isTried, setTried] = useState(false);
  const { isBusy, refusal, forget, send } = useSending();
  const set = (change: Partial<typeof book>) => {
    setBook((before) => ({ ...before, ...change }));
    forget();
  };
  const missing = (text: string) => (isTried && text.trim() === "" ? t.missing : undefined);

  async function add() {
    setTried(true);
    const body = { ...book, placeKept: book.placeKept.trim() };
    if (Object.values(body).includes("")) return;
    if (!(await send(() => registry.registerPaperBook({ body })))) return;
    setBook({ ...book, from: "" });
    setTried(false);
    onAdded();
  }

  return (
    <AskForm onSubmit={() => void add()} submit={t.save} look="quiet" isCard isBusy={isBusy} refusal={refusal}>
      <h2>{t.add}</h2>
      <Field
        label={t.from}
        type="date"
        value={book.from}
        onInput={(from) => set({ from })}
        wrong={missing(book.from)}
      />
      <Field label={t.to} type="date" value={book.to} onInput={(to) => set({ to })} wrong={missing(book.to)} />
      <Field
        label={t.place}
        value={book.placeKept}
        onInput={(placeKept) => set({ placeKept })}
        hint={t.placeHint}
        maxLength={60}
        wrong={missing(book.placeKept)}
      />
    </AskForm>
  );
}
