import { regionName, regionOf } from "@kipass/data/regions";
import { Busy } from "@kipass/web-kit/controls.tsx";
import { dayAndTime, dayInTable, seoulDay, timeOfDay } from "@kipass/web-kit/dates.ts";
import { catalogue } from "@kipass/web-kit/i18n.ts";
import { useQuery } from "@tanstack/react-query";
import type { api, Contact } from "../api.ts";
import { stepsQuery } from "../queries.ts";
import { minutesWords, nameOf, stateName } from "./contact-words.ts";
import { FurtherPlaces } from "./further-places.tsx";

const t = catalogue(
  {
    title: (name: string) => `${name} 님의 기록`,
    none: "아직 기록이 없습니다.",
    undone: "되돌림",
    taken: "맡음",
    given: "맡기를 그만둠",
    lives: (region: string) => `사는 곳 ${region}`,
    place: "만난 곳의 보건소로 돌아감",
    met: "만난 곳과 때",
  },
  {
    title: (name) => `History of ${name}`,
    none: "Nothing has been recorded yet.",
    undone: "undone",
    taken: "taken on",
    given: "given back",
    lives: (region) => `lives in ${region}`,
    place: "back to the place's health centre",
    met: "Where and when they met",
  },
);

type Step = Awaited<ReturnType<typeof api.readContactSteps>>["steps"][number]["step"];

/** Everything that was done about one person, also what was taken back. */
export function History({ contact }: { contact: Contact & { caseId: number } }) {
  const { data: steps } = useQuery(stepsQuery(contact.caseId, contact.id));
  return (
    <>
      <h2>{t.title(nameOf(contact))}</h2>
      <ul class="log small" aria-label={t.met}>
        {contact.overlaps.map((one) => (
          <li key={`${one.facility} ${one.at}`}>
            <span>
              <b>{one.facilityName}</b> {minutesWords(one.minMinutes, one.maxMinutes)}
            </span>
            <span class="note faint num">
              {dayInTable(seoulDay(one.at * 1000))} {timeOfDay(one.at * 1000)}
            </span>
          </li>
        ))}
      </ul>
      <FurtherPlaces caseId={contact.caseId} contact={contact} />
      {!steps && <Busy />}
      {steps?.length === 0 && <p class="small soft">{t.none}</p>}
      <ol class="log small">
        {steps?.toReversed().map((one) => (
          <li key={one.batch} data-undone={one.undone ? "" : undefined}>
            <span>{wordsOf(one.step)}</span>
            <span class="note faint num">
              {one.officer} · {dayAndTime(one.atMs)} {one.undone && `· ${t.undone}`}
            </span>
          </li>
        ))}
      </ol>
    </>
  );
}

function wordsOf({ state, next, note, residence, taken }: Step): string {
  const region = residence ? regionOf(residence, seoulDay(Date.now())) : undefined;
  return [
    state && stateName(state),
    next,
    note,
    residence === null ? t.place : region && t.lives(regionName(region)),
    taken === undefined ? undefined : taken ? t.taken : t.given,
  ]
    .filter((words) => words)
    .join(" · ");
}
