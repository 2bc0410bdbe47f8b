import { Button, Field } from "@kipass/web-kit/controls.tsx";
import { dayWithWeekday, seoulDay } from "@kipass/web-kit/dates.ts";
import { catalogue } from "@kipass/web-kit/i18n.ts";
import { useQuery } from "@tanstack/react-query";
import { useState } from "preact/hooks";
import type { Decisions } from "../facilities/use-decisions.tsx";
import { entryPlace } from "../inspections/place.ts";
import { addStops, MOST_STOPS, withMore } from "../inspections/plan.ts";
import { routeQuery } from "../queries.ts";

const t = catalogue(
  {
    chosen: (n: number) => `${n}곳을 골랐습니다`,
    day: "점검일",
    plan: "점검 목록에 넣기",
    planned: (day: string, n: number) => `${n}곳을 ${day} 점검 목록에 넣었습니다.`,
    full: (n: number) => `하루에 ${n}곳까지 넣을 수 있습니다.`,
    clear: "고르기 취소",
  },
  {
    chosen: (n) => `${n} chosen`,
    day: "Day",
    plan: "Add to inspections",
    planned: (day, n) => `${n} added to the inspections of ${day}.`,
    full: (n) => `At most ${n} fit on a day.`,
    clear: "Clear",
  },
);

interface BarProps {
  entries: readonly number[];
  decisions: Decisions;
  onDone: () => void;
}

/** Puts the chosen businesses on the officer's own route of a day. */
export function PlanBar({ entries, decisions, onDone }: BarProps) {
  const [day, setDay] = useState(() => seoulDay(Date.now()));
  const { data: route } = useQuery(routeQuery(day));
  const places = entries.map(entryPlace);
  const isFull = withMore(route?.stops.map(({ place }) => place) ?? [], places).length > MOST_STOPS;
  const plan = () => {
    onDone();
    void decisions.act(t.planned(dayWithWeekday(day), places.length), () => addStops(places, day));
  };
  return (
    <div class="row wrap bulk" role="status">
      <b>{t.chosen(entries.length)}</b>
      <Field label={t.day} type="date" value={day} onInput={(value) => value && setDay(value)} />
      {isFull ? (
        <span class="small">{t.full(MOST_STOPS)}</span>
      ) : (
        <Button size="slim" look="primary" onClick={plan}>
          {t.plan}
        </Button>
      )}
      <Button size="slim" onClick={onDone}>
        {t.clear}
      </Button>
    </div>
  );
}
