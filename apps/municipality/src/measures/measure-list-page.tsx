import { Busy, Empty, Notice } from "@kipass/web-kit/controls.tsx";
import { fullDay, seoulDay } from "@kipass/web-kit/dates.ts";
import { catalogue } from "@kipass/web-kit/i18n.ts";
import { GavelIcon } from "@kipass/web-kit/icons.tsx";
import { problemText } from "@kipass/web-kit/problem-text.ts";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "preact/hooks";
import { addressWords } from "../facilities/facility-words.ts";
import { measuresPath } from "../inspections/place.ts";
import { type SanctionState, sanctionsQuery } from "../queries.ts";
import { procedureWords, stepWords } from "./measure-words.ts";

const t = catalogue(
  {
    title: "조치",
    tabs: "조치 상태",
    open: "진행",
    waiting: "결재 대기",
    closed: "종결",
    none: "해당하는 조치가 없습니다.",
    how: "시설이나 대상 대장 업소의 ‘점검·조치’ 화면에서 새 조치를 시작합니다.",
    facility: "시설",
    procedure: "절차",
    step: "지금 단계",
    draft: (step: string) => `${step} 결재 대기`,
    due: "기한",
    over: "지남",
    count: (n: number) => `${n}건`,
  },
  {
    title: "Measures",
    tabs: "State",
    open: "Open",
    waiting: "To be decided",
    closed: "Closed",
    none: "No measures here.",
    how: "A measure begins on the ‘Inspections and measures’ page of a facility or of a business in the register.",
    facility: "Facility",
    procedure: "Procedure",
    step: "Step",
    draft: (step) => `${step}: to be decided`,
    due: "Deadline",
    over: "over",
    count: (n) => `${n}`,
  },
);

const states: readonly SanctionState[] = ["open", "waiting", "closed"];

export function MeasureListPage() {
  const [state, setState] = useState<SanctionState>("open");
  const { data, error } = useQuery(sanctionsQuery(state));
  const today = seoulDay(data?.nowMs ?? Date.now());
  return (
    <main class="page one">
      <header class="row between wrap title">
        <h1>{t.title}</h1>
        <span class="small soft">{data && t.count(data.total)}</span>
      </header>
      <nav class="tabs" aria-label={t.tabs}>
        {states.map((one) => (
          <button
            key={one}
            type="button"
            class="tab"
            aria-current={one === state ? "page" : undefined}
            onClick={() => setState(one)}
          >
            {t[one]}
          </button>
        ))}
      </nav>
      {error && (
        <Notice tone="hold" alert>
          {problemText(error).title}
        </Notice>
      )}
      {!data && !error && <Busy />}
      {data?.sanctions.length === 0 && (
        <Empty icon={<GavelIcon size="large" />} title={t.none}>
          <p class="soft">{t.how}</p>
        </Empty>
      )}
      {data && data.sanctions.length > 0 && (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways on a phone has to be reached by keyboard
        <section class="scroll" tabIndex={0} aria-label={t.title}>
          <table class="table">
            <thead>
              <tr>
                <th scope="col">{t.facility}</th>
                <th scope="col">{t.procedure}</th>
                <th scope="col">{t.step}</th>
                <th scope="col">{t.due}</th>
              </tr>
            </thead>
            <tbody>
              {data.sanctions.map(({ id, place, procedure, step, waiting, dueOn }) => (
                <tr key={id}>
                  <th scope="row">
                    <Link to={measuresPath(place)} class="what">
                      <b>{place.name}</b>
                      <span class="note faint">{addressWords(place)}</span>
                    </Link>
                  </th>
                  <td>{procedureWords(procedure)}</td>
                  <td>
                    {[step && stepWords(step), waiting && t.draft(stepWords(waiting))].filter(Boolean).join(" · ")}
                  </td>
                  <td class={dueOn !== null && dueOn < today ? "num when urgent" : "num"}>
                    {dueOn && fullDay(dueOn)} {dueOn !== null && dueOn < today && t.over}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      )}
    </main>
  );
}
