import { Button } from "@kipass/web-kit/controls.tsx";
import { catalogue } from "@kipass/web-kit/i18n.ts";
import { Steps } from "../paper-steps.tsx";
import { go } from "../route.ts";
import { Heading, Screen } from "../screen.tsx";

const t = catalogue(
  {
    title: "보호자와 함께 시작해 주세요.",
    more: "만 14세 미만은 보호자(법정대리인)의 동의가 필요합니다.",
    add: "보호자 휴대전화에서 자녀로 추가합니다.",
    addMore: "보호자의 전자출입명부 ‘내 정보’에서 ‘자녀’를 고르시면 됩니다. 처음 한 번만 합니다.",
    show: "보호자 휴대전화에서 QR코드를 차례로 보여 줍니다.",
    showMore: "자녀의 휴대전화가 없어도 됩니다.",
    own: "이 기기에서 쓰고 싶으면 보호자가 받은 여섯 자리 숫자를 입력합니다.",
    ownMore: "이 기기에서는 QR코드만 만들 수 있습니다.",
    code: "보호자에게 받은 숫자 입력하기",
    paper: "수기명부로 쓰기",
  },
  {
    title: "Please start together with your guardian.",
    more: "Under 14 the consent of a legal guardian is needed.",
    add: "Your guardian adds you on their phone.",
    addMore: "In their entry log, under ‘My information’, ‘Children’. This is done once.",
    show: "Your QR code is shown on your guardian's phone, one after the other.",
    showMore: "You need no phone of your own.",
    own: "To use this device, enter the six digits your guardian gets.",
    ownMore: "It can then make QR codes and nothing else.",
    code: "Enter the digits from my guardian",
    paper: "Use paper",
  },
  "underAge",
);

export type UnderAgeWords = typeof t;

/** Kind, and a way on: nobody under 14 is sent away at a door. */
export function UnderAgeScreen() {
  return (
    <Screen
      backTo="/consents"
      foot={
        <>
          <Button look="primary" size="big" wide onClick={() => go("/child")}>
            {t.code}
          </Button>
          <Button look="plain" wide onClick={() => go("/paper")}>
            {t.paper}
          </Button>
        </>
      }
    >
      <Heading more={t.more}>{t.title}</Heading>
      <Steps
        steps={[
          [t.add, t.addMore],
          [t.show, t.showMore],
          [t.own, t.ownMore],
        ]}
      />
    </Screen>
  );
}
