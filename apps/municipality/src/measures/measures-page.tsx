import { type ProcedureCode, procedureCodes, procedureOf } from "@kipass/data/sanctions";
import { Busy, Button, Notice, Tag } from "@kipass/web-kit/controls.tsx";
import { fullDay } from "@kipass/web-kit/dates.ts";
import { catalogue } from "@kipass/web-kit/i18n.ts";
import { BackIcon } from "@kipass/web-kit/icons.tsx";
import { problemText } from "@kipass/web-kit/problem-text.ts";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "preact/hooks";
import { api, type Measures, type PlaceBrief, type SanctionCase, type SanctionStep } from "../api.ts";
import { addressWords, sectorWords } from "../facilities/facility-words.ts";
import { type Decisions, useDecisions } from "../facilities/use-decisions.tsx";
import { entryPlace, facilityPlace, measuresPath, type PlaceRef, recordPath, usePlace } from "../inspections/place.ts";
import { measuresQuery } from "../queries.ts";
import { licenceWords } from "../register/register-words.ts";
import { useHasRole } from "../shell/roles.ts";
import { Before, InspectionEntry } from "./inspection-entry.tsx";
import { procedureWords, stepWords } from "./measure-words.ts";
import { StepDialog } from "./step-dialog.tsx";
import { StepEntry } from "./step-entry.tsx";

const t = catalogue(
  {
    back: "시설",
    register: "대상 대장",
    became: "이 업소로 등록된 시설의 점검·조치 보기",
    title: "점검·조치",
    inspect: "점검 기록하기",
    open: "새 조치",
    inspections: "점검",
    noInspections: "점검 기록이 없습니다.",
    measures: "조치",
    noMeasures: "조치가 없습니다.",
    correct: "바로잡기",
    due: (day: string) => `기한 ${day}`,
    closed: "종결",
    next: "다음 단계",
    added: "적었습니다. 결재가 필요한 단계는 다른 담당자가 결재하면 효력이 생깁니다.",
    check: "문서의 문구와 조항은 담당자 확인이 필요합니다. 공포·시행일과 처분 기준을 법령에서 확인한 뒤 시행하세요.",
  },
  {
    back: "Facility",
    register: "Target register",
    became: "Inspections and measures of the facility it registered as",
    title: "Inspections and measures",
    inspect: "Record an inspection",
    open: "New measure",
    inspections: "Inspections",
    noInspections: "No inspections.",
    measures: "Measures",
    noMeasures: "No measures.",
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
  const asked = usePlace();
  const { data, error } = useQuery(measuresQuery(asked));
  const mayAct = useHasRole("handler", "decider");
  const decisions = useDecisions();
  const [writing, setWriting] = useState<Writing>();
  if (!data) return error ? <Failed error={error} /> : <Busy />;
  const { place, entries, inspections, sanctions } = data;
  const before = (entry: number | null) =>
    asked.entry === null ? entries.find((one) => one.entry === entry) : undefined;
  return (
    <main class="page one">
      {place.facility === null ? (
        <Link to="/register" class="back small" activeProps={{}}>
          <BackIcon size="small" />
          {t.register}
        </Link>
      ) : (
        <Link
          to="/facilities/$facility"
          params={{ facility: String(place.facility) }}
          class="back small"
          activeProps={{}}
        >
          <BackIcon size="small" />
          {t.back}
        </Link>
      )}
      <header class="title">
        <h1>{place.name}</h1>
        <p class="soft">
          {t.title} · {sectorWords(place)} · {addressWords(place)}
          {place.entry !== null && ` · ${licenceWords(place.number)}`}
        </p>
        {place.matched !== null && (
          <Link to={measuresPath(facilityPlace(place.matched))} class="link">
            {t.became}
          </Link>
        )}
      </header>
      {mayAct && (
        <div class="row wrap acts-line">
          <Link to={recordPath(asked)} class="btn small">
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
              before={before(sanction.entry)}
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
              <InspectionEntry
                key={one.id}
                inspection={one}
                before={before(one.entry)}
                correctAt={one.entry === null ? asked : entryPlace(one.entry)}
                mayAct={mayAct}
              />
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
  before: PlaceBrief | undefined;
  mayAct: boolean;
  decisions: Decisions;
  onNext: () => void;
  onCorrect: (step: SanctionStep) => void;
}

function Case({ sanction, before, mayAct, decisions, onNext, onCorrect }: CaseProps) {
  const { procedure, steps, dueOn, isClosed, next } = sanction;
  return (
    <article class="case">
      <header class="row between wrap">
        <h3>{procedureWords(procedure)}</h3>
        {isClosed ? <Tag line>{t.closed}</Tag> : dueOn && <Tag tone="again">{t.due(fullDay(dueOn))}</Tag>}
      </header>
      {before && <Before entry={before} />}
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

function begin({ facility, entry }: PlaceRef, body: Parameters<typeof api.openSanction>[0]["body"]): Promise<unknown> {
  return entry === null
    ? api.openSanction({ params: { facility: String(facility) }, body })
    : api.openEntrySanction({ params: { entry: String(entry) }, body });
}

interface WriteProps {
  writing: Writing;
  measures: Measures;
  decisions: Decisions;
  onClose: () => void;
}

function Write({ writing, measures: { place, inspections, nowMs }, decisions, onClose }: WriteProps) {
  const act = (work: () => Promise<unknown>) => {
    onClose();
    void decisions.act(t.added, work);
  };
  if (writing.kind === "open") {
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
        onGive={(first, procedure) => act(() => begin(place, { procedure, inspection, first }))}
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
