import { Busy, Button, Empty, Toast } from "@kipass/web-kit/controls.tsx";
import { catalogue, lang } from "@kipass/web-kit/i18n.ts";
import { BackIcon, CheckIcon } from "@kipass/web-kit/icons.tsx";
import { problemText } from "@kipass/web-kit/problem-text.ts";
import { useQuery } from "@tanstack/react-query";
import { Link, useSearch } from "@tanstack/react-router";
import { useLayoutEffect, useState } from "preact/hooks";
import { api } from "../api.ts";
import { addressWords, sectorWords, statusWords } from "../facilities/facility-words.ts";
import { queries } from "../queries.ts";
import { useHasRole } from "../shell/roles.ts";
import { type Unresolved, unresolvedQuery } from "./register-queries.ts";
import { whyWords } from "./register-words.ts";

const t = catalogue(
  {
    title: "대장 확인",
    back: "대상 대장으로",
    left: (n: string) => `${n}곳 남음`,
    rule: (sure: number, check: number) =>
      `주소 45점, 이름 40점(비슷하면 비례), 전화 25점, 층·호 5점씩입니다. ${sure}점 이상이고 둘째와 10점 넘게 차이 나면 같은 곳으로 보고, ${check}점 이상이면 여기에서 묻습니다.`,
    keys: "숫자 키로 고르고, 0은 없음, →는 다음입니다.",
    inRegister: "대장의 업소",
    isThis: "이 시설",
    none: "등록된 시설이 아님",
    next: "다음에",
    score: (n: number) => `${n}점`,
    empty: "확인할 곳이 없습니다.",
    later: "규칙으로 같은 곳인지 정하지 못한 업소가 생기면 여기에 나타납니다.",
    matched: (name: string) => `${name}: 등록된 시설로 정했습니다.`,
    unmatched: (name: string) => `${name}: 등록된 시설이 아니라고 정했습니다.`,
    changed: "그사이 다른 사람이 정했습니다.",
    undone: "되돌렸습니다.",
    late: "그사이 바뀌어 되돌리지 못했습니다.",
    noPhone: "전화 없음",
  },
  {
    title: "Check the register",
    back: "To the target register",
    left: (n) => `${n} left`,
    rule: (sure, check) =>
      `Address 45 points, name 40 (a similar one in proportion), telephone 25, floor and room 5 each. From ${sure} points and more than 10 before the next it is taken for the same place; from ${check} you are asked here.`,
    keys: "Press a number to choose, 0 for none, → for the next.",
    inRegister: "In the register",
    isThis: "This facility",
    none: "None of them",
    next: "Later",
    score: (n) => `${n} points`,
    empty: "There is nothing to check.",
    later: "Businesses for which no rule can tell whether they are registered appear here.",
    matched: (name) => `${name}: taken for a registered facility.`,
    unmatched: (name) => `${name}: not registered.`,
    changed: "Somebody else has decided meanwhile.",
    undone: "Undone.",
    late: "It has changed meanwhile and could not be undone.",
    noPhone: "no telephone",
  },
);

interface Said {
  words: string;
  decision: number | null;
}

