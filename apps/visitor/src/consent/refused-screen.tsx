import { Button } from "@kipass/web-kit/controls.tsx";
import { catalogue } from "@kipass/web-kit/i18n.ts";
import { PaperSteps } from "../paper-steps.tsx";
import { back, replace } from "../route.ts";
import { Heading, Screen } from "../screen.tsx";
import { type ConsentKind, newForm, reopen } from "./consent-form.ts";
import { consentShortName } from "./consent-words.ts";
import { form } from "./enrolment.ts";

const t = catalogue(
  {
    title: "QR코드 없이 출입하실 수 있습니다.",
    refused: (consent: string) => `‘${consent}’에 동의하지 않으셨습니다.\n정보는 저장하지 않았습니다.`,
    start: "처음으로",
    again: "다시 생각하고 동의하기",
  },
  {
    title: "You can enter without a QR code.",
    refused: (consent) => `You did not agree to ‘${consent}’.\nNothing was stored.`,
    start: "Back to the start",
    again: "Think again and agree",
  },
  "refused",
);

export type RefusedWords = typeof t;

/** Refusing is a right: it ends on the way in without a QR code. */
export function RefusedScreen({ kind }: { kind: ConsentKind }) {
  const startOver = () => {
    form.set(newForm());
    replace("/consents");
  };
  const thinkAgain = () => {
    form.set(reopen(form.value, kind));
    back("/consents");
  };
  return (
    <Screen
      backTo="/consents"
      foot={
        <>
          <Button size="big" wide onClick={startOver}>
            {t.start}
          </Button>
          <Button look="plain" wide onClick={thinkAgain}>
            {t.again}
          </Button>
        </>
      }
    >
      <Heading more={t.refused(consentShortName(kind))}>{t.title}</Heading>
      <PaperSteps />
    </Screen>
  );
}
