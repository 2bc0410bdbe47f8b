import { type ProcedureCode, procedureCodes, procedureOf } from "@kipass/data/sanctions";
import { Busy, Button, Notice, Tag } from "@kipass/web-kit/controls.tsx";
import { dayAndTime, fullDay } from "@kipass/web-kit/dates.ts";
import { catalogue } from "@kipass/web-kit/i18n.ts";
import { BackIcon } from "@kipass/web-kit/icons.tsx";
import { problemText } from "@kipass/web-kit/problem-text.ts";
import { useQuery } from "@tanstack/react-query";
import { Link, useParams } from "@tanstack/react-router";
import { useState } from "preact/hooks";
import { api, type Inspection, type Measures, type SanctionCase, type SanctionStep } from "../api.ts";
import { addressWords, sectorWords } from "../facilities/facility-words.ts";
import { type Decisions, useDecisions } from "../facilities/use-decisions.tsx";
import { measuresQuery } from "../queries.ts";
import { useHasRole } from "../shell/roles.ts";
import { findingWords, procedureWords, stepWords } from "./measure-words.ts";
import { StepDialog } from "./step-dialog.tsx";
import { StepEntry } from "./step-entry.tsx";

const t = catalogue(
  {
    back: "시설",
    title: "점검·조치",
    inspect: "점검 기록하기",
    open: "새 조치",
    inspections: "점검",
    noInspections: "점검 기록이 없습니다.",
    measures: "조치",
    noMeasures: "조치가 없습니다.",
    by: (by: string, at: string) => `${by} · ${at}`,
    received: (at: string) => `네트워크 없이 기록해 ${at}에 도착함`,
    guidance: "행정지도",
    note: "메모",
    nextVisit: "다음 점검일",
    corrects: "앞의 기록을 바로잡음",
    corrected: "바로잡힌 기록",
    correct: "바로잡기",
    due: (day: string) => `기한 ${day}`,
    closed: "종결",
    next: "다음 단계",
    added: "적었습니다. 결재가 필요한 단계는 다른 담당자가 결재하면 효력이 생깁니다.",
    check: "문서의 문구와 조항은 담당자 확인이 필요합니다. 공포·시행일과 처분 기준을 법령에서 확인한 뒤 시행하세요.",
  },
  {
    back: "Facility",
    title: "Inspections and measures",
    inspect: "Record an inspection",
    open: "New measure",
    inspections: "Inspections",
    noInspections: "No inspections.",
    measures: "Measures",
    noMeasures: "No measures.",
    by: (by, at) => `${by} · ${at}`,
    received: (at) => `recorded without a network, received ${at}`,
    guidance: "Guidance",
    note: "Note",
    nextVisit: "Next visit",
    corrects: "Corrects an earlier entry",
    corrected: "Corrected by another entry",
    correct: "Correct",
    due: (day) => `Deadline ${day}`,
    closed: "Closed",
    next: "Next step",
    added: "Written down. What needs a decision takes effect when another officer decides.",
    check: "An officer has to check the wording and the articles of every notice against the law before it is sent.",
  },
);

/** What is being written: the first step of a case, the next one, or a correction. */
type Writing =
  | { kind: "open" }
  | { kind: "next"; sanction: SanctionCase }
  | { kind: "correct"; sanction: SanctionCase; step: SanctionStep };

/** The timeline of a facility. Nothing in it changes; what was wrong is followed by what is right. */
export function MeasuresPage() {
  const { facility: id } = useParams({ strict: false }) as { facility: string };
  const { data, error } = useQuery(measuresQuery(Number(id)));
  const mayAct = useHasRole("handler", "decider");
  const decisions = useDecisions();
  const [writing, setWriting] = useState<Writing>();
  if (!data) return error ? <Failed error={error} /> : <Busy />;
  const { facility, inspections, sanctions } = data;
  return (
    <main class="page one">
      <Link to="/facilities/$facility" params={{ facility: id }} class="back small" activeProps={{}}>
        <BackIcon size="small" />
        {t.back}
      </Link>
      <header class="title">
        <h1>{facility.name}</h1>
        <p class="soft">
          {t.title} · {sectorWords(facility)} · {addressWords(facility)}
        </p>
      </header>
      {mayAct && (
        <div class="row wrap acts-line">
          <Link to="/inspections/$facility" params={{ facility: id }} class="btn small">
            {t.inspect}
          </Link>
          <Button size="small" onClick={() => setWriting({ kind: "open" })}>
            {t.open}
          </Button>
        </div>
      )}
      <div class="two-sides">
        <section class="stack side">
          <h2>{t.measures}</h2>
          {sanctions.length > 0 && <Notice>{t.check}</Notice>}
          {sanctions.length === 0 && <p class="soft">{t.noMeasures}</p>}
          {sanctions.map((sanction) => (
            <Case
              key={sanction.id}
              sanction={sanction}
              mayAct={mayAct}
              decisions={decisions}
              onNext={() => setWriting({ kind: "next", sanction })}
              onCorrect={(step) => setWriting({ kind: "correct", sanction, step })}
            />
          ))}
        </section>
        <section class="stack side">
          <h2>{t.inspections}</h2>
          {inspections.length === 0 && <p class="soft">{t.noInspections}</p>}
          <ol class="timeline">
            {inspections.map((one) => (
              <InspectionEntry key={one.id} inspection={one} facility={id} mayAct={mayAct} />
            ))}
          </ol>
        </section>
      </div>
      {writing && (
        <Write writing={writing} measures={data} decisions={decisions} onClose={() => setWriting(undefined)} />
      )}
      {decisions.toast}
    </main>
  );
}

