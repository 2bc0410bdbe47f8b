import { Button, Notice } from "@kipass/web-kit/controls.tsx";
import { catalogue } from "@kipass/web-kit/i18n.ts";
import { problemText } from "@kipass/web-kit/problem-text.ts";
import { useState } from "preact/hooks";
import { Steps } from "../paper-steps.tsx";
import { back } from "../route.ts";
import { Heading, Screen } from "../screen.tsx";
import { ending, leftWithoutSession } from "../session.ts";
import { ownData } from "./own-data.ts";

const t = catalogue(
  {
    title: "동의를 철회하시겠습니까?",
    more: "세 가지 동의를 모두 철회합니다.",
    pass: "QR코드를 더 만들지 않습니다.",
    passMore: "이 기기에서 바로 로그아웃됩니다. 수기명부로 출입하실 수 있습니다.",
    data: "보관 중인 정보는 파기 예정일에 파기합니다.",
    dataMore: "그 전에 쓰신 QR코드를 확진자 확인에 쓸 수 있어 4주를 채웁니다.",
    again: "언제든 다시 시작하실 수 있습니다.",
    againMore: "동의와 휴대전화 확인을 새로 받습니다.",
    withdraw: "동의 철회하기",
    keep: "그대로 두기",
  },
  {
    title: "Withdraw your consent?",
    more: "All three consents are withdrawn.",
    pass: "No more QR codes are made.",
    passMore: "You are logged out of this device at once. You can enter with the paper log.",
    data: "What is kept is destroyed on its day.",
    dataMore: "It stays for the four weeks in which codes you already used may matter to a confirmed case.",
    again: "You can start again at any time.",
    againMore: "We then ask for your consent and phone anew.",
    withdraw: "Withdraw consent",
    keep: "Leave it as it is",
  },
  "withdraw",
);

export type WithdrawWords = typeof t;

export function WithdrawScreen() {
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<unknown>();

  const withdraw = async () => {
    setBusy(true);
    try {
      ending.set({ why: "withdrawn", ...(await ownData.withdraw()) });
    } catch (thrown) {
      if (!leftWithoutSession(thrown)) setProblem(thrown);
    } finally {
      setBusy(false);
    }
  };

  return (
    <Screen
      backTo="/me"
      foot={
        <>
          <Button look="danger" size="big" wide busy={busy} onClick={withdraw}>
            {t.withdraw}
          </Button>
          <Button look="plain" wide onClick={() => back("/me")}>
            {t.keep}
          </Button>
        </>
      }
    >
      <Heading more={t.more}>{t.title}</Heading>
      <Steps
        steps={[
          [t.pass, t.passMore],
          [t.data, t.dataMore],
          [t.again, t.againMore],
        ]}
      />
      {problem !== undefined && (
        <Notice tone="again" alert>
          {problemText(problem).title} {problemText(problem).next}
        </Notice>
      )}
    </Screen>
  );
}
