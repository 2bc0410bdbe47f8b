import { Button, Notice, Tag } from "@kipass/web-kit/controls.tsx";
import { dayAndTime, fullDay } from "@kipass/web-kit/dates.ts";
import { catalogue, lang } from "@kipass/web-kit/i18n.ts";
import { saveEncoded } from "@kipass/web-kit/save-file.ts";
import { useState } from "preact/hooks";
import { api, type SanctionStep } from "../api.ts";
import type { Decisions } from "../facilities/use-decisions.tsx";
import { ReasonDialog } from "../shell/reason-dialog.tsx";
import { useHasRole } from "../shell/roles.ts";
import { stateWords, stepWords, wonWords } from "./measure-words.ts";

const t = catalogue(
  {
    document: (number: string, day: string) => `시행 ${number} (${day})`,
    breach: "위반·발생일",
    due: "기한",
    amount: "금액",
    facts: "내용",
    grave: "중대한 위반",
    about: "송달한 문서",
    articles: "근거",
    drafted: (by: string, at: string) => `기안 ${by} · ${at}`,
    decided: (by: string, at: string) => `결재 ${by} · ${at}`,
    written: (by: string, at: string) => `${by} · ${at}`,
    corrects: "정정",
    approve: "결재",
    return: "반려",
    approved: "결재했습니다.",
    approvedAs: "결재했습니다. 문서번호가 붙었습니다.",
    returned: "반려했습니다.",
    whyReturn: "반려 사유",
    told: "기안한 담당자가 봅니다.",
    usual: ["사실 관계를 더 확인해야 함", "기한이 맞지 않음", "근거 조항을 확인해야 함"],
    notice: "통지문",
    preview: "통지문 (결재 전)",
    copy: "붙여 넣을 글 복사",
    copied: "복사했습니다.",
    pdf: "PDF 받기",
    saved: "PDF를 받았습니다.",
    correct: "정정",
    own: "직접 기안한 것은 다른 담당자가 결재합니다.",
  },
  {
    document: (number, day) => `No. ${number} (${day})`,
    breach: "Day",
    due: "Until",
    amount: "Amount",
    facts: "Facts",
    grave: "Grave breach",
    about: "Document served",
    articles: "Basis",
    drafted: (by, at) => `Drafted by ${by} · ${at}`,
    decided: (by, at) => `Decided by ${by} · ${at}`,
    written: (by, at) => `${by} · ${at}`,
    corrects: "Correction",
    approve: "Approve",
    return: "Send back",
    approved: "Approved.",
    approvedAs: "Approved and numbered.",
    returned: "Sent back.",
    whyReturn: "Reason for sending back",
    told: "The officer who drafted it reads it.",
    usual: ["The facts need checking", "The deadline is not right", "The article needs checking"],
    notice: "Notice",
    preview: "Notice (not decided yet)",
    copy: "Copy the text",
    copied: "Copied.",
    pdf: "Save the PDF",
    saved: "Saved.",
    correct: "Correct",
    own: "What you drafted is decided by another officer.",
  },
);

interface EntryProps {
  step: SanctionStep;
  /** The notice that was served. */
  about: SanctionStep | undefined;
  decisions: Decisions;
  onCorrect: (() => void) | undefined;
}

