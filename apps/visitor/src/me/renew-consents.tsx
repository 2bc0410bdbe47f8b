import { Button, Choices, Notice, Wrong } from "@kipass/web-kit/controls.tsx";
import { catalogue, lang } from "@kipass/web-kit/i18n.ts";
import { problemText } from "@kipass/web-kit/problem-text.ts";
import { useState } from "preact/hooks";
import type { ConsentText } from "../issuer.ts";
import { PaperSteps } from "../paper-steps.tsx";
import { go } from "../route.ts";
import { Heading, Screen } from "../screen.tsx";
import { leftWithoutSession } from "../session.ts";
import { ownData } from "./own-data.ts";

const t = catalogue(
  {
    title: "바뀐 동의 내용을 정해 주세요.",
    full: "전체보기",
    agree: "동의",
    refuse: "동의하지 않음",
    missing: "동의할지 하지 않을지 골라 주세요.",
    refusal: "동의하지 않아도 불이익은 없습니다.\n수기명부로 출입하실 수 있습니다.",
    give: "정하기",
    later: "나중에 정하기",
    refused: "QR코드 없이 출입하실 수 있습니다.",
    refusedMore:
      "바뀐 내용에 동의하지 않으셨습니다.\n지금까지의 동의는 그대로이며, 바뀐 내용이 시작되고 사흘 뒤부터 QR코드를 만들지 않습니다.",
    withdraw: "지금 동의 철회하기",
    again: "다시 생각하고 동의하기",
  },
  {
    title: "Please decide on the new words.",
    full: "Full text",
    agree: "Agree",
    refuse: "Disagree",
    missing: "Please choose whether you agree.",
    refusal: "Not agreeing has no disadvantage.\nYou can enter with the paper log.",
    give: "Decide",
    later: "Decide later",
    refused: "You can enter without a QR code.",
    refusedMore:
      "You did not agree to the new words.\nWhat you agreed to so far stands; three days after the new words begin, no more QR codes are made.",
    withdraw: "Withdraw consent now",
    again: "Think again and agree",
  },
  "renewConsents",
);

export type RenewConsentsWords = typeof t;

type Answers = Partial<Record<ConsentText["kind"], boolean>>;

interface RenewConsentsProps {
  texts: readonly ConsentText[];
  more: string;
  onGiven: () => void;
}

/** Each changed consent by itself, nothing preset; refusing ends on the way in without a QR code. */
export function RenewConsents({ texts, more, onGiven }: RenewConsentsProps) {
  const [answers, setAnswers] = useState<Answers>({});
  const [asked, setAsked] = useState(false);
  const [refused, setRefused] = useState(false);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<unknown>();

  const decide = async () => {
    setAsked(true);
    if (texts.some(({ kind }) => answers[kind] === undefined)) return;
    if (texts.some(({ kind }) => answers[kind] === false)) return setRefused(true);
    setBusy(true);
    try {
      await ownData.giveConsents(texts.map(({ kind, version }) => ({ kind, version, agreed: true })));
      onGiven();
    } catch (thrown) {
      if (!leftWithoutSession(thrown)) setProblem(thrown);
    } finally {
      setBusy(false);
    }
  };

  if (refused) return <Refused again={() => setRefused(false)} />;
  return (
    <Screen
      backTo="/me"
      foot={
        <>
          <Button look="primary" size="big" wide busy={busy} onClick={decide}>
            {t.give}
          </Button>
          <Button look="plain" wide onClick={() => go("/")}>
            {t.later}
          </Button>
        </>
      }
    >
      <Heading more={more}>{t.title}</Heading>
      <ol class="consents">
        {texts.map((text) => (
          <li key={text.kind}>
            <section class="consent" data-state="open" aria-labelledby={text.kind}>
              <h2 id={text.kind}>{text.title[lang.value]}</h2>
              <p class="small soft">{text.summary[lang.value]}</p>
              <details class="words">
                <summary class="full">{t.full}</summary>
                <p class="full-text">{text.text[lang.value]}</p>
              </details>
              <Choices
                label={text.title[lang.value]}
                options={[
                  { value: "refuse", words: t.refuse },
                  { value: "agree", words: t.agree },
                ]}
                value={answers[text.kind] === undefined ? undefined : answers[text.kind] ? "agree" : "refuse"}
                onChoose={(value) => setAnswers({ ...answers, [text.kind]: value === "agree" })}
              />
              {asked && answers[text.kind] === undefined && <Wrong>{t.missing}</Wrong>}
            </section>
          </li>
        ))}
      </ol>
      <p class="refuse small soft">{t.refusal}</p>
      {problem !== undefined && (
        <Notice tone="again" alert>
          {problemText(problem).title} {problemText(problem).next}
        </Notice>
      )}
    </Screen>
  );
}

function Refused({ again }: { again: () => void }) {
  return (
    <Screen
      backTo="/me"
      foot={
        <>
          <Button size="big" wide onClick={() => go("/withdraw")}>
            {t.withdraw}
          </Button>
          <Button look="plain" wide onClick={again}>
            {t.again}
          </Button>
        </>
      }
    >
      <Heading more={t.refusedMore}>{t.refused}</Heading>
      <PaperSteps />
    </Screen>
  );
}
