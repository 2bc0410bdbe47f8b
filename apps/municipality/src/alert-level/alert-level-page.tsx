import { addDays } from "@kipass/protocol/day";
import { Busy, Button, Choices, Field, Notice, Tag } from "@kipass/web-kit/controls.tsx";
import { dayAndTime, fullDay } from "@kipass/web-kit/dates.ts";
import { catalogue } from "@kipass/web-kit/i18n.ts";
import { useQuery } from "@tanstack/react-query";
import { useState } from "preact/hooks";
import { type AlertLevel, type AlertLevels, api } from "../api.ts";
import { type Decisions, useDecisions } from "../facilities/use-decisions.tsx";
import { alertLevelsQuery } from "../queries.ts";
import { useHasRole } from "../shell/roles.ts";
import { levelWords } from "./level-words.ts";

const t = catalogue(
  {
    title: "위기경보",
    now: (level: string) => `지금은 ${level} 단계입니다.`,
    collects: "의무적용과 방문기록 수집이 시행됩니다.",
    rests: "의무가 끝났고 방문기록을 모으지 않습니다. 스캔하면 ‘지금은 출입명부를 받지 않습니다.’라고 안내합니다.",
    effect: "관심·주의 단계에서는 의무가 끝나고 방문기록을 모으지 않습니다. 경계·심각 단계로 올리면 다시 시작합니다.",
    change: "단계 바꾸기",
    from: "시행하는 날",
    fromHint: "올릴 때는 오늘부터, 경계 아래로 내릴 때는 내일부터입니다. 하루의 명부를 나누지 않습니다.",
    basis: "근거",
    propose: "제안",
    proposed: "제안했습니다. 다른 결재자가 확정하면 시행됩니다.",
    open: (level: string, day: string) => `${day}부터 ${level} 단계로 바꾸는 제안이 있습니다.`,
    by: (who: string, at: string) => `${who} · ${at}`,
    other: "제안한 사람이 아닌 결재자가 확정합니다.",
    make: "확정",
    refuse: "거절",
    takeBack: "제안 거두기",
    isMade: "확정했습니다. 모든 시설에 5초 안에 반영됩니다.",
    isRefused: "바꾸지 않기로 했습니다.",
    days: "날짜별 단계",
    first: "정한 적이 없어 심각 단계로 봅니다.",
    log: "바꾼 기록",
    made: "확정",
    refused: "바꾸지 않음",
    waiting: "대기",
    national: "위기경보는 보건복지부에서 정합니다.",
  },
  {
    title: "Alert level",
    now: (level) => `The level is ${level}.`,
    collects: "Duties hold and visits are recorded.",
    rests: "Duties have ended and no visits are recorded. Whoever scans is told so.",
    effect: "At Attention and Caution duties end and nothing is recorded; at Alert and Serious both begin again.",
    change: "Change the level",
    from: "From",
    fromHint: "It rises from today, and falls below Alert from tomorrow, so that no day's log is cut in two.",
    basis: "Basis",
    propose: "Propose",
    proposed: "Proposed. It takes effect once another decider makes it.",
    open: (level, day) => `A change to ${level} from ${day} is proposed.`,
    by: (who, at) => `${who} · ${at}`,
    other: "A decider other than the one who proposed it makes it.",
    make: "Make it",
    refuse: "Refuse",
    takeBack: "Take it back",
    isMade: "Made. Every facility follows within five seconds.",
    isRefused: "The level stays.",
    days: "Level by day",
    first: "Nobody has set it: it counts as Serious.",
    log: "Changes",
    made: "made",
    refused: "not made",
    waiting: "open",
    national: "The ministry sets the alert level.",
  },
);

const levels: AlertLevel[] = ["관심", "주의", "경계", "심각"];
const collectsAt = (level: AlertLevel) => level === "경계" || level === "심각";

