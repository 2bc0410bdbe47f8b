import { Button } from "@kipass/web-kit/controls.tsx";
import { catalogue } from "@kipass/web-kit/i18n.ts";
import { problemText } from "@kipass/web-kit/problem-text.ts";
import { useState } from "preact/hooks";
import { api, type CaseView, type Officer, type Person, type RequestView } from "../api.ts";
import { issuerName } from "../boot.ts";
import { queries } from "../queries.ts";
import { claimsOf } from "../requests/claims.ts";
import { Refusal } from "../shell/refusal.tsx";
import { type LapFilter, matches } from "./lap-filter.ts";
import { LateAnswers } from "./late-answers.tsx";
import { meetingPlaces } from "./meetings.ts";
import { OverlapFilter } from "./overlap-filter.tsx";
import { OverlapTable } from "./overlap-table.tsx";
import { longestOverlap, personKey, USUAL_OVERLAP_MINUTES } from "./stay.ts";

const t = catalogue(
  {
    title: "겹친 사람",
    order: "오래 겹친 곳부터",
    none: "그 시간대에 방문한 다른 사람이 없습니다.",
    visits: "방문기록",
    people: "사람",
    over: (minutes: number) => `${minutes}분 이상 겹침`,
    short: (people: number) => `${USUAL_OVERLAP_MINUTES}분 미만 ${people}명의 이름은 받지 않습니다.`,
    showShort: "펼치기",
    chosen: (count: number) => `${count}명 선택`,
    within: (limit: number, officers: string) => `${officers} 님이 승인한 요청 안에서 받습니다. 한도 ${limit}명.`,
    get: (count: number) => `${count}명의 이름과 전화번호 받기`,
    pick: "이름을 받을 사람을 골라 주세요.",
  },
  {
    title: "Who was there",
    order: "Place of the longest overlap first",
    none: "Nobody else was there in that time.",
    visits: "visits",
    people: "people",
    over: (minutes) => `overlapped ${minutes} min or more`,
    short: (people) =>
      `The ${people === 1 ? "name" : "names"} of ${people} below ${USUAL_OVERLAP_MINUTES} min will not be asked for.`,
    showShort: "Show",
    chosen: (count) => `${count} chosen`,
    within: (limit, officers) => `Within the request approved by ${officers}. Limit ${limit}.`,
    get: (count) => `Receive the names and phones of ${count}`,
    pick: "Choose whose names to receive.",
  },
);

interface OverlapProps {
  view: CaseView;
  request: RequestView;
  officer: Officer;
  /** The chosen people are being asked about. */
  onAsked?: () => void;
}

/** People as numbers, by how long they overlapped. Names are asked for only for those left ticked. */
export function Overlap({ view, request, officer, onAsked }: OverlapProps) {
  const long = view.people.filter(isLong);
  const short = view.people.length - long.length;
  const [chosen, setChosen] = useState<ReadonlySet<string>>(() => new Set(long.map(personKey)));
  const [showsShort, setShowsShort] = useState(false);
  const [filter, setFilter] = useState<LapFilter>({ minMinutes: 0, certainOnly: false, door: undefined });
  const [said, setSaid] = useState<string>();
  const [busy, setBusy] = useState(false);
  const picked = view.people.filter((person) => chosen.has(personKey(person)));

  async function receive() {
    if (picked.length === 0) return setSaid(t.pick);
    setBusy(true);
    setSaid(undefined);
    try {
      const people = picked.map(({ issuer, person }) => ({ issuer, person }));
      await api.choosePeople({ params: { request: String(request.id) }, body: { people } });
      // Stays busy until the request itself says that somebody is answering; then this screen gives way.
      await queries.invalidateQueries();
      onAsked?.();
    } catch (thrown) {
      const { title, next } = problemText(thrown);
      setSaid(`${title} ${next}`);
      setBusy(false);
    }
  }

  if (view.people.length === 0) return <p class="todo soft">{t.none}</p>;
  return (
    <section class="laps-of" aria-label={t.title}>
      <header class="lap-head">
        <div>
          <h2>{t.title}</h2>
          <p class="small soft">{t.order}</p>
        </div>
        <Funnel view={view} long={long.length} />
      </header>
      <OverlapFilter
        people={view.people}
        filter={filter}
        onChange={setFilter}
        onPick={(people) => setChosen(new Set(people.map(personKey)))}
      />
      <div class="lap-wrap">
        <LateAnswers view={view} request={request} />
        {meetingPlaces({ ...view, people: view.people.filter((person) => matches(person, filter)) }).map((place) => {
          const meetings = place.meetings.filter(({ person }) => showsShort || isLong(person));
          return (
            meetings.length > 0 && (
              <OverlapTable
                key={place.exposure.from}
                place={place}
                meetings={meetings}
                chosen={chosen}
                onChoose={setChosen}
              />
            )
          );
        })}
        {short > 0 && !showsShort && (
          <p class="lap-rest small faint">
            {t.short(short)}{" "}
            <button class="link" type="button" onClick={() => setShowsShort(true)}>
              {t.showShort}
            </button>
          </p>
        )}
      </div>
      <footer class="lap-foot">
        <div>
          <p>
            <b>{t.chosen(picked.length)}</b> <span class="soft">{perIssuer(picked)}</span>
          </p>
          <p class="note faint">{t.within(limitOf(request), request.approvals.map(({ name }) => name).join("·"))}</p>
          <Refusal said={said} />
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

/** From rows to people to those who matter: how little of it is ever named. */
function Funnel({ view, long }: { view: CaseView; long: number }) {
  const coVisits = view.requests.filter(({ stage }) => stage === "co-visitors").flatMap(({ orders }) => orders);
  return (
    <ol class="funnel">
      <li>
        <b>{coVisits.reduce((sum, { received }) => sum + received, 0)}</b>
        {t.visits}
      </li>
      <li>
        <b>{view.people.length}</b>
        {t.people}
      </li>
      <li class="on">
        <b>{long}</b>
        {t.over(USUAL_OVERLAP_MINUTES)}
      </li>
    </ol>
  );
}

const isLong = (person: Person) => longestOverlap(person) >= USUAL_OVERLAP_MINUTES;

function perIssuer(people: readonly Person[]): string {
  const counts = Map.groupBy(people, (person) => person.issuer);
  return [...counts].map(([code, of]) => `${issuerName(code)} ${of.length}`).join(" · ");
}

function limitOf(request: RequestView): number {
  return request.orders
    .map((order) => claimsOf(order.bytes).limits.people ?? 0)
    .reduce((sum, people) => sum + people, 0);
}
