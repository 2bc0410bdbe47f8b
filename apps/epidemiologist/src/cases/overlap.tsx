import { Button, Notice } from "@kipass/web-kit/controls.tsx";
import { catalogue } from "@kipass/web-kit/i18n.ts";
import { problemText } from "@kipass/web-kit/problem-text.ts";
import { useState } from "preact/hooks";
import { api, type CaseView, type Officer, type Person, type RequestView } from "../api.ts";
import { issuerName } from "../boot.ts";
import { queries } from "../queries.ts";
import { claimsOf } from "../requests/claims.ts";
import { OverlapTable } from "./overlap-table.tsx";
import { longestOverlap, personKey, USUAL_OVERLAP_MINUTES } from "./stay.ts";

const t = catalogue(
  {
    title: "겹친 사람",
    none: "그 시간대에 방문한 다른 사람이 없습니다.",
    people: "사람",
    over: (minutes: number) => `${minutes}분 이상 겹침`,
    chosen: (count: number) => `${count}명 선택`,
    within: (limit: number) => `승인한 요청 안에서 받습니다. 한도 ${limit}명.`,
    get: (count: number) => `${count}명의 이름과 전화번호 받기`,
    pick: "이름을 받을 사람을 골라 주세요.",
  },
  {
    title: "Who was there",
    none: "Nobody else was there in that time.",
    people: "people",
    over: (minutes) => `overlapped ${minutes} min or more`,
    chosen: (count) => `${count} chosen`,
    within: (limit) => `Within the approved request. Limit ${limit}.`,
    get: (count) => `Receive the names and phones of ${count}`,
    pick: "Choose whose names to receive.",
  },
);

interface OverlapProps {
  view: CaseView;
  request: RequestView;
  officer: Officer;
}

/** People as numbers, by how long they overlapped. Names are asked for only for those left ticked. */
export function Overlap({ view, request, officer }: OverlapProps) {
  const long = view.people.filter((person) => longestOverlap(person) >= USUAL_OVERLAP_MINUTES);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(() => new Set(long.map(personKey)));
  const [said, setSaid] = useState<string>();
  const [busy, setBusy] = useState(false);
  const picked = view.people.filter((person) => chosen.has(personKey(person)));

  async function receive() {
    if (picked.length === 0) return setSaid(t.pick);
    setBusy(true);
    try {
      const people = picked.map(({ issuer, person }) => ({ issuer, person }));
      await api.choosePeople({ params: { request: String(request.id) }, body: { people } });
      await queries.invalidateQueries();
    } catch (thrown) {
      const { title, next } = problemText(thrown);
      setSaid(`${title} ${next}`);
    } finally {
      setBusy(false);
    }
  }

  if (view.people.length === 0) return <p class="todo soft">{t.none}</p>;
  return (
    <section class="laps-of" aria-label={t.title}>
      <header class="lap-head">
        <h2>{t.title}</h2>
        <ol class="funnel">
          <li>
            <b>{view.people.length}</b>
            {t.people}
          </li>
          <li class="on">
            <b>{long.length}</b>
            {t.over(USUAL_OVERLAP_MINUTES)}
          </li>
        </ol>
      </header>
      <OverlapTable view={view} chosen={chosen} onChoose={setChosen} />
      <footer class="lap-foot">
        <div>
          <p>
            <b>{t.chosen(picked.length)}</b> <span class="soft">{perIssuer(picked)}</span>
          </p>
          <p class="note faint">{t.within(limitOf(request))}</p>
          {said && (
            <Notice tone="again" alert>
              {said}
            </Notice>
          )}
        </div>
        {officer.role === "investigator" && (
          <Button look="primary" onClick={() => void receive()} busy={busy}>
            {t.get(picked.length)}
          </Button>
        )}
      </footer>
    </section>
  );
}

function perIssuer(people: readonly Person[]): string {
  const counts = Map.groupBy(people, (person) => person.issuer);
  return [...counts].map(([code, of]) => `${issuerName(code)} ${of.length}`).join(" · ");
}

function limitOf(request: RequestView): number {
  return request.orders.map((order) => claimsOf(order.bytes).limits.people ?? 0).reduce((sum, people) => sum + people, 0);
}
