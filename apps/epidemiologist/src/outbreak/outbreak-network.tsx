import { Busy, Choices, Notice } from "@kipass/web-kit/controls.tsx";
import { catalogue } from "@kipass/web-kit/i18n.ts";
import { problemText } from "@kipass/web-kit/problem-text.ts";
import { useQueries } from "@tanstack/react-query";
import { useState } from "preact/hooks";
import type { Officer, Outbreak } from "../api.ts";
import { nameOf, sourceName } from "../contacts/contact-words.ts";
import { Watermark } from "../contacts/watermark.tsx";
import type { Somebody } from "../network/network.ts";
import { personWords } from "../network/network-words.ts";
import { atPlaces, contactsOfCases, networkOfCases, peopleOfCases } from "../network/of-outbreak.ts";
import { WhoMetWhere } from "../network/who-met-where.tsx";
import { readsContacts } from "../officers/roles.ts";
import { caseQuery, contactsQuery } from "../queries.ts";

const t = catalogue(
  {
    title: "누가 어디에서 만났나",
    why: "왼쪽은 다녀간 곳, 오른쪽은 사례와 그때 함께 있던 사람입니다. 선이 굵을수록 오래 겹쳤습니다.",
    show: "무엇을 함께 볼까요?",
    cases: "사례만",
    numbers: "사람은 번호로",
    names: "사람은 이름으로",
    numbersWhy: "번호는 사례마다 따로 붙습니다. 이름을 받기 전에는 다른 사례의 사람과 같은 사람인지 알 수 없습니다.",
    namesWhy:
      "이름을 받은 사람만 있으며, 이름과 번호가 같으면 한 사람으로 봅니다. 사례마다 접촉자 목록을 본 것으로 기록되었습니다.",
    case: "사례",
    person: (caseNumber: string, person: string) => `${caseNumber} ${person}`,
  },
  {
    title: "Who met where",
    why: "On the left the places, on the right the cases and who was there then. The thicker the line, the longer together.",
    show: "What is shown?",
    cases: "Cases only",
    numbers: "People by number",
    names: "People by name",
    numbersWhy:
      "Every case has numbers of its own. Before names are known nobody can tell whether people of two cases are the same.",
    namesWhy:
      "Only those whose names were received; the same name at the same number is one person. Recorded as reading the list of contacts of each case.",
    case: "Case",
    person: (caseNumber, person) => `${caseNumber} ${person}`,
  },
);

type Mode = "cases" | "numbers" | "names";

interface OutbreakNetworkProps {
  cases: Outbreak["cases"];
  places: Outbreak["places"];
  officer: Officer;
}

/** Cases and the places that join them; with their people once these are asked for. */
export function OutbreakNetwork({ cases, places, officer }: OutbreakNetworkProps) {
  const [mode, setMode] = useState<Mode>("cases");
  const { people, error } = usePeople(cases, mode);
  const network = networkOfCases(cases, places, t.case);
  const modes: Mode[] = readsContacts(officer.role) ? ["cases", "numbers", "names"] : ["cases", "numbers"];
  return (
    <section class="stack" aria-labelledby="network">
      <div>
        <h2 id="network">{t.title}</h2>
        <p class="note faint">{t.why}</p>
      </div>
      <div class="net-modes screen-only">
        <Choices
          label={t.show}
          value={mode}
          onChoose={setMode}
          options={modes.map((value) => ({ value, words: t[value] }))}
        />
      </div>
      {error !== null && (
        <Notice tone="hold" alert>
          {problemText(error).title} {problemText(error).next}
        </Notice>
      )}
      {mode !== "cases" && <p class="note faint">{mode === "names" ? t.namesWhy : t.numbersWhy}</p>}
      {people ? (
        <div class="net-sheet">
          <WhoMetWhere key={mode} network={{ ...network, people: [...network.people, ...atPlaces(people, network)] }} />
          {mode === "names" && <Watermark officer={officer} />}
        </div>
      ) : (
        error === null && <Busy />
      )}
    </section>
  );
}

/** Read, and the reading logged, case by case and only when it is asked for. Undefined until all have come. */
function usePeople(cases: Outbreak["cases"], mode: Mode): { people: Somebody[] | undefined; error: Error | null } {
  const views = useQueries({
    queries: cases.map(({ id }) => ({
      ...caseQuery(id),
      enabled: mode === "numbers",
      refetchInterval: false as const,
    })),
  });
  const lists = useQueries({
    queries: cases.map(({ id }) => ({
      ...contactsQuery(id),
      enabled: mode === "names",
      refetchInterval: false as const,
    })),
  });
  if (mode === "cases") return { people: [], error: null };
  const error = (mode === "numbers" ? views : lists).find((one) => one.error)?.error ?? null;
  const words = {
    person: (caseNumber: string, rank: number) => t.person(caseNumber, personWords(rank)),
    source: sourceName,
    contact: nameOf,
  };
  const [known, named] = [arrived(views), arrived(lists)];
  if (mode === "numbers") return { people: known && peopleOfCases(known, words), error };
  return { people: named && contactsOfCases(named, words), error };
}

function arrived<T>(answers: readonly { data: T | undefined }[]): T[] | undefined {
  const data = answers.flatMap((one) => (one.data === undefined ? [] : [one.data]));
  return data.length === answers.length ? data : undefined;
}
