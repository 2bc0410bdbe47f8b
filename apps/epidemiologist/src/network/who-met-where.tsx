import { seoulDay } from "@kipass/web-kit/dates.ts";
import { catalogue } from "@kipass/web-kit/i18n.ts";
import { useState } from "preact/hooks";
import { arrange, thickness } from "./arrange.ts";
import { bunchesOf, MORE } from "./bunches.ts";
import { connects, type Network } from "./network.ts";
import { NetworkPicture } from "./network-picture.tsx";
import { NetworkTable } from "./network-table.tsx";
import { metWords } from "./network-words.ts";
import "./network.css";

const t = catalogue(
  {
    minutes: "겹친 시간(2시간부터는 같은 굵기)",
    possible: "점선: 나간 시각을 추정한 겹침",
    several: "강조한 선: 여러 곳에서 만난 사람",
    severalCases: "강조한 선: 여러 곳이나 여러 사례에서 만난 사람",
    cases: "사례",
    fold: "처음처럼 접기",
    nobody: "함께 있던 사람을 아직 모릅니다.",
    count: (people: number, several: number) => `모두 ${people}명 · 여러 번 이어진 사람 ${several}명`,
  },
  {
    minutes: "Minutes together (two hours and more look the same)",
    possible: "Dashed: the exit is an estimate",
    several: "Stressed: met at several places",
    severalCases: "Stressed: met at several places or several cases",
    cases: "A case",
    fold: "Fold again",
    nobody: "It is not yet known who was there.",
    count: (people, several) => `${people} in all · joined more than once: ${several}`,
  },
);

/** The picture, its key, and the same as tables. */
export function WhoMetWhere({ network }: { network: Network }) {
  const [more, setMore] = useState<ReadonlyMap<string, number>>(new Map());
  const people = network.people.filter(({ isCase }) => !isCase);
  if (network.people.length === 0) return <p class="soft">{t.nobody}</p>;
  const arranged = arrange(network.places, bunchesOf(network, more), (seconds) => seoulDay(seconds * 1000));
  return (
    <div class="stack net-of">
      {people.length > 0 && (
        <p>
          <b>{t.count(people.length, people.filter(connects).length)}</b>{" "}
          {more.size > 0 && (
            <button class="link screen-only" type="button" onClick={() => setMore(new Map())}>
              {t.fold}
            </button>
          )}
        </p>
      )}
      <NetworkPicture arranged={arranged} onMore={(of) => setMore(new Map(more).set(of, (more.get(of) ?? 0) + MORE))} />
      <Key ofCases={people.length < network.people.length} />
      <NetworkTable {...arranged} />
    </div>
  );
}

const SAMPLES = [15, 60, 120];

function Key({ ofCases }: { ofCases: boolean }) {
  return (
    <ul class="legend note">
      {SAMPLES.map((minutes) => (
        <li key={minutes}>
          <Sample kind="alone" width={thickness(minutes)} />
          {metWords({ minMinutes: minutes, maxMinutes: minutes })}
        </li>
      ))}
      <li>{t.minutes}</li>
      <li>
        <Sample kind="alone" width={4} dashed />
        {t.possible}
      </li>
      <li>
        <Sample kind="connecting" width={4} />
        {ofCases ? t.severalCases : t.several}
      </li>
      {ofCases && (
        <li>
          <Sample kind="case" width={4} />
          {t.cases}
        </li>
      )}
    </ul>
  );
}

function Sample({ kind, width, dashed }: { kind: string; width: number; dashed?: boolean }) {
  return (
    <svg class="sample net-sample" viewBox="0 0 26 14" aria-hidden="true">
      <path class={kind} d="M0 7H26" stroke-width={width} stroke-dasharray={dashed ? "6 5" : undefined} />
    </svg>
  );
}
