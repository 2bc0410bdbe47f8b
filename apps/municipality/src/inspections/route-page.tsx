import { Busy, Button, Empty, Field, Notice } from "@kipass/web-kit/controls.tsx";
import { dayWithWeekday, fullDay, seoulDay, timeOfDay } from "@kipass/web-kit/dates.ts";
import { catalogue } from "@kipass/web-kit/i18n.ts";
import { CheckIcon, MapIcon, PrintIcon } from "@kipass/web-kit/icons.tsx";
import { problemText } from "@kipass/web-kit/problem-text.ts";
import { useWatched } from "@kipass/web-kit/watched.ts";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useEffect, useState } from "preact/hooks";
import { api, type PlaceBrief, type RouteOfDay } from "../api.ts";
import { addressWords, sectorWords } from "../facilities/facility-words.ts";
import { useDecisions } from "../facilities/use-decisions.tsx";
import { isAlone, isRouteKept, keepRoute } from "../on-site/kept-route.ts";
import { routeQuery, sessionQuery } from "../queries.ts";
import { useWords } from "../register/register-words.ts";
import { useHasRole } from "../shell/roles.ts";
import { measuresPath, type PlaceRef, placeKey, recordPath } from "./place.ts";
import { withMore } from "./plan.ts";
import { UnsentNotice } from "./unsent-notice.tsx";

const t = catalogue(
  {
    title: "현장점검",
    day: "점검일",
    stops: "점검할 곳",
    of: (day: string, n: number) => `${day} · ${n}곳`,
    none: "점검할 곳이 없습니다.",
    how: "시설이나 대상 대장 화면에서 ‘점검 목록에 넣기’를 누르거나 아래 점검 예정에서 더해 주세요.",
    nearest: "가까운 순서로",
    sorted: "같은 동네끼리 이어지게 차례를 바꾸었습니다.",
    print: "인쇄",
    up: (name: string) => `${name} 위로`,
    down: (name: string) => `${name} 아래로`,
    remove: (name: string) => `${name} 빼기`,
    removed: "목록에서 뺐습니다.",
    moved: "차례를 바꾸었습니다.",
    record: "기록하기",
    recordOf: (name: string) => `${name} 기록하기`,
    done: (time: string) => `${time} 점검함`,
    measures: "점검·조치 기록",
    due: "점검 예정",
    dueOn: (day: string) => `${day}까지 다시 보기로 함`,
    add: "더하기",
    addOf: (name: string) => `${name} 더하기`,
    added: "점검 목록에 넣었습니다.",
    kept: "오늘 목록을 이 기기에 암호화해 남겼습니다. 현장에서 네트워크가 없어도 앱을 열어 비밀번호로 보고 기록할 수 있습니다. 기록은 기기에 있다가 연결되면 전송됩니다.",
    offline:
      "현장에서 네트워크가 끊겨도 이 화면을 열어 두었다면 기록할 수 있습니다. 기록은 기기에 있다가 연결되면 전송됩니다.",
  },
  {
    title: "Inspections",
    day: "Day",
    stops: "To visit",
    of: (day, n) => `${day} · ${n}`,
    none: "Nothing to visit.",
    how: "Press ‘Add to inspections’ on a facility's page or in the target register, or add from those due below.",
    nearest: "Nearest first",
    sorted: "Sorted by neighbourhood.",
    print: "Print",
    up: (name) => `Move ${name} up`,
    down: (name) => `Move ${name} down`,
    remove: (name) => `Remove ${name}`,
    removed: "Removed.",
    moved: "Moved.",
    record: "Record",
    recordOf: (name) => `Record ${name}`,
    done: (time) => `Inspected ${time}`,
    measures: "Inspections and measures",
    due: "Inspections due",
    dueOn: (day) => `to be seen again by ${day}`,
    add: "Add",
    addOf: (name) => `Add ${name}`,
    added: "Added.",
    kept: "Today's list is on this device, encrypted. Without a network you can open the app with your password and record. Records stay on the device and are sent when the network is back.",
    offline:
      "With this page open you can record without a network. Records stay on the device and are sent when the network is back.",
  },
);

type Stop = RouteOfDay["stops"][number];