export function StepEntry({ step, about, decisions, onCorrect }: EntryProps) {
  const { state, decision, documentNumber, effectiveOn } = step;
  const drafted = decision || state === "waiting" ? t.drafted : t.written;
  return (
    <li class={state === "returned" || state === "corrected" ? "past" : undefined}>
      <p class="row wrap gap6">
        <b>{stepWords(step.step)}</b>
        {step.corrects !== null && <Tag line>{t.corrects}</Tag>}
        {state !== "standing" && <Tag line>{stateWords(state)}</Tag>}
        {documentNumber && effectiveOn && (
          <span class="small num">{t.document(documentNumber, fullDay(effectiveOn))}</span>
        )}
      </p>
      <p class="note faint">
        {drafted(step.by, dayAndTime(step.atMs))}
        {decision && ` · ${t.decided(decision.by, dayAndTime(decision.atMs))}`}
        {decision?.reason && ` · ${decision.reason}`}
      </p>
      <Facts step={step} about={about} />
      {step.checks.map((check) => (
        <Notice key={check.ko} tone="again">
          {check[lang.value]}
        </Notice>
      ))}
      {step.notice && <NoticeWords step={step} decisions={decisions} />}
      {state === "waiting" && <Decide step={step} decisions={decisions} />}
      {onCorrect && (
        <button type="button" class="link" aria-label={`${stepWords(step.step)} ${t.correct}`} onClick={onCorrect}>
          {t.correct}
        </button>
      )}
    </li>
  );
}

function Facts({ step, about }: Pick<EntryProps, "step" | "about">) {
  const rows: [string, string | null | false | undefined][] = [
    [t.breach, fullDay(step.occurredOn)],
    [t.due, step.dueOn && fullDay(step.dueOn)],
    [t.amount, step.amount !== null && wonWords(step.amount)],
    [t.facts, step.isGrave ? `${step.facts} (${t.grave})` : step.facts],
    [t.about, about && `${stepWords(about.step)} ${about.documentNumber ?? ""}`],
    [t.articles, step.articles.join(", ")],
  ];
  return (
    <dl class="facts">
      {rows.map(
        ([name, words]) =>
          words && (
            <>
              <dt key={`${name}-t`}>{name}</dt>
              <dd key={`${name}-d`}>{words}</dd>
            </>
          ),
      )}
    </dl>
  );
}

function NoticeWords({
  step: { id, step, notice, documentNumber },
  decisions,
}: Pick<EntryProps, "step" | "decisions">) {
  const name = stepWords(step);
  const save = async () => {
    const { pdf } = await api.printNotice({ params: { step: String(id) } });
    saveEncoded(`${name} ${documentNumber}.pdf`, "application/pdf", pdf);
  };
  return (
    <details class="notice-words">
      <summary>{documentNumber ? t.notice : t.preview}</summary>
      <pre>{notice}</pre>
      <div class="row wrap gap6">
        <Button
          size="slim"
          label={`${name} ${t.copy}`}
          onClick={() => void decisions.act(t.copied, () => navigator.clipboard.writeText(notice ?? ""))}
        >
          {t.copy}
        </Button>
        {documentNumber && (
          <Button size="slim" label={`${name} ${t.pdf}`} onClick={() => void decisions.act(t.saved, save)}>
            {t.pdf}
          </Button>
        )}
      </div>
    </details>
  );
}

function Decide({ step: { id, step, isOwn, notice }, decisions }: Pick<EntryProps, "step" | "decisions">) {
  const mayDecide = useHasRole("decider");
  const [asks, setAsks] = useState(false);
  if (!mayDecide) return null;
  if (isOwn) return <p class="note faint">{t.own}</p>;
  const name = stepWords(step);
  const decide = (words: string, body: { verdict: "approve" | "return"; reason: string }) => {
    setAsks(false);
    void decisions.act(words, () => api.decideSanctionStep({ params: { step: String(id) }, body }));
  };
  return (
    <div class="row wrap gap6">
      <Button
        size="small"
        look="primary"
        label={`${name} ${t.approve}`}
        onClick={() => decide(notice ? t.approvedAs : t.approved, { verdict: "approve", reason: "" })}
      >
        {t.approve}
      </Button>
      <Button size="small" label={`${name} ${t.return}`} onClick={() => setAsks(true)}>
        {t.return}
      </Button>
      {asks && (
        <ReasonDialog
          title={t.whyReturn}
          told={t.told}
          usual={t.usual}
          act={t.return}
          onGive={(reason) => decide(t.returned, { verdict: "return", reason })}
          onClose={() => setAsks(false)}
        />
      )}
    </div>
  );
}