/** Entry and candidates side by side; one key decides, and the next one stands there. */
export function CheckPage() {
  const { data } = useQuery(unresolvedQuery);
  const { entry: asked } = useSearch({ strict: false }) as { entry?: number | string };
  const mayAct = useHasRole("handler", "decider");
  const [at, setAt] = useState<number>();
  const [said, setSaid] = useState<Said>();
  const list = data?.unresolved ?? [];
  const found =
    at ??
    Math.max(
      0,
      list.findIndex(({ entry }) => entry.id === Number(asked)),
    );
  const nth = list.length === 0 ? 0 : found % list.length;
  const shown = list[nth];

  async function decide({ entry }: Unresolved, facility: number | null) {
    const matches = [{ entry: entry.id, version: entry.version, facility }];
    try {
      const [one] = (await api.decideMatches({ body: { matches } })).decided;
      const words = facility === null ? t.unmatched(entry.name) : t.matched(entry.name);
      setSaid({ words: one?.result === "done" ? words : t.changed, decision: one?.decision ?? null });
    } catch (thrown) {
      const { title, next } = problemText(thrown);
      setSaid({ words: `${title} ${next}`, decision: null });
    }
    setAt(nth);
    await queries.invalidateQueries();
  }
  async function undo(decision: number) {
    const { undone } = await api.undoMatches({ body: { decisions: [decision] } }).catch(() => ({ undone: [] }));
    setSaid({ words: undone.length > 0 ? t.undone : t.late, decision: null });
    await queries.invalidateQueries();
  }
  // With the entry itself, not a frame after it: a key is for what is seen.
  useLayoutEffect(() => {
    const press = ({ key, target, ctrlKey, metaKey, altKey }: KeyboardEvent) => {
      if (
        !shown ||
        ctrlKey ||
        metaKey ||
        altKey ||
        (target instanceof HTMLElement && target.matches("input, select, textarea"))
      )
        return;
      if (key === "ArrowRight") setAt(nth + 1);
      if (!mayAct) return;
      const chosen = shown.candidates[Number(key) - 1];
      if (key === "0") void decide(shown, null);
      else if (chosen) void decide(shown, chosen.facility.id);
    };
    addEventListener("keydown", press);
    return () => removeEventListener("keydown", press);
  });

  if (!data) return <Busy />;
  return (
    <main class="page stack">
      <Link to="/register" class="back small" activeProps={{}}>
        <BackIcon size="small" />
        {t.back}
      </Link>
      <header class="row between wrap title">
        <h1>{t.title}</h1>
        <span class="small soft">{t.left(data.total.toLocaleString(lang.value))}</span>
      </header>
      <p class="note soft rule">
        {t.rule(data.rule.sureFrom, data.rule.checkFrom)} {mayAct && t.keys}
      </p>
      {shown ? (
        <div class="beside">
          <EntryCard of={shown} />
          <div class="stack">
            {shown.candidates.map((candidate, index) => (
              <CandidateCard
                key={candidate.facility.id}
                candidate={candidate}
                nth={index + 1}
                onChoose={mayAct ? () => void decide(shown, candidate.facility.id) : undefined}
              />
            ))}
            <div class="row wrap acts-line">
              {mayAct && (
                <Button onClick={() => void decide(shown, null)}>
                  <kbd>0</kbd> {t.none}
                </Button>
              )}
              {list.length > 1 && (
                <Button onClick={() => setAt(nth + 1)}>
                  <kbd>→</kbd> {t.next}
                </Button>
              )}
            </div>
          </div>
        </div>
      ) : (
        <Empty icon={<CheckIcon size="large" />} title={t.empty}>
          <p class="soft">{t.later}</p>
        </Empty>
      )}
      {said && (
        <Toast
          key={said.words}
          onGone={() => setSaid(undefined)}
          onUndo={said.decision === null ? undefined : () => void undo(said.decision as number)}
        >
          {said.words}
        </Toast>
      )}
    </main>
  );
}

function EntryCard({ of: { entry } }: { of: Unresolved }) {
  return (
    <section class="card stack">
      <span class="note faint">{t.inRegister}</span>
      <h2>{entry.name}</h2>
      <ul class="small">
        <li>
          {[sectorWords({ ...entry, sectorDetail: null }), entry.service, entry.kind].filter(Boolean).join(" · ")}
        </li>
        <li>{entry.address}</li>
        {entry.lotAddress !== "" && entry.lotAddress !== entry.address && <li class="soft">{entry.lotAddress}</li>}
        <li class="num">{entry.phone || t.noPhone}</li>
      </ul>
    </section>
  );
}

interface CandidateProps {
  candidate: Unresolved["candidates"][number];
  nth: number;
  onChoose: (() => void) | undefined;
}

function CandidateCard({ candidate: { facility, score, why }, nth, onChoose }: CandidateProps) {
  return (
    <section class="card stack">
      <span class="note faint">
        {t.score(score)} · {why.map(whyWords).join(", ")}
      </span>
      <h2>
        <Link to="/facilities/$facility" params={{ facility: String(facility.id) }}>
          {facility.name}
        </Link>
      </h2>
      <ul class="small">
        <li>{sectorWords(facility)}</li>
        <li>{addressWords(facility)}</li>
        <li>{statusWords(facility.status)}</li>
      </ul>
      {onChoose && (
        <div class="row">
          <Button label={`${nth} ${t.isThis} ${facility.name}`} onClick={onChoose}>
            <kbd>{nth}</kbd> {t.isThis}
          </Button>
        </div>
      )}
    </section>
  );
}
