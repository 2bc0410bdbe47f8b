import { Button, Notice } from "@kipass/web-kit/controls.tsx";
import { dayInProse } from "@kipass/web-kit/dates.ts";
import { catalogue } from "@kipass/web-kit/i18n.ts";
import { DocumentIcon } from "@kipass/web-kit/icons.tsx";
import { problemText } from "@kipass/web-kit/problem-text.ts";
import { Heading, Screen } from "./screen.tsx";
import { type Ending, startAgain, verifyNow } from "./session.ts";

const t = catalogue(
  {
    loggedOut: "로그아웃했습니다.",
    loggedOutMore: "이 기기에는 남은 정보가 없습니다.",
    withdrawn: "동의를 철회했습니다.",
    withdrawnMore: (day: string) => `보관 중인 정보는 ${day}에 파기합니다.`,
    oneDevice:
      "QR코드는 한 번에 한 기기에서만 쓸 수 있습니다.\n직접 바꾸신 것이 아니면 이 기기에서 다시 시작해 주세요. 그 기기에서는 바로 쓸 수 없게 됩니다.",
    paper: "지금 입장하셔야 하면 시설의 수기명부에 적으시면 됩니다.",
    monthly: "한 달에 한 번 확인합니다.\n동의는 다시 여쭙지 않습니다.",
    away: "28일 동안 쓰지 않으셔서, 약속드린 대로 보관하던 정보를 파기했습니다.\n다시 쓰시려면 처음처럼 동의해 주시면 됩니다.",
    again: "다시 시작하기",
    verify: "휴대전화 확인하기",
    here: "이 기기에서 쓰기",
  },
  {
    loggedOut: "You are logged out.",
    loggedOutMore: "Nothing is left on this device.",
    withdrawn: "Your consent is withdrawn.",
    withdrawnMore: (day) => `What is kept will be destroyed on ${day}.`,
    oneDevice:
      "The QR code works on one device at a time.\nIf it was not you, start again here: the other device then stops working at once.",
    paper: "If you have to enter now, write in the facility's paper log.",
    monthly: "This is done once a month.\nYou are not asked for consent again.",
    away: "You have not used it for 28 days, so what we kept was destroyed, as promised.\nTo use it again, give your consent as at the start.",
    again: "Start again",
    verify: "Verify your phone",
    here: "Use this device",
  },
  "ended",
);

export type EndedWords = typeof t;

/** The session is over: why, in kind words, and how to go on. */
export function EndedScreen({ ending }: { ending: Ending }) {
  const { title, more } = wordsFor(ending);
  const code = ending.why === "problem" ? ending.problem.code : undefined;
  return (
    <Screen
      foot={
        <Button
          look={code ? "primary" : undefined}
          size="big"
          wide
          onClick={code === "not-verified" ? verifyNow : startAgain}
        >
          {code === "device-replaced" ? t.here : code === "not-verified" ? t.verify : t.again}
        </Button>
      }
    >
      <Heading more={more}>{title}</Heading>
      <div class="stack">
        {code === "device-replaced" && <Notice>{t.oneDevice}</Notice>}
        {code === "session-ended" && <Notice>{t.away}</Notice>}
        {code === "not-verified" && <Notice>{t.monthly}</Notice>}
        <Notice tone="hold" icon={<DocumentIcon />}>
          {t.paper}
        </Notice>
      </div>
    </Screen>
  );
}

function wordsFor(ending: Ending): { title: string; more: string } {
  switch (ending.why) {
    case "logged-out":
      return { title: t.loggedOut, more: t.loggedOutMore };
    case "withdrawn":
      return { title: t.withdrawn, more: t.withdrawnMore(dayInProse(ending.destroyedOn)) };
    case "problem": {
      const { title, next } = problemText(ending.problem);
      return { title, more: next };
    }
  }
}
