import { Problem } from "@kipass/protocol/problem";
import { Busy, Button, Choices, Notice, Wrong } from "@kipass/web-kit/controls.tsx";
import { catalogue } from "@kipass/web-kit/i18n.ts";
import { CheckIcon, CloseIcon, NextIcon } from "@kipass/web-kit/icons.tsx";
import { problemText } from "@kipass/web-kit/problem-text.ts";
import { useWatched } from "@kipass/web-kit/watched.ts";
import { Fragment } from "preact";
import { useEffect, useState } from "preact/hooks";
import { go } from "../route.ts";
import { Heading, Screen } from "../screen.tsx";
import { SuspensionNotice } from "../suspension.tsx";
import { type ConsentKind, choose, consentKinds, next, reopen } from "./consent-form.ts";
import { consentFacts, consentName } from "./consent-words.ts";
import { ageGiven, consentTexts, form, loadConsentTexts, outdated, titleOf } from "./enrolment.ts";

const t = catalogue(
  {
    title: "처음 한 번만 동의를 받습니다.",
    more: "세 가지를 하나씩 선택하시면 됩니다.\n언제든 철회하실 수 있습니다.",
    nth: (n: number) => `3가지 가운데 ${n}`,
    full: "전체보기",
    agree: "동의",
    refuse: "동의하지 않음",
    change: "고치기",
    later: "다음",
    missing: "동의할지 하지 않을지 골라 주세요.",
    age: "만 14세 이상이신가요?",
    over: "만 14세 이상입니다",
    under: "만 14세 미만",
    ageMissing: "나이를 골라 주세요.",
    refusal: "동의하지 않아도 불이익은 없습니다.\n수기명부로 출입하실 수 있습니다.",
    next: "다음",
    reload: "다시 불러오기",
  },
  {
    title: "We ask for consent once, at the start.",
    more: "Decide on each of the three.\nYou can withdraw at any time.",
    nth: (n) => `${n} of 3`,
    full: "Full text",
    agree: "Agree",
    refuse: "Disagree",
    change: "Change",
    later: "Next",
    missing: "Please choose whether you agree.",
    age: "Are you 14 or older?",
    over: "I am 14 or older",
    under: "Under 14",
    ageMissing: "Please choose your age.",
    refusal: "Not agreeing has no disadvantage.\nYou can enter with the paper log.",
    next: "Next",
    reload: "Load again",
  },
  "consents",
);

export type ConsentsWords = typeof t;

export function ConsentsScreen() {
  const current = useWatched(form);
  const texts = useWatched(consentTexts);
  const age = useWatched(ageGiven);
  const [ageMissing, setAgeMissing] = useState(false);
  const [problem, setProblem] = useState<unknown>();
  const load = () => {
    setProblem(undefined);
    loadConsentTexts().catch(setProblem);
  };
  useEffect(() => {
    if (!texts) load();
  }, []);

  const goOn = () => {
    if (age === undefined) return setAgeMissing(true);
    if (age === "under") return go("/child/young");
    const step = next(current);
    if (step.to === "form") form.set(step.form);
    else go(step.to === "refused" ? `/consents/refused/${step.kind}` : "/consents/confirm");
  };

  return (
    <Screen
      foot={
        texts && (
          <Button look="primary" size="big" wide onClick={goOn}>
            {t.next}
          </Button>
        )
      }
    >
      <Heading more={t.more}>{t.title}</Heading>
      <SuspensionNotice />
      {outdated.value && <Changed />}
      {!texts && (problem ? <NotLoaded problem={problem} load={load} /> : <Busy />)}
      {texts && (
        <>
          <AgeQuestion missing={ageMissing && age === undefined} />
          <ol class="consents">
            {consentKinds.map((kind) => (
              <li key={kind}>{kind === current.open ? <OpenConsent kind={kind} /> : <ClosedConsent kind={kind} />}</li>
            ))}
          </ol>
          <p class="refuse small soft">{t.refusal}</p>
        </>
      )}
    </Screen>
  );
}

/** Under 14 a guardian consents: asked before anything else, and no date of birth is. */
function AgeQuestion({ missing }: { missing: boolean }) {
  const age = useWatched(ageGiven);
  if (age === "over") {
    return (
      <div class="consent before" data-state="agreed">
        <span class="row tight">
          <CheckIcon />
          <b>{t.over}</b>
        </span>
        <Button look="plain" size="small" onClick={() => ageGiven.set(undefined)}>
          {t.change}
        </Button>
      </div>
    );
  }
  return (
    <section class="consent before" data-state="open" aria-labelledby="age">
      <h2 id="age">{t.age}</h2>
      <Choices
        label={t.age}
        options={[
          { value: "under", words: t.under },
          { value: "over", words: t.over },
        ]}
        value={age}
        onChoose={(chosen) => ageGiven.set(chosen)}
      />
      {missing && <Wrong>{t.ageMissing}</Wrong>}
    </section>
  );
}

function OpenConsent({ kind }: { kind: ConsentKind }) {
  const { answers, missing } = form.value;
  const answer = answers[kind];
  return (
    <section class="consent" data-state="open" aria-labelledby={kind}>
      <h2 id={kind}>
        <span class="nth">{t.nth(consentKinds.indexOf(kind) + 1)}</span>
        {titleOf(kind)}
      </h2>
      <dl class="facts terms">
        {consentFacts(kind).map(([what, how]) => (
          <Fragment key={what}>
            <dt>{what}</dt>
            <dd>{how}</dd>
          </Fragment>
        ))}
      </dl>
      <button class="full" type="button" onClick={() => go(`/consents/text/${kind}`)}>
        {t.full}
        <NextIcon size="small" />
      </button>
      <Choices
        label={consentName(kind)}
        options={[
          { value: "refuse", words: t.refuse },
          { value: "agree", words: t.agree },
        ]}
        value={answer === undefined ? undefined : answer ? "agree" : "refuse"}
        onChoose={(value) => form.set(choose(form.value, value === "agree"))}
      />
      {missing && <Wrong>{t.missing}</Wrong>}
    </section>
  );
}

function ClosedConsent({ kind }: { kind: ConsentKind }) {
  const answer = form.value.answers[kind];
  if (answer === undefined) {
    return (
      <div class="consent" data-state="later">
        <span>{consentName(kind)}</span>
        <span class="note">{t.later}</span>
      </div>
    );
  }
  return (
    <div class="consent" data-state="agreed">
      <span class={answer ? "row tight" : "row tight soft"}>
        {answer ? <CheckIcon /> : <CloseIcon />}
        <b>{consentName(kind)}</b>
      </span>
      <Button look="plain" size="small" onClick={() => form.set(reopen(form.value, kind))}>
        {answer ? t.agree : t.refuse} · {t.change}
      </Button>
    </div>
  );
}

function Changed() {
  const { title, next } = problemText(new Problem("consent-outdated"));
  return (
    <div class="before">
      <Notice tone="again" alert>
        {title} {next}
      </Notice>
    </div>
  );
}

function NotLoaded({ problem, load }: { problem: unknown; load: () => void }) {
  const { title, next } = problemText(problem);
  return (
    <>
      <Notice tone="hold" alert>
        {title} {next}
      </Notice>
      <p class="after">
        <Button wide onClick={load}>
          {t.reload}
        </Button>
      </p>
    </>
  );
}
