import { sectorOf } from "@kipass/data/sectors";
import { dayWithWeekday, seoulDay, timeOfDay, timeRange } from "@kipass/web-kit/dates.ts";
import { catalogue, lang } from "@kipass/web-kit/i18n.ts";
import { LinkIcon } from "@kipass/web-kit/icons.tsx";
import { issuerName } from "../boot.ts";
import { flagWords } from "./flag-words.ts";
import { type Meeting, type MeetingPlace, spanOf } from "./meetings.ts";
import { CaseBar, HourAxis, LapBar } from "./overlap-bars.tsx";
import { personKey, stayOf } from "./stay.ts";

const t = catalogue(
  {
    caption: (place: string) => `${place}에서 겹친 사람, 오래 겹친 순`,
    elsewhere: "면담으로 확인한 곳",
    all: "모두 고르기",
    unnamed: "아직 이름 없음",
    stay: "머문 시간",
    overlap: "겹침",
    case: "확진자",
    caseStay: (minutes: number, estimated: boolean) => `${minutes}분${estimated ? " 추정" : ""}`,
    person: (number: string) => `사람 ${number}`,
    pick: (number: string) => `사람 ${number} 고르기`,
    atMost: "최대",
    minutes: "분",
    estimated: (from: string) => `${from}부터, 나간 시각 추정`,
    also: (count: number) => `다른 ${count}곳에서도`,
    after: (minutes: number) => (minutes >= 0 ? `${minutes}분 뒤 입장` : `${-minutes}분 먼저 입장`),
  },
  {
    caption: (place) => `People at ${place} by length of overlap`,
    elsewhere: "Place from the interview",
    all: "Choose all",
    unnamed: "No names yet",
    stay: "Stay",
    overlap: "Overlap",
    case: "Patient",
    caseStay: (minutes, estimated) => `${estimated ? "about " : ""}${minutes} min`,
    person: (number) => `Person ${number}`,
    pick: (number) => `Choose person ${number}`,
    atMost: "up to",
    minutes: " min",
    estimated: (from) => `from ${from}, exit estimated`,
    also: (count) => `also at ${count} other ${count === 1 ? "place" : "places"}`,
    after: (minutes) => (minutes >= 0 ? `came ${minutes} min later` : `came ${-minutes} min earlier`),
  },
);

interface OverlapTableProps {
  place: MeetingPlace;
  meetings: readonly Meeting[];
  chosen: ReadonlySet<string>;
  onChoose: (chosen: ReadonlySet<string>) => void;
}

/** One place: the case's own stay on top, then a row a person, all over one hour axis. */
export function OverlapTable({ place, meetings, chosen, onChoose }: OverlapTableProps) {
  const { visit, exposure } = place;
  const span = spanOf(place);
  const keys = meetings.map(({ person }) => personKey(person));
  const all = keys.every((key) => chosen.has(key));
  const name = visit?.facilityName ?? t.elsewhere;

  function choose(changed: readonly string[], take: boolean) {
    const next = new Set(chosen);
    for (const key of changed) take ? next.add(key) : next.delete(key);
    onChoose(next);
  }

  return (
    <section class="lap-place">
      <header>
        <h3>{name}</h3>
        <p class="note soft">
          {[
            dayWithWeekday(seoulDay(exposure.from * 1000)),
            visit && sectorOf(visit.sector)?.[lang.value],
            visit?.address,
          ]
            .filter(Boolean)
            .join(" · ")}
        </p>
      </header>
      <table class="table laps">
        <caption class="spoken">{t.caption(name)}</caption>
        <thead>
          <tr>
            <td class="pick">
              <label class="hit">
                <span class="spoken">{t.all}</span>
                <input class="box" type="checkbox" checked={all} onChange={() => choose(keys, !all)} />
              </label>
            </td>
            <th scope="col">{t.unnamed}</th>
            <th scope="col" class="lap-cell">
              <span class="spoken">{t.stay}</span>
              <HourAxis span={span} />
            </th>
            <th scope="col" class="n">
              {t.overlap}
            </th>
          </tr>
        </thead>
        <tbody>
          <tr class="case">
            <td class="pick" />
            <th scope="row">
              <b>{t.case}</b>
              <span class="note faint num">{timeRange(exposure.from * 1000, exposure.to * 1000)}</span>
            </th>
            <td class="lap-cell">
              <CaseBar
                span={span}
                exposure={exposure}
                words={t.caseStay(minutesOf(exposure), !visit || stayOf(visit).estimated)}
              />
            </td>
            <td />
          </tr>
          {meetings.map((meeting) => (
            <PersonRow
              key={personKey(meeting.person)}
              meeting={meeting}
              place={place}
              checked={chosen.has(personKey(meeting.person))}
              onChange={(take) => choose([personKey(meeting.person)], take)}
            />
          ))}
        </tbody>
      </table>
    </section>
  );
}

interface PersonRowProps {
  meeting: Meeting;
  place: MeetingPlace;
  checked: boolean;
  onChange: (checked: boolean) => void;
}

function PersonRow({ meeting, place, checked, onChange }: PersonRowProps) {
  const { person, lap, stay, elsewhere } = meeting;
  const number = String(meeting.rank).padStart(2, "0");
  const remarks = [...(elsewhere > 0 ? [t.also(elsewhere)] : []), ...lap.flags.map(flagWords)];
  return (
    <tr>
      <td class="pick">
        <label class="hit">
          <span class="spoken">{t.pick(number)}</span>
          <input
            class="box"
            type="checkbox"
            checked={checked}
            onChange={(event) => onChange(event.currentTarget.checked)}
          />
        </label>
      </td>
      <th scope="row">
        <b>{t.person(number)}</b>
        <span class="note faint">
          {[issuerName(person.issuer), lap.afterMinutes !== null && t.after(lap.afterMinutes)]
            .filter(Boolean)
            .join(" · ")}
        </span>
      </th>
      <td class="lap-cell">
        <LapBar span={spanOf(place)} exposure={place.exposure} stay={stay} />
        <span class="spoken">
          {stay.estimated ? t.estimated(timeOfDay(stay.from * 1000)) : timeRange(stay.from * 1000, stay.to * 1000)}
        </span>
        {remarks.length > 0 && (
          <span class="also note">
            <LinkIcon size="small" />
            {remarks.join(" · ")}
          </span>
        )}
      </td>
      <td class="n min">
        {lap.minMinutes < lap.maxMinutes && (
          <span class="note faint">{lap.minMinutes > 0 ? `${lap.minMinutes}–` : `${t.atMost} `}</span>
        )}
        <b>{lap.maxMinutes}</b>
        {t.minutes}
      </td>
    </tr>
  );
}

const minutesOf = ({ from, to }: { from: number; to: number }) => Math.floor((to - from) / 60);
