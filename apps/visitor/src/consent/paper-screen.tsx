import { Button } from "@kipass/web-kit/controls.tsx";
import { catalogue } from "@kipass/web-kit/i18n.ts";
import { back, replace } from "../route.ts";
import { Heading, Screen } from "../screen.tsx";
import { type ConsentKind, newForm, reopen } from "./consent-form.ts";
import { consentName } from "./consent-words.ts";
import { form } from "./enrolment.ts";

const t = catalogue(
  {
    without: "QR코드 없이 출입하실 수 있습니다.",
    refused: (consent: string) => `‘${consent}’에 동의하지 않으셨습니다. 정보는 저장하지 않았습니다.`,
    choice: "수기명부로 출입하셔도 불이익은 없습니다.",
    write: "시설의 수기명부에 적으세요.",
    writeMore: "방문한 날짜와 시각, 시군구, 전화번호를 적습니다.",
    sheet: "다른 사람 기록이 보이면 낱장을 받으세요.",
    sheetMore: "한 사람이 한 장씩 쓰는 서식이 있습니다.",
    shred: "4주 뒤 시설이 파쇄하거나 태웁니다.",
    shredMore: "파기 여부는 관할 시군구가 확인합니다.",
    start: "처음으로",
    again: "다시 생각하고 동의하기",
    pass: "QR코드로 돌아가기",
  },
  {
    without: "You can enter without a QR code.",
    refused: (consent) => `You did not agree to ‘${consent}’. Nothing was stored.`,
    choice: "Entering with the paper log has no disadvantage.",
    write: "Write in the facility's paper log.",
    writeMore: "The date and time, your city or district, and your phone number.",
    sheet: "If you can see other people's rows, ask for a single sheet.",
    sheetMore: "There is a form with one sheet per person.",
    shred: "After 4 weeks the facility shreds or burns it.",
    shredMore: "The municipality checks that it was destroyed.",
    start: "Back to the start",
    again: "Think again and agree",
    pass: "Back to the QR code",
  },
);

/** Where refusal ends, and where anyone may choose paper: the way in without a QR code. */
export function PaperScreen({ refused }: { refused: ConsentKind | undefined }) {
  return (
    <Screen backTo={refused ? "/consents" : "/"} foot={refused ? <AfterRefusal kind={refused} /> : <Button size="big" wide onClick={() => back("/")}>{t.pass}</Button>}>
      <Heading more={refused ? t.refused(consentName(refused)) : t.choice}>{t.without}</Heading>
      <ol class="steps paper">
        <Step title={t.write} more={t.writeMore} />
        <Step title={t.sheet} more={t.sheetMore} />
        <Step title={t.shred} more={t.shredMore} />
      </ol>
    </Screen>
  );
}

function Step({ title, more }: { title: string; more: string }) {
  return (
    <li>
      <b>{title}</b>
      <p class="small soft">{more}</p>
    </li>
  );
}

function AfterRefusal({ kind }: { kind: ConsentKind }) {
  return (
    <>
      <Button
        size="big"
        wide
        onClick={() => {
          form.set(newForm());
          replace("/consents");
        }}
      >
        {t.start}
      </Button>
      <Button
        look="plain"
        wide
        onClick={() => {
          form.set(reopen(form.value, kind));
          back("/consents");
        }}
      >
        {t.again}
      </Button>
    </>
  );
}
