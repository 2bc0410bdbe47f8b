import { Button, Field, Notice } from "@kipass/web-kit/controls.tsx";
import { dayWithWeekday, seoulDay, timeRange } from "@kipass/web-kit/dates.ts";
import { catalogue } from "@kipass/web-kit/i18n.ts";
import { useState } from "preact/hooks";
import type { CaseView, CaseVisit, Officer, RequestView } from "../api.ts";
import { CallOff } from "../requests/call-off.tsx";
import { EmergencyCheck } from "../requests/emergency.tsx";
import { OrderTerms } from "../requests/order-terms.tsx";
import { useDraft } from "../requests/use-draft.ts";
import { type ExposureWindow, ExposureWindowFields } from "./exposure-window.tsx";
import { Before } from "./next-request.tsx";
import { stayOf } from "./stay.ts";

const t = catalogue(
  {
    title: "노출된 곳을 골라 주세요.",
    why: "고른 곳의 그 시간대 방문기록을 한국사회보장정보원에 묻습니다. 고르지 않은 곳은 묻지 않습니다.",
    none: "조사 기간에 찍힌 방문기록이 없습니다. 수기명부를 함께 확인해 주세요.",
    visited: "확진자가 머문 곳",
    estimated: "퇴장 추정",
    narrow: "때와 문 고치기",
    narrowAt: (place: string) => `${place} 때와 문 고치기`,
    reason: "요청 사유",
    reasonHint: "승인하는 사람이 읽고 이 사례에만 남습니다. 이름은 적지 마세요.",
    reasonMissing: "요청 사유를 적어 주세요.",
    pick: "노출된 곳을 하나 이상 골라 주세요.",
    draft: (places: number) => `${places}곳의 방문기록 요청 만들기`,
    waits: "역학조사관이 노출된 곳을 고르면 승인할 요청에 나타납니다.",
  },
  {
    title: "Choose the exposures.",
    why: "The registry is asked for the visits at the chosen places and times, and for no others.",
    none: "No visit was scanned in the period. Please check the paper logs too.",
    visited: "Places the patient stayed at",
    estimated: "exit estimated",
    narrow: "Change time and door",
    narrowAt: (place) => `Change time and door of ${place}`,
    reason: "Reason",
    reasonHint: "The approver reads it, and it stays with this case. Write no names.",
    reasonMissing: "Write the reason.",
    pick: "Choose at least one exposure.",
    draft: (places) => `Draft the request for ${places} ${places === 1 ? "place" : "places"}`,
    waits: "Once an investigator has chosen the exposures, the request appears under requests to sign.",
  },
);

interface ExposuresProps {
  view: CaseView;
  officer: Officer;
  last: RequestView | undefined;
}

export function Exposures({ view, officer, last }: ExposuresProps) {
  const [left, setLeft] = useState<readonly number[]>(() => askedBefore(view));
  const [windows, setWindows] = useState<ReadonlyMap<number, ExposureWindow>>(new Map());
  const [reason, setReason] = useState("");
  const [missing, setMissing] = useState<"reason" | "pick">();
  const { draft, busy, said, emergency, setEmergency, terms, setTerms } = useDraft(view.case.id);
  const chosen = view.visits.filter((visit) => !left.includes(visit.id));

  const windowOf = (visit: CaseVisit) => windows.get(visit.id) ?? stayWindow(visit);

  const exposures = chosen.map((visit) => ({ facility: visit.facility, ...windowOf(visit) }));

  function make(event: Event) {
    event.preventDefault();
    const fault = chosen.length === 0 ? "pick" : reason.trim() === "" ? "reason" : undefined;
    setMissing(fault);
    if (!fault) void draft("co-visitors", reason.trim(), exposures);
  }

  if (view.visits.length === 0) return <p class="todo soft">{t.none}</p>;
  return (
    <form class="todo stack" onSubmit={make} noValidate>
      <h2>{t.title}</h2>
      <p class="soft">{t.why}</p>
      <Before last={last?.stage === "co-visitors" ? last : undefined} />
      <ul class="list" aria-label={t.visited}>
        {view.visits.map((visit) => (
          <VisitLine
            key={visit.id}
            visit={visit}
            checked={!left.includes(visit.id)}
            onChange={(checked) => setLeft(checked ? left.filter((id) => id !== visit.id) : [...left, visit.id])}
            window={windowOf(visit)}
            onWindow={
              officer.role === "investigator"
                ? (window) => setWindows(new Map(windows).set(visit.id, window))
                : undefined
            }
          />
        ))}
      </ul>
      {officer.role === "investigator" ? (
        <>
          <Field
            label={t.reason}
            value={reason}
            onInput={setReason}
            hint={t.reasonHint}
            wrong={missing === "reason" ? t.reasonMissing : undefined}
            maxLength={500}
          />
          {exposures.length > 0 && (
            <OrderTerms
              caseId={view.case.id}
              stage="co-visitors"
              exposures={exposures}
              terms={terms}
              onTerms={setTerms}
            />
          )}
          <EmergencyCheck checked={emergency} onChange={setEmergency} />
          {(said ?? missing === "pick") && (
            <Notice tone="again" alert>
              {said ?? t.pick}
            </Notice>
          )}
          <Button look="primary" size="big" submit busy={busy}>
            {t.draft(chosen.length)}
          </Button>
        </>
      ) : (
        <Notice>{t.waits}</Notice>
      )}
      {last?.stage === "places" && <CallOff request={last} officer={officer} />}
    </form>
  );
}

/** Further places are chosen beside those whose visits are there: nobody is asked the same again by leaving a tick. */
function askedBefore({ case: { stage }, visits, exposures }: CaseView): number[] {
  if (stage === "places") return [];
  return visits.filter((visit) => exposures.some((exposure) => covers(exposure, visit))).map(({ id }) => id);
}

function covers(exposure: CaseView["exposures"][number], visit: CaseVisit): boolean {
  const { from, to } = stayOf(visit);
  return exposure.facility === visit.facility && exposure.from < to && exposure.to > from;
}

function VisitLine({
  visit,
  checked,
  onChange,
  window,
  onWindow,
}: {
  visit: CaseVisit;
  checked: boolean;
  onChange: (checked: boolean) => void;
  window: ExposureWindow;
  onWindow: ((window: ExposureWindow) => void) | undefined;
}) {
  const [edits, setEdits] = useState(false);
  const { estimated } = stayOf(visit);
  const { from, to } = window;
  return (
    <li>
      <label class="line-item">
        <span class="row">
          <input
            class="box"
            type="checkbox"
            checked={checked}
            onChange={(event) => onChange(event.currentTarget.checked)}
          />
          <span>
            <b>{visit.facilityName}</b>
            <span class="note faint block">{visit.address}</span>
          </span>
        </span>
        <span class="right small nowrap">
          {dayWithWeekday(seoulDay(from * 1000))}
          <span class="num block">{timeRange(from * 1000, to * 1000)}</span>
          {estimated && <span class="note faint">{t.estimated}</span>}
        </span>
      </label>
      {onWindow && checked && !edits && (
        <button class="link" type="button" aria-label={t.narrowAt(visit.facilityName)} onClick={() => setEdits(true)}>
          {t.narrow}
        </button>
      )}
      {onWindow && checked && edits && (
        <ExposureWindowFields place={visit.facilityName} window={window} onChange={onWindow} />
      )}
    </li>
  );
}

const stayWindow = (visit: CaseVisit): ExposureWindow => {
  const { from, to } = stayOf(visit);
  return { from, to };
};