/** An officer's route of a day. */
export function RoutePage() {
  const today = seoulDay(Date.now());
  const [day, setDay] = useState(today);
  const { data: session } = useQuery(sessionQuery);
  const { data: route, error } = useQuery(routeQuery(day));
  const alone = useWatched(isAlone);
  const isKept = useWatched(isRouteKept);
  const mayAct = useHasRole("handler", "decider");
  useEffect(() => {
    if (session && route && day === today && !alone) void keepRoute(session, route).catch(() => {});
  }, [session, route, day, today, alone]);
  const decisions = useDecisions();
  const plan = (words: string, stops: readonly PlaceRef[], order: "given" | "nearest" = "given") =>
    void decisions.act(words, () => api.planRoute({ params: { day }, body: { stops: withMore([], stops), order } }));
  const places = route?.stops.map(({ place }) => place) ?? [];
  return (
    <main class="page one route">
      <header class="row between wrap title">
        <h1>{t.title}</h1>
        <span class="small soft">{route && t.of(dayWithWeekday(day), route.stops.length)}</span>
      </header>
      {session && <UnsentNotice officer={session.officer} />}
      <div class="row wrap filters no-print">
        {!alone && <Field label={t.day} type="date" value={day} onInput={(value) => value && setDay(value)} />}
        {mayAct && !alone && places.length > 1 && (
          <Button size="small" onClick={() => plan(t.sorted, places, "nearest")}>
            <MapIcon size="small" />
            {t.nearest}
          </Button>
        )}
        {places.length > 0 && (
          <Button size="small" onClick={() => print()}>
            <PrintIcon size="small" />
            {t.print}
          </Button>
        )}
      </div>
      {!route && !error && <Busy />}
      {!route && error && (
        <Notice tone="hold" alert>
          {problemText(error).title}
        </Notice>
      )}
      {route && (
        <section class="stack" aria-label={t.stops}>
          {route.stops.length === 0 && (
            <Empty icon={<MapIcon size="large" />} title={t.none}>
              <p class="soft">{t.how}</p>
            </Empty>
          )}
          <ol class="stops">
            {route.stops.map((stop, index) => (
              <StopRow
                key={placeKey(stop.place)}
                stop={stop}
                nth={index + 1}
                mayRecord={mayAct}
                mayPlan={mayAct && !alone}
                onMove={(by) => plan(t.moved, movedBy(places, index, by))}
                onRemove={() =>
                  plan(
                    t.removed,
                    places.filter((place) => place !== stop.place),
                  )
                }
              />
            ))}
          </ol>
          {route.stops.length > 0 && <p class="note faint no-print">{isKept && day === today ? t.kept : t.offline}</p>}
        </section>
      )}
      {route && route.due.length > 0 && (
        <section class="stack no-print">
          <h2>{t.due}</h2>
          <ul class="stops">
            {route.due.map(({ place, dueOn }) => (
              <li key={placeKey(place)}>
                <What place={place} after={t.dueOn(fullDay(dueOn))} />
                {mayAct && (
                  <Button size="slim" label={t.addOf(place.name)} onClick={() => plan(t.added, [...places, place])}>
                    {t.add}
                  </Button>
                )}
              </li>
            ))}
          </ul>
        </section>
      )}
      {decisions.toast}
    </main>
  );
}

interface RowProps {
  stop: Stop;
  nth: number;
  mayRecord: boolean;
  mayPlan: boolean;
  onMove: (by: -1 | 1) => void;
  onRemove: () => void;
}

function StopRow({ stop, nth, mayRecord, mayPlan, onMove, onRemove }: RowProps) {
  const { name } = stop.place;
  return (
    <li>
      <span class="num nth">{nth}</span>
      <What place={stop.place} />
      {stop.inspectedMs !== null && (
        <span class="small row gap6">
          <CheckIcon size="small" />
          {t.done(timeOfDay(stop.inspectedMs))}
        </span>
      )}
      {mayRecord && (
        <span class="acts wrap no-print">
          <Link to={recordPath(stop.place)} class="btn slim" aria-label={t.recordOf(name)}>
            {t.record}
          </Link>
          {mayPlan && (
            <>
              <Move words="↑" label={t.up(name)} onClick={() => onMove(-1)} />
              <Move words="↓" label={t.down(name)} onClick={() => onMove(1)} />
              <Move words="×" label={t.remove(name)} onClick={onRemove} />
            </>
          )}
        </span>
      )}
    </li>
  );
}

function Move({ words, label, onClick }: { words: string; label: string; onClick: () => void }) {
  return (
    <button type="button" class="btn slim plain" aria-label={label} onClick={onClick}>
      {words}
    </button>
  );
}

function What({ place, after }: { place: PlaceBrief; after?: string }) {
  return (
    <Link to={measuresPath(place)} class="what">
      <b>{place.name}</b>
      <span class="note faint">
        {addressWords(place)} · {sectorWords(place)}
        {place.entry !== null && ` · ${useWords("missing")}`}
        {after && ` · ${after}`}
      </span>
    </Link>
  );
}

function movedBy(places: readonly PlaceBrief[], index: number, by: -1 | 1): PlaceBrief[] {
  const moved = [...places];
  const [one] = moved.splice(index, 1);
  if (one !== undefined) moved.splice(Math.max(0, index + by), 0, one);
  return moved;
}