export function AlertLevelPage() {
  const { data } = useQuery(alertLevelsQuery);
  const decisions = useDecisions();
  const mayAct = useHasRole("handler", "decider");
  if (!data) return <Busy />;
  const open = data.changes.find(({ state }) => state === "open");
  return (
    <main class="page one">
      <h1>{t.title}</h1>
      <div>
        <p>
          <b>{t.now(levelWords(data.level))}</b> {collectsAt(data.level) ? t.collects : t.rests}
        </p>
        <p class="small soft">{t.effect}</p>
      </div>
      {!data.mayChange && <Notice>{t.national}</Notice>}
      {open && <Open change={open} decisions={decisions} />}
      {data.mayChange && mayAct && !open && <Propose data={data} decisions={decisions} />}
      <div class="two-sides">
        <section class="stack side">
          <h2>{t.days}</h2>
          {data.levels.length === 0 && <p class="small soft">{t.first}</p>}
          <ul class="found">
            {data.levels.toReversed().map(({ from, level }) => (
              <li key={from}>
                <span class="num">{fullDay(from)}</span> <Tag line>{levelWords(level)}</Tag>
              </li>
            ))}
          </ul>
        </section>
        {data.mayChange && <Changes changes={data.changes} />}
      </div>
      {decisions.toast}
    </main>
  );
}

type Change = AlertLevels["changes"][number];

function Open({ change, decisions }: { change: Change; decisions: Decisions }) {
  const mayDecide = useHasRole("decider");
  const decide = (isMade: boolean) =>
    void decisions.act(isMade ? t.isMade : t.isRefused, () =>
      api.decideAlertLevel({ params: { change: String(change.id) }, body: { isMade } }),
    );
  return (
    <section class="stack">
      <Notice tone="again">
        <b>{t.open(levelWords(change.level), fullDay(change.from))}</b>
        <br />
        {change.basis} · {t.by(change.proposer, dayAndTime(change.proposedMs))}
      </Notice>
      {mayDecide && (
        <div class="row wrap">
          {!change.isOwn && (
            <Button look="primary" onClick={() => decide(true)}>
              {t.make}
            </Button>
          )}
          <Button onClick={() => decide(false)}>{change.isOwn ? t.takeBack : t.refuse}</Button>
          {change.isOwn && <span class="small soft">{t.other}</span>}
        </div>
      )}
    </section>
  );
}

function Propose({ data: { today, level: now }, decisions }: { data: AlertLevels; decisions: Decisions }) {
  const [level, setLevel] = useState<AlertLevel>();
  const [from, setFrom] = useState(addDays(today, 1));
  const [basis, setBasis] = useState("");
  const isReady = level !== undefined && basis.trim() !== "";
  const propose = (event: Event) => {
    event.preventDefault();
    if (isReady) void decisions.act(t.proposed, () => api.proposeAlertLevel({ body: { level, from, basis } }));
  };
  return (
    <form class="stack record" noValidate onSubmit={propose}>
      <h2>{t.change}</h2>
      <Choices
        label={t.change}
        value={level}
        options={levels.filter((one) => one !== now).map((one) => ({ value: one, words: levelWords(one) }))}
        onChoose={setLevel}
      />
      <Field type="date" label={t.from} value={from} onInput={setFrom} hint={t.fromHint} />
      <Field label={t.basis} value={basis} onInput={setBasis} maxLength={300} />
      <div>
        <Button look="primary" submit>
          {t.propose}
        </Button>
      </div>
    </form>
  );
}

function Changes({ changes }: { changes: Change[] }) {
  return (
    <section class="stack side">
      <h2>{t.log}</h2>
      <ol class="steps">
        {changes.map((change) => (
          <li key={change.id}>
            <b>
              {levelWords(change.level)} · {fullDay(change.from)}
            </b>{" "}
            {change.state === "open" ? t.waiting : t[change.state]}
            <p class="note faint">
              {change.basis} · {t.by(change.proposer, dayAndTime(change.proposedMs))}
              {change.decider &&
                change.decidedMs !== null &&
                ` · ${t.by(change.decider, dayAndTime(change.decidedMs))}`}
            </p>
          </li>
        ))}
      </ol>
    </section>
  );
}
