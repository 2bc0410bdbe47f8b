import { Problem } from "@kipass/protocol/problem";
import { Busy, Button } from "@kipass/web-kit/controls.tsx";
import { seoulDay } from "@kipass/web-kit/dates.ts";
import { catalogue } from "@kipass/web-kit/i18n.ts";
import { useEffect, useState } from "preact/hooks";
import { ageGiven } from "../consent/enrolment.ts";
import { issuerName } from "../issuer.ts";
import { Refused } from "../phone/phone-parts.tsx";
import { useRequest } from "../phone/use-request.ts";
import { go, replace } from "../route.ts";
import { Heading, Screen } from "../screen.tsx";
import { SuspensionNotice } from "../suspension.tsx";
import { isBack, leaveFor, takeBack } from "./away.ts";
import { calls } from "./calls.ts";
import { isOfAge, loggedIn } from "./logged-in.ts";

const t = catalogue(
  {
    title: (issuer: string) => `${issuer} 계정으로 시작해 주세요.`,
    more: "이름과 휴대전화번호를 적지 않으셔도 됩니다.\n동의하시기 전에는 아무것도 저장하지 않습니다.",
    goOn: (issuer: string) => `${issuer} 계정으로 계속하기`,
    type: "이름과 번호를 직접 적기",
    paper: "수기명부로 쓰기",
    checking: "로그인을 확인하고 있습니다.",
    tail: (digits: string) => `끝자리 ${digits}`,
    hello: (name: string, to: string) =>
      `${name} 님, ${to} 번호로 여섯 자리 숫자를 보내 드립니다.\n한 달에 한 번만 합니다.`,
    changed: (issuer: string) => `번호가 바뀌었으면 ${issuer} 계정에서 먼저 고치시거나 직접 적어 주세요.`,
  },
  {
    title: (issuer) => `Start with your ${issuer} account.`,
    more: "You need not type your name and number.\nNothing is stored before you agree.",
    goOn: (issuer) => `Continue with ${issuer}`,
    type: "Enter name and number myself",
    paper: "Use paper",
    checking: "Checking your log-in.",
    tail: (digits) => `the number ending in ${digits}`,
    hello: (name, to) => `${name}, we send six digits to ${to}.\nThis is done once a month.`,
    changed: (issuer) => `If your number has changed, change it in your ${issuer} account first, or enter it yourself.`,
  },
  "logIn",
);

export type LogInWords = typeof t;
export const logInWords = t;

/** The start for whoever has an account at the issuing company, and the place where they come back to. */
export function LogInScreen() {
  const { busy, problem, run } = useRequest();
  const [returning, setReturning] = useState(isBack);
  const finish = async () => {
    const back = takeBack("log-in");
    try {
      if (!back) throw new Problem("log-in-expired");
      const answer = await calls.finishLogIn(back);
      if (answer.status === "enrolled") return replace("/verify");
      loggedIn.set(answer);
      if (answer.birthDate) ageGiven.set(isOfAge(answer.birthDate, seoulDay(Date.now())) ? "over" : "under");
      replace("/consents");
    } finally {
      setReturning(false);
    }
  };
  useEffect(() => {
    if (returning) run(finish);
  }, []);
  const leave = () => run(async () => leaveFor("log-in", await calls.startLogIn()));
  const type = () => {
    loggedIn.set(undefined);
    go("/consents");
  };
  if (returning) {
    return (
      <Screen>
        <Busy>{t.checking}</Busy>
      </Screen>
    );
  }
  return (
    <Screen
      foot={
        <div class="stack">
          <Button look="primary" size="big" wide busy={busy} onClick={leave}>
            {t.goOn(issuerName())}
          </Button>
          <Button wide onClick={type}>
            {t.type}
          </Button>
          <Button look="plain" wide onClick={() => go("/paper")}>
            {t.paper}
          </Button>
        </div>
      }
    >
      <Heading more={t.more}>{t.title(issuerName())}</Heading>
      <SuspensionNotice />
      {problem !== undefined && <Refused problem={problem} />}
    </Screen>
  );
}
