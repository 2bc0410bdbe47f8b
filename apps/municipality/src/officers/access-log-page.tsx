import { Busy, Button } from "@kipass/web-kit/controls.tsx";
import { dayAndTime } from "@kipass/web-kit/dates.ts";
import { catalogue } from "@kipass/web-kit/i18n.ts";
import { useInfiniteQuery } from "@tanstack/react-query";
import { accessLogQuery } from "../queries.ts";
import { actWords } from "./act-words.ts";

const t = catalogue(
  {
    title: "접속 기록",
    at: "때",
    who: "누가",
    what: "무엇을",
    about: "대상",
    why: "사유",
    refused: "거절",
    more: "더 보기",
  },
  {
    title: "Access log",
    at: "When",
    who: "Who",
    what: "What",
    about: "About",
    why: "Why",
    refused: "Refused",
    more: "More",
  },
);

export function AccessLogPage() {
  const { data, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery(accessLogQuery);
  if (!data) return <Busy />;
  return (
    <main class="page stack">
      <h1>{t.title}</h1>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls has to be reached by keyboard */}
      <section class="scroll" tabIndex={0} aria-label={t.title}>
        <table class="table">
          <thead>
            <tr>
              {[t.at, t.who, t.what, t.about, t.why, t.refused].map((words) => (
                <th key={words} scope="col">
                  {words}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {data.pages
              .flatMap(({ entries }) => entries)
              .map((entry) => (
                <tr key={entry.id}>
                  <td class="num nowrap">{dayAndTime(entry.atMs)}</td>
                  <th scope="row" class="nowrap">
                    {entry.officer}
                  </th>
                  <td class="nowrap">{actWords(entry.what)}</td>
                  <td>{entry.about}</td>
                  <td>{entry.why}</td>
                  <td>{entry.refused}</td>
                </tr>
              ))}
          </tbody>
        </table>
      </section>
      {hasNextPage && (
        <Button onClick={() => void fetchNextPage()} busy={isFetchingNextPage}>
          {t.more}
        </Button>
      )}
    </main>
  );
}