function Failed({ error }: { error: Error }) {
  return (
    <main class="page stack">
      <Notice tone="hold" alert>
        {problemText(error).title}
      </Notice>
    </main>
  );
}

interface CaseProps {
  sanction: SanctionCase;
  mayAct: boolean;
  decisions: Decisions;
  onNext: () => void;
  onCorrect: (step: SanctionStep) => void;
}

function Case({ sanction, mayAct, decisions, onNext, onCorrect }: CaseProps) {
  const { procedure, steps, dueOn, isClosed, next } = sanction;
  return (
    <article class="case">
      <header class="row between wrap">
        <h3>{procedureWords(procedure)}</h3>
        {isClosed ? <Tag line>{t.closed}</Tag> : dueOn && <Tag tone="again">{t.due(fullDay(dueOn))}</Tag>}
      </header>
      <ol class="timeline">
        {steps.map((step) => (
          <StepEntry
            key={step.id}
            step={step}
            about={steps.find(({ id }) => id === step.about)}
            decisions={decisions}
            onCorrect={mayAct && step.state === "standing" ? () => onCorrect(step) : undefined}
          />
        ))}
      </ol>
      {mayAct && next.length > 0 && (
        <div>
          <Button size="small" label={`${procedureWords(procedure)} ${t.next}`} onClick={onNext}>
            {t.next}
          </Button>
        </div>
      )}
    </article>
  );
}

function InspectionEntry({
  inspection,
  facility,
  mayAct,
}: {
  inspection: Inspection;
  facility: string;
  mayAct: boolean;
}) {
  const { id, inspectedMs, receivedMs, by, findings, guidance, note, nextVisitOn, corrects, isCorrected } = inspection;
  const isLate = receivedMs - inspectedMs > 60_000;
  return (
    <li class={isCorrected ? "past" : undefined}>
      <p class="row wrap gap6">
        <b class="num">{dayAndTime(inspectedMs)}</b>
        {isCorrected && <Tag line>{t.corrected}</Tag>}
        {corrects !== null && <Tag line>{t.corrects}</Tag>}
      </p>
      <p class="note faint">
        {by}
        {isLate && ` · ${t.received(dayAndTime(receivedMs))}`}
      </p>
      <ul class="small">
        {findings.map((finding) => (
          <li key={finding.item} class={finding.result === "unmet" ? "unmet" : undefined}>
            {findingWords(finding)}
          </li>
        ))}
      </ul>
      <dl class="facts">
        {guidance !== "" && (
          <>
            <dt>{t.guidance}</dt>
            <dd>{guidance}</dd>
          </>
        )}
        {note !== "" && (
          <>
            <dt>{t.note}</dt>
            <dd>{note}</dd>
          </>
        )}
        {nextVisitOn && (
          <>
            <dt>{t.nextVisit}</dt>
            <dd class="num">{fullDay(nextVisitOn)}</dd>
          </>
        )}
      </dl>
      {mayAct && !isCorrected && (
        <Link
          to="/inspections/$facility"
          params={{ facility }}
          search={{ corrects: id } as never}
          class="link"
          aria-label={`${dayAndTime(inspectedMs)} ${t.correct}`}
        >
          {t.correct}
        </Link>
      )}
    </li>
  );
}

interface WriteProps {
  writing: Writing;
  measures: Measures;
  decisions: Decisions;
  onClose: () => void;
}

function Write({ writing, measures: { facility, inspections, nowMs }, decisions, onClose }: WriteProps) {
  const act = (work: () => Promise<unknown>) => {
    onClose();
    void decisions.act(t.added, work);
  };
  if (writing.kind === "open") {
    const params = { facility: String(facility.id) };
    const inspection = inspections.find(({ isCorrected }) => !isCorrected)?.id ?? null;
    const starts = procedureCodes.map((code): [ProcedureCode, readonly SanctionStep["step"][]] => [
      code,
      procedureOf(code).leads.start ?? [],
    ]);
    return (
      <StepDialog
        title={t.open}
        nowMs={nowMs}
        starts={starts}
        onGive={(first, procedure) => act(() => api.openSanction({ params, body: { procedure, inspection, first } }))}
        onClose={onClose}
      />
    );
  }
  const { sanction } = writing;
  const corrected = writing.kind === "correct" ? writing.step : undefined;
  return (
    <StepDialog
      title={corrected ? `${stepWords(corrected.step)} ${t.correct}` : t.next}
      nowMs={nowMs}
      starts={[[sanction.procedure, corrected ? [corrected.step] : sanction.next]]}
      sanction={sanction}
      corrected={corrected}
      onGive={(draft) =>
        act(() =>
          api.addSanctionStep({
            params: { sanction: String(sanction.id) },
            body: { ...draft, seen: sanction.steps.length },
          }),
        )
      }
      onClose={onClose}
    />
  );
}
