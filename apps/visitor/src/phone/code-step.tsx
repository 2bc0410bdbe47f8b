import { formatPhone } from "@kipass/protocol/phone";
import { Problem, type ProblemCode } from "@kipass/protocol/problem";
import { Button, Field } from "@kipass/web-kit/controls.tsx";
import { minutesAndSeconds } from "@kipass/web-kit/dates.ts";
import { catalogue } from "@kipass/web-kit/i18n.ts";
import { problemText } from "@kipass/web-kit/problem-text.ts";
import { useEffect, useState } from "preact/hooks";
import { Heading, Screen } from "../screen.tsx";
import { codeRefused, codeSecondsLeft, isSpent, type PhoneCheck, resendSecondsLeft } from "./phone-check.ts";
import { DemoInbox, Refused, submitted } from "./phone-parts.tsx";
import { useRequest } from "./use-request.ts";

const t = catalogue(
  {
    title: "휴대전화를 확인해 주세요.",
    sentTo: (phone: string) => `${phone} 번호로 여섯 자리 숫자를 보냈습니다.`,
    code: "인증번호",
    tries: (left: number) => `${left}번 더 입력하실 수 있습니다.`,
    enter: "문자로 받은 여섯 자리 숫자를 입력해 주세요.",
    timeLeft: "남은 시간",
    check: "확인",
    resend: "인증번호 다시 받기",
    resendIn: (seconds: number) => `${seconds}초 뒤에 인증번호를 다시 받으실 수 있습니다.`,
    change: "이름이나 번호 고치기",
  },
  {
    title: "Please verify your phone.",
    sentTo: (phone) => `We sent six digits to ${phone}.`,
    code: "Code",
    tries: (left) => `You have ${left} ${left === 1 ? "try" : "tries"} left.`,
    enter: "Please enter the six digits from the message.",
    timeLeft: "Time left",
    check: "Verify",
    resend: "Send another code",
    resendIn: (seconds) => `Another code can be sent in ${seconds} s.`,
    change: "Change name or number",
  },
  "code",
);

export type CodeWords = typeof t;

const aboutCode: readonly ProblemCode[] = ["code-wrong", "code-expired", "code-tries-exceeded"];

interface CodeStepProps {
  backTo: string;
  check: PhoneCheck;
  setCheck: (check: PhoneCheck) => void;
  /** Sends another code. */
  resend: () => Promise<void>;
  /** Uses the code that was entered. */
  prove: (code: string) => Promise<void>;
  /** Back to what was typed, where something was. */
  change?: () => void;
}

export function CodeStep({ backTo, check, setCheck, resend, prove, change }: CodeStepProps) {
  const [code, setCode] = useState("");
  const [incomplete, setIncomplete] = useState(false);
  const { busy, problem, run } = useRequest();
  const now = useNow();
  const spent = isSpent(check, now);
  const wait = resendSecondsLeft(check, now);
  const refused = problem instanceof Problem && aboutCode.includes(problem.code);
  const refusal = refused ? problem : spent ? new Problem("code-expired") : undefined;
  const wrong = incomplete ? t.enter : refusal && problemText(refusal).title;

  const sendAgain = () =>
    run(async () => {
      setCode("");
      await resend();
    });

  const enter = () => {
    setIncomplete(code.length !== 6);
    if (code.length !== 6) return;
    run(() => prove(code).catch(noteRefusal));
  };

  const noteRefusal = (thrown: unknown) => {
    if (thrown instanceof Problem) setCheck(codeRefused(check, thrown.code, Date.now()));
    throw thrown;
  };

  return (
    <form onSubmit={submitted(spent ? sendAgain : enter)}>
      <Screen
        backTo={backTo}
        foot={
          <>
            <Button submit look="primary" size="big" wide busy={busy}>
              {spent ? t.resend : t.check}
            </Button>
            {!spent && wait > 0 && <p class="note faint mid resend">{t.resendIn(wait)}</p>}
            {!spent && wait === 0 && (
              <Button look="plain" wide busy={busy} onClick={sendAgain}>
                {t.resend}
              </Button>
            )}
          </>
        }
      >
        <Heading more={t.sentTo(formatPhone(check.phone))}>{t.title}</Heading>
        <div class="stack">
          <Field
            label={t.code}
            value={code}
            onInput={(value) => setCode(value.replace(/\D/g, "").slice(0, 6))}
            wrong={wrong}
            hint={spent ? undefined : t.tries(check.triesLeft)}
            end={
              <span class="time-left">
                <span class="spoken">{t.timeLeft}</span>
                {minutesAndSeconds(codeSecondsLeft(check, now))}
              </span>
            }
            inputMode="numeric"
            autoComplete="one-time-code"
            autoFocus
          />
          {problem !== undefined && !refused && <Refused problem={problem} />}
          <DemoInbox />
          {change && (
            <Button look="plain" onClick={change}>
              {t.change}
            </Button>
          )}
        </div>
      </Screen>
    </form>
  );
}

function useNow(): number {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 500);
    return () => clearInterval(timer);
  }, []);
  return now;
}
