import { businessDayFrom, periodEnd } from "@kipass/data/public-holidays";
import { type Article, articles, articlesOf, checksOf, citation, procedureOf, stepOf } from "@kipass/data/sanctions";
import { Button, Check, Field, Notice, Select, Wrong } from "@kipass/web-kit/controls.tsx";
import { fullDay, seoulDay } from "@kipass/web-kit/dates.ts";
import { catalogue, lang } from "@kipass/web-kit/i18n.ts";
import { useState } from "preact/hooks";
import type { SanctionCase, SanctionStep, StepDraft } from "../api.ts";
import { Dialog } from "../shell/dialog.tsx";
import { Lines } from "../shell/lines.tsx";
import { procedureWords, stepWords, wonWords } from "./measure-words.ts";

const t = catalogue(
  {
    procedure: "절차",
    step: "단계",
    breach: "위반 일자",
    happened: "날짜",
    due: "기한",
    earliest: (day: string) =>
      `${day}이 가장 이른 날입니다. 받은 날 다음 날부터 세고, 토요일·공휴일에 끝나면 다음 날로 미룹니다.`,
    holiday: (day: string) => `토요일이나 공휴일입니다. 기한은 ${day}에 끝납니다.`,
    amount: "금액(원)",
    most: (won: string) => `${won} 이하`,
    facts: "위반 내용",
    what: "내용",
    noNames: "이용자의 이름이나 전화번호는 적지 마세요.",
    grave: "시정명령이나 집합금지 없이 바로 고발할 만큼 중대한 위반",
    about: "송달한 문서",
    basis: "근거",
    missing: "날짜와 내용을 모두 적어 주세요.",
    missingDue: "기한을 골라 주세요.",
    missingAmount: "금액을 숫자로 적어 주세요.",
    draft: "기안",
    record: "기록",
    decides: "기안하면 다른 담당자의 결재를 기다립니다.",
    stays: "적은 것은 고칠 수 없습니다. 틀리면 정정하는 새 기록을 남깁니다.",
  },
  {
    procedure: "Procedure",
    step: "Step",
    breach: "Day of the breach",
    happened: "Day",
    due: "Until",
    earliest: (day) =>
      `${day} is the earliest. Days count from the day after receipt; a Saturday or holiday moves the end to the next day.`,
    holiday: (day) => `A Saturday or holiday: the term ends on ${day}.`,
    amount: "Amount (won)",
    most: (won) => `up to ${won}`,
    facts: "What was not kept",
    what: "What happened",
    noNames: "No names or phone numbers of visitors.",
    grave: "Grave enough to accuse without an order or a ban before",
    about: "Document served",
    basis: "Basis",
    missing: "Enter the day and what happened.",
    missingDue: "Choose the day until which it is to be done.",
    missingAmount: "Enter the amount in digits.",
    draft: "Submit",
    record: "Record",
    decides: "It then waits for another officer's decision.",
    stays: "What is written cannot be changed. What was wrong is followed by a correction.",
  },
);

type Procedure = SanctionCase["procedure"];
type Step = SanctionStep["step"];

interface StepDialogProps {
  title: string;
  nowMs: number;
  /** Which steps may be chosen, by procedure. */
  starts: readonly (readonly [Procedure, readonly Step[]])[];
  sanction?: SanctionCase;
  /** Shown as it was, to be written anew. */
  corrected?: SanctionStep | undefined;
  onGive: (draft: StepDraft, procedure: Procedure) => void;
  onClose: () => void;
}

