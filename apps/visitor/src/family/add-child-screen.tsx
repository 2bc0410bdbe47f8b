import type { Reply } from "@kipass/contract/endpoint";
import type { describeIssuer } from "@kipass/contract/issuer";
import { parseName } from "@kipass/protocol/name";
import { Problem } from "@kipass/protocol/problem";
import { Busy, Button, Choices, Field, Wrong } from "@kipass/web-kit/controls.tsx";
import { seoulDay } from "@kipass/web-kit/dates.ts";
import { catalogue, lang } from "@kipass/web-kit/i18n.ts";
import { problemText } from "@kipass/web-kit/problem-text.ts";
import { useEffect, useState } from "preact/hooks";
import { issuer } from "../issuer.ts";
import { Refused, submitted } from "../phone/phone-parts.tsx";
import { useRequest } from "../phone/use-request.ts";
import { back } from "../route.ts";
import { Heading, Screen } from "../screen.tsx";
import { leftWithoutSession } from "../session.ts";
import { calls } from "./calls.ts";
import { rememberFamily } from "./family.ts";

const t = catalogue(
  {
    title: "자녀를 추가합니다.",
    more: "만 14세 미만 자녀마다 법정대리인의 동의를 처음 한 번만 받습니다.",
    name: "자녀 이름",
    birthDate: "자녀 생년월일",
    why: "만 14세가 되는 날을 알기 위해서만 씁니다.",
    full: "전체보기",
    agree: "동의",
    refuse: "동의하지 않음",
    missing: "동의할지 하지 않을지 골라 주세요.",
    refusal: "동의하지 않아도 불이익은 없습니다. 자녀는 수기명부로 출입하실 수 있습니다.",
    add: "동의하고 추가하기",
  },
  {
    title: "Add a child.",
    more: "For each child under 14 the legal guardian is asked for consent once.",
    name: "Child's name",
    birthDate: "Child's date of birth",
    why: "Used only to know the day on which the child turns 14.",
    full: "Full text",
    agree: "Agree",
    refuse: "Disagree",
    missing: "Please choose whether you agree.",
    refusal: "Not agreeing has no disadvantage. Your child can enter with the paper log.",
    add: "Agree and add",
  },
  "addChild",
);

export type AddChildWords = typeof t;

type Described = Reply<typeof describeIssuer>;
type Asked = Described["guardianConsent"] | Described["consents"][number];
type Answers = { readonly [kind: string]: boolean | undefined };

/** Name, date of birth, and each consent on its own: nothing is preset. */
export function AddChildScreen() {
  const [name, setName] = useState("");
  const [birthDate, setBirthDate] = useState("");
  const [asked, setAsked] = useState<readonly Asked[]>();
  const [answers, setAnswers] = useState<Answers>({});
  const [pressed, setPressed] = useState(false);
  const { busy, problem, run } = useRequest();

  const load = () =>
    run(async () => {
      const { consents, guardianConsent } = await issuer.describe();
      setAsked([guardianConsent, ...consents]);
    });
  useEffect(load, []);

  const add = () => {
    setPressed(true);
    if (!asked?.every(({ kind }) => answers[kind] !== undefined)) return;
    run(async () => {
      if (!parseName(name)) throw new Problem("bad-name");
      if (!birthDate || birthDate > seoulDay(Date.now())) throw new Problem("bad-birth-date");
      const consents = asked.map(({ kind, version }) => ({ kind, version, agreed: answers[kind] === true }));
      try {
        await calls.addChild({ name, birthDate, consents });
        rememberFamily((await calls.listChildren()).children);
        back("/children");
      } catch (thrown) {
        if (!leftWithoutSession(thrown)) throw thrown;
      }
    });
  };

  const wrongAt = (code: string) =>
    problem instanceof Problem && problem.code === code ? problemText(problem).title : undefined;
  const wrongName = wrongAt("bad-name");
  const wrongDate = wrongAt("bad-birth-date") ?? wrongAt("child-of-age");
  return (
    <form onSubmit={submitted(asked ? add : load)}>
      <Screen
        backTo="/children"
        foot={
          <Button submit look="primary" size="big" wide busy={busy}>
            {t.add}
          </Button>
        }
      >
        <Heading more={t.more}>{t.title}</Heading>
        <div class="stack">
          <Field label={t.name} value={name} onInput={setName} wrong={wrongName} autoComplete="off" maxLength={60} />
          <Field
            label={t.birthDate}
            value={birthDate}
            onInput={setBirthDate}
            wrong={wrongDate}
            hint={t.why}
            type="date"
          />
          {!asked && busy && <Busy />}
          {asked?.map((text) => (
            <Consent
              key={text.kind}
              text={text}
              answer={answers[text.kind]}
              missing={pressed}
              choose={(agreed) => setAnswers({ ...answers, [text.kind]: agreed })}
            />
          ))}
          <p class="note soft">{t.refusal}</p>
          {problem !== undefined && !wrongName && !wrongDate && <Refused problem={problem} />}
        </div>
      </Screen>
    </form>
  );
}

interface ConsentProps {
  text: Asked;
  answer: boolean | undefined;
  missing: boolean;
  choose: (agreed: boolean) => void;
}

function Consent({ text, answer, missing, choose }: ConsentProps) {
  const title = text.title[lang.value];
  return (
    <section class="card asked" aria-labelledby={text.kind}>
      <h2 id={text.kind}>{title}</h2>
      <p class="small soft">{text.summary[lang.value]}</p>
      <details>
        <summary>{t.full}</summary>
        <p class="full-text">{text.text[lang.value]}</p>
      </details>
      <Choices
        label={title}
        options={[
          { value: "refuse", words: t.refuse },
          { value: "agree", words: t.agree },
        ]}
        value={answer === undefined ? undefined : answer ? "agree" : "refuse"}
        onChoose={(value) => choose(value === "agree")}
      />
      {missing && answer === undefined && <Wrong>{t.missing}</Wrong>}
    </section>
  );
}
