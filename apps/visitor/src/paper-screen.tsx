import { Button } from "@kipass/web-kit/controls.tsx";
import { catalogue } from "@kipass/web-kit/i18n.ts";
import { PaperSteps } from "./paper-steps.tsx";
import { back, go } from "./route.ts";
import { Heading, Screen } from "./screen.tsx";

const t = catalogue(
  {
    title: "QR코드 없이 출입하실 수 있습니다.",
    more: "수기명부로 출입하셔도 불이익은 없습니다.",
    pass: "QR코드로 돌아가기",
    ways: "QR코드를 여는 방법",
  },
  {
    title: "You can enter without a QR code.",
    more: "Entering with the paper log has no disadvantage.",
    pass: "Back to the QR code",
    ways: "Ways to open the QR code",
  },
  "paper",
);

export type PaperWords = typeof t;

/** Paper is everyone's choice, also with a pass at hand. */
export function PaperScreen() {
  return (
    <Screen
      backTo="/"
      foot={
        <>
          <Button size="big" wide onClick={() => back("/")}>
            {t.pass}
          </Button>
          <Button look="plain" wide onClick={() => go("/host")}>
            {t.ways}
          </Button>
        </>
      }
    >
      <Heading more={t.more}>{t.title}</Heading>
      <PaperSteps />
    </Screen>
  );
}
