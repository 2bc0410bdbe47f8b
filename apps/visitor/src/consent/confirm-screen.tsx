import { Button, Notice, Tag } from "@kipass/web-kit/controls.tsx";
import { catalogue } from "@kipass/web-kit/i18n.ts";
import { CheckIcon } from "@kipass/web-kit/icons.tsx";
import { josa } from "@kipass/web-kit/josa.ts";
import { useEffect } from "preact/hooks";
import { issuerName } from "../issuer.ts";
import { go, replace } from "../route.ts";
import { Heading, Screen } from "../screen.tsx";
import { consentKinds, isComplete } from "./consent-form.ts";
import { consentLaw, consentName } from "./consent-words.ts";
import { consentTexts, form, summaryOf } from "./enrolment.ts";

const t = catalogue(
  {
    title: "선택하신 내용을 확인해 주세요.",
    more: "‘내 정보’에서 언제든 철회하실 수 있습니다.",
    agreed: "동의",
    halves: (issuer: string) =>
      `${josa(issuer, "은/는")} 방문하신 곳을 알 수 없습니다.\n방문한 곳은 한국사회보장정보원이 이름 없이 보관합니다.`,
    next: "휴대전화 확인하기",
    code: "문자로 여섯 자리 숫자를 보내 드립니다. 한 달에 한 번만 합니다.",
  },
  {
    title: "Please check what you chose.",
    more: "You can withdraw at any time under ‘My information’.",
    agreed: "Agreed",
    halves: (issuer) =>
      `${issuer} cannot know where you have been.\nYour visits are kept by the Social Security Information Service, without your name.`,
    next: "Verify your phone",
    code: "We send six digits by SMS. This is done once a month.",
  },
  "confirm",
);

export type ConfirmWords = typeof t;

export function ConfirmScreen() {
  useEffect(() => {
    if (!isComplete(form.value) || !consentTexts.value) replace("/consents");
  }, []);
  return (
    <Screen
      backTo="/consents"
      foot={
        <>
          <Button look="primary" size="big" wide onClick={() => go("/consents/phone")}>
            {t.next}
          </Button>
          <p class="note faint mid">{t.code}</p>
        </>
      }
    >
      <Heading more={t.more}>{t.title}</Heading>
      <ol class="consents">
        {consentKinds.map((kind) => (
          <li key={kind} class="consent sum">
            <div>
              <h2>{consentName(kind)}</h2>
              <p class="small soft">{summaryOf(kind)}</p>
              <p class="note faint">{consentLaw(kind)}</p>
            </div>
            <Tag tone="pass" icon={<CheckIcon />}>
              {t.agreed}
            </Tag>
          </li>
        ))}
      </ol>
      <p class="after">
        <Notice>{t.halves(issuerName())}</Notice>
      </p>
    </Screen>
  );
}