export function StepDialog({ title, nowMs, starts, sanction, corrected, onGive, onClose }: StepDialogProps) {
  const today = seoulDay(nowMs);
  const [procedure, setProcedure] = useState<Procedure>(starts[0]?.[0] ?? "operator-order");
  const choices = starts.find(([code]) => code === procedure)?.[1] ?? [];
  const [chosen, setChosen] = useState<Step>();
  const step = chosen && choices.includes(chosen) ? chosen : choices[0];
  const [occurredOn, setOccurredOn] = useState(corrected?.occurredOn ?? today);
  const [dueOn, setDueOn] = useState(corrected?.dueOn ?? "");
  const [amount, setAmount] = useState(corrected?.amount ? String(corrected.amount) : "");
  const [facts, setFacts] = useState(corrected?.facts ?? lastFacts(sanction));
  const [isGrave, setGrave] = useState(corrected?.isGrave ?? false);
  const [about, setAbout] = useState(corrected?.about ? String(corrected.about) : "");
  const [said, setSaid] = useState<string>();
  if (!step) return null;
  const { kind, asksDue = false, asksAmount = false, days = 0 } = stepOf(step);
  const basis = articlesOf(procedure, step);
  const served = servable(sanction);
  const notice = about || String(served[0]?.id ?? "");

  function give(event: Event) {
    event.preventDefault();
    const won = Number(amount.replace(/[,\s]/g, ""));
    if (facts.trim() === "" || occurredOn === "") return setSaid(t.missing);
    if (asksDue && dueOn === "") return setSaid(t.missingDue);
    if (asksAmount && !(Number.isInteger(won) && won > 0)) return setSaid(t.missingAmount);
    onGive(
      {
        step: step as Step,
        occurredOn,
        dueOn: asksDue ? dueOn : null,
        amount: asksAmount ? won : null,
        facts: facts.trim(),
        isGrave: step === "accuse" && isGrave,
        corrects: corrected?.id ?? null,
        about: step === "served" ? Number(notice) : null,
      },
      procedure,
    );
  }

  return (
    <Dialog title={title} onClose={onClose}>
      <form class="stack" noValidate onSubmit={give}>
        {starts.length > 1 && (
          <Select
            label={t.procedure}
            value={procedure}
            options={starts.map(([code]) => ({ value: code, words: procedureWords(code) }))}
            onChange={(value) => setProcedure(value as Procedure)}
          />
        )}
        {choices.length > 1 && (
          <Select
            label={t.step}
            value={step}
            options={choices.map((code) => ({ value: code, words: stepWords(code) }))}
            onChange={(value) => setChosen(value as Step)}
          />
        )}
        {choices.length === 1 && <p class="small">{stepWords(step)}</p>}
        {step === "served" && !corrected && (
          <Select
            label={t.about}
            value={notice}
            options={served.map(({ id, step: of, documentNumber }) => ({
              value: String(id),
              words: `${stepWords(of)} ${documentNumber ?? ""}`,
            }))}
            onChange={setAbout}
          />
        )}
        <Field
          label={kind === "notice" ? t.breach : t.happened}
          type="date"
          value={occurredOn}
          onInput={setOccurredOn}
        />
        {asksDue && (
          <Field
            label={t.due}
            type="date"
            value={dueOn}
            onInput={setDueOn}
            hint={dueHint(step, dueOn, days > 0 ? periodEnd(today, days) : undefined)}
          />
        )}
        {asksAmount && (
          <Field label={t.amount} inputMode="numeric" value={amount} onInput={setAmount} hint={mostWords(procedure)} />
        )}
        <Lines
          label={kind === "notice" ? t.facts : t.what}
          hint={t.noNames}
          value={facts}
          onInput={setFacts}
          maxLength={1000}
        />
        {step === "accuse" && (
          <Check checked={isGrave} onChange={setGrave}>
            {t.grave}
          </Check>
        )}
        {basis.length > 0 && (
          <p class="note faint">
            {t.basis}: {basis.map(citation).join(", ")}
          </p>
        )}
        {checksOf(basis, occurredOn).map((check) => (
          <Notice key={check.ko} tone="again">
            {check[lang.value]}
          </Notice>
        ))}
        <p class="note faint">
          {kind !== "record" && t.decides} {t.stays}
        </p>
        {said && <Wrong>{said}</Wrong>}
        <Button look="primary" wide submit>
          {kind === "record" ? t.record : t.draft}
        </Button>
      </form>
    </Dialog>
  );
}

/** A ban lasts to its day; any other term that would end on a Saturday or holiday ends after it. */
function dueHint(step: Step, dueOn: string, earliest: string | undefined): string | undefined {
  const end = dueOn && step !== "ban" ? businessDayFrom(dueOn) : dueOn;
  if (end !== dueOn) return t.holiday(fullDay(end));
  return earliest && t.earliest(fullDay(earliest));
}

/** What the case is about is told once and carried on. */
function lastFacts(sanction: SanctionCase | undefined): string {
  return sanction?.steps.findLast(({ step }) => stepOf(step).kind === "notice")?.facts ?? "";
}

function servable(sanction: SanctionCase | undefined): SanctionStep[] {
  const steps = sanction?.steps.filter(({ state }) => state === "standing") ?? [];
  const served = new Set(steps.map(({ about }) => about));
  return steps.filter(({ id, step }) => stepOf(step).kind === "notice" && !served.has(id));
}

function mostWords(procedure: Procedure): string | undefined {
  const code = procedureOf(procedure).amount;
  const article: Article | undefined = code ? articles[code] : undefined;
  return article?.most === undefined ? undefined : t.most(wonWords(article.most));
}
