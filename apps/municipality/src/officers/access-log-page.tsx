import { Problem, type ProblemCode, problems } from "@kipass/protocol/problem";
import { Busy, Button, Field, Notice, Select } from "@kipass/web-kit/controls.tsx";
import { dayAndTime } from "@kipass/web-kit/dates.ts";
import { catalogue } from "@kipass/web-kit/i18n.ts";
import { problemText } from "@kipass/web-kit/problem-text.ts";
import { saveEncoded } from "@kipass/web-kit/save-file.ts";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useState } from "preact/hooks";
import { type AccessLog, api } from "../api.ts";
import { type AccessFilter, accessLogQuery } from "../queries.ts";
import { aboutWords } from "./about-words.ts";
import { acts, actWords } from "./act-words.ts";

const t = catalogue(
  {
    title: "접속기록",
    lead: "누가 언제 무엇을 보거나 했는지의 기록입니다. 고치거나 지울 수 없고, 이 화면을 본 것도 남습니다.",
    officer: "담당자",
    everyone: "모두",
    everything: "모두",
    from: "이날부터",
    to: "이날까지",
    facility: "시설 번호",
    at: "때",
    what: "한 일",
    about: "대상",
    why: "사유",
    refused: "거절",
    none: "맞는 기록이 없습니다.",
    more: "더 보기",
    holds: (lines: string, at: string) => `${at}에 ${lines}줄을 모두 확인했습니다. 고치거나 빠진 곳이 없습니다.`,
    broken: (at: string, where: string) =>
      `${at} 확인에서 기록이 고쳐졌거나 빠진 것이 드러났습니다(${where}). 보건복지부와 시스템 운영 기관에 바로 알려 주세요.`,
    reason: "내려받는 사유",
    reasonMissing: "사유를 적어 주세요.",
    download: "CSV 내려받기",
  },
  {
    title: "Access log",
    lead: "Who saw or did what, and when. It cannot be changed or shortened, and reading it is recorded too.",
    officer: "Officer",
    everyone: "Everyone",
    everything: "Everything",
    from: "From",
    to: "To",
    facility: "Facility number",
    at: "When",
    what: "Deed",
    about: "About",
    why: "Reason",
    refused: "Refused",
    none: "No entry fits.",
    more: "Show more",
    holds: (lines, at) => `All ${lines} lines were checked on ${at}. None was changed or is missing.`,
    broken: (at, where) =>
      `The check of ${at} found that the log was changed or shortened (${where}). Tell the ministry and whoever runs the system at once.`,
    reason: "Reason for taking it out",
    reasonMissing: "Write the reason.",
    download: "Download CSV",
  },
);

type Asked = Record<keyof AccessFilter, string>;

const NOTHING: Asked = { officer: "", facility: "", what: "", from: "", to: "" };

/** Who did what in this region, for whoever watches over it. */
export function AccessLogPage() {
  const [asked, setAsked] = useState(NOTHING);
  const put = (key: keyof Asked) => (value: string) => setAsked((before) => ({ ...before, [key]: value }));
  const filter = filterOf(asked);
  const { data, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery(accessLogQuery(filter));
  const [first] = data?.pages ?? [];
  const entries = data?.pages.flatMap((page) => page.entries) ?? [];
  return (
    <main class="page stack">
      <h1>{t.title}</h1>
      <p class="soft small">{t.lead}</p>
      {first?.check && <Check {...first.check} />}
      <div class="row wrap filters no-print">
        <Select
          label={t.officer}
          value={asked.officer}
          onChange={put("officer")}
          empty={t.everyone}
          options={first?.officers.map(({ id, name }) => ({ value: String(id), words: name })) ?? []}
        />
        <Select
          label={t.what}
          value={asked.what}
          onChange={put("what")}
          empty={t.everything}
          options={acts.map((act) => ({ value: act, words: actWords(act) }))}
        />
        <Field label={t.facility} value={asked.facility} onInput={put("facility")} inputMode="numeric" maxLength={15} />
        <Field label={t.from} type="date" value={asked.from} onInput={put("from")} />
        <Field label={t.to} type="date" value={asked.to} onInput={put("to")} />
      </div>
      {!data ? <Busy /> : entries.length === 0 ? <p class="soft">{t.none}</p> : <Entries entries={entries} />}
      {hasNextPage && (
        <Button onClick={() => void fetchNextPage()} busy={isFetchingNextPage}>
          {t.more}
        </Button>
      )}
      <Download filter={filter} />
    </main>
  );
}

/** What is filled in and can be asked for. */
function filterOf(asked: Asked): AccessFilter {
  const isGood = ([key, value]: [string, string]) => value !== "" && (key !== "facility" || /^[1-9]\d*$/.test(value));
  return Object.fromEntries(Object.entries(asked).filter(isGood));
}

function Check({ atMs, lines, fault }: NonNullable<AccessLog["check"]>) {
  return fault === null ? (
    <Notice>{t.holds(lines.toLocaleString(), dayAndTime(atMs))}</Notice>
  ) : (
    <Notice tone="hold" alert>
      {t.broken(dayAndTime(atMs), fault)}
    </Notice>
  );
}

function Entries({ entries }: { entries: AccessLog["entries"] }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls has to be reached by keyboard
    <section class="scroll" tabIndex={0} aria-label={t.title}>
      <table class="table">
        <thead>
          <tr>
            {[t.at, t.officer, t.what, t.about, t.why, t.refused].map((words) => (
              <th key={words} scope="col">
                {words}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {entries.map((entry) => (
            <tr key={entry.id}>
              <td class="num nowrap">{dayAndTime(entry.atMs)}</td>
              <th scope="row" class="nowrap">
                {entry.officer.name}
              </th>
              <td class="nowrap">{actWords(entry.what)}</td>
              <td>{aboutWords(entry.about)}</td>
              <td>{entry.why}</td>
              <td>{entry.refused !== null && refusalWords(entry.refused)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function refusalWords(code: string): string {
  return code in problems ? problemText(new Problem(code as ProblemCode)).title : code;
}

function Download({ filter }: { filter: AccessFilter }) {
  const [reason, setReason] = useState("");
  const [isMissing, setMissing] = useState(false);
  const [said, setSaid] = useState<string>();
  async function download(event: Event) {
    event.preventDefault();
    setSaid(undefined);
    setMissing(reason.trim() === "");
    if (reason.trim() === "") return;
    try {
      const { name, bytes } = await api.exportAccessLog({ query: filter, body: { reason: reason.trim() } });
      saveEncoded(name, "text/csv", bytes);
    } catch (thrown) {
      const { title, next } = problemText(thrown);
      setSaid(`${title} ${next}`);
    }
  }
  return (
    <form class="stack no-print record" onSubmit={(event) => void download(event)} noValidate>
      <Field
        label={t.reason}
        value={reason}
        onInput={setReason}
        maxLength={200}
        wrong={isMissing && reason.trim() === "" ? t.reasonMissing : undefined}
      />
      {said && (
        <Notice tone="again" alert>
          {said}
        </Notice>
      )}
      <div>
        <Button size="small" submit>
          {t.download}
        </Button>
      </div>
    </form>
  );
}
