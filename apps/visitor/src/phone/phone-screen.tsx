import { parseName } from "@kipass/protocol/name";
import { formatPhone, parsePhone } from "@kipass/protocol/phone";
import { Problem } from "@kipass/protocol/problem";
import { Button, Field, Notice } from "@kipass/web-kit/controls.tsx";
import { minutesAndSeconds } from "@kipass/web-kit/dates.ts";
import { catalogue } from "@kipass/web-kit/i18n.ts";
import { problemText } from "@kipass/web-kit/problem-text.ts";
import { useEffect, useState } from "preact/hooks";
import { consentKinds, isComplete, newForm } from "../consent/consent-form.ts";
import { askAnew, consentTexts, form, textOf } from "../consent/enrolment.ts";
import { boot, issuer } from "../issuer.ts";
import { replace } from "../route.ts";
import { Heading, Screen } from "../screen.tsx";
import { codeRefused, codeSecondsLeft, codeSent, isSpent, type PhoneCheck, resendSecondsLeft } from "./phone-check.ts";
import { rememberVerifiedUntil } from "./verification.ts";

const t = catalogue(
  {
    title: "휴대전화를 확인해 주세요.",
    more: "문자로 여섯 자리 숫자를 보내 드립니다.\n한 달에 한 번만 합니다.",
    sentTo: (phone: string) => `${phone} 번호로 여섯 자리 숫자를 보냈습니다.`,
    name: "이름",
    phone: "휴대전화번호",
    purpose: "확진자와 접촉자를 확인할 때에만 씁니다.",
    ask: "인증번호 받기",
    code: "인증번호",
    tries: (left: number) => `${left}번 더 입력하실 수 있습니다.`,
    enter: "문자로 받은 여섯 자리 숫자를 입력해 주세요.",
    timeLeft: "남은 시간",
    check: "확인",
    resend: "인증번호 다시 받기",
    resendIn: (seconds: number) => `${seconds}초 뒤에 인증번호를 다시 받으실 수 있습니다.`,
    change: "이름이나 번호 고치기",
    demo: "시연용이라 문자가 실제로 가지 않습니다.\n문자함에서 인증번호를 보실 수 있습니다.",
  },
  {
    title: "Please verify your phone.",
    more: "We send six digits by SMS.\nThis is done once a month.",
    sentTo: (phone) => `We sent six digits to ${phone}.`,
    name: "Name",
    phone: "Mobile number",
    purpose: "Used only to reach confirmed cases and their contacts.",
    ask: "Send me a code",
    code: "Code",
    tries: (left) => `You have ${left} ${left === 1 ? "try" : "tries"} left.`,
    enter: "Please enter the six digits from the message.",
    timeLeft: "Time left",
    check: "Verify",
    resend: "Send another code",
    resendIn: (seconds) => `Another code can be sent in ${seconds} s.`,
    change: "Change name or number",
    demo: "This is a demo: no message is really sent.\nFind the code in the demo inbox.",
  },
);

export function PhoneScreen() {
  const [name, setName] = useState("");
  const [phone, setPhone] = useState("");
  const [check, setCheck] = useState<PhoneCheck>();
  useEffect(() => {
    if (!isComplete(form.value) || !consentTexts.value) replace("/consents");
  }, []);
  return check ? (
    <CodeStep name={name} check={check} setCheck={setCheck} change={() => setCheck(undefined)} />
  ) : (
    <NumberStep name={name} setName={setName} phone={phone} setPhone={setPhone} sent={setCheck} />
  );
}

interface NumberStepProps {
  name: string;
  setName: (name: string) => void;
  phone: string;
  setPhone: (phone: string) => void;
  sent: (check: PhoneCheck) => void;
}

function NumberStep({ name, setName, phone, setPhone, sent }: NumberStepProps) {
  const { busy, problem, run } = useRequest();
  const wrongAt = (codes: string[]) =>
    problem instanceof Problem && codes.includes(problem.code) ? problemText(problem).title : undefined;
  const wrongName = wrongAt(["bad-name"]);
  const wrongPhone = wrongAt(["bad-phone", "foreign-phone", "sms-limit"]);

  const ask = () =>
    run(async () => {
      if (!parseName(name)) throw new Problem("bad-name");
      const number = parsePhone(phone);
      if (typeof number !== "string") throw new Problem(number.problem);
      sent(codeSent(number, await issuer.sendPhoneCode(number), Date.now()));
    });

  return (
    <form onSubmit={submitted(ask)}>
      <Screen
        backTo="/consents/confirm"
        foot={
          <Button submit look="primary" size="big" wide busy={busy}>
            {t.ask}
          </Button>
        }
      >
        <Heading more={t.more}>{t.title}</Heading>
        <div class="stack">
          <Field label={t.name} value={name} onInput={setName} wrong={wrongName} autoComplete="name" maxLength={60} />
          <Field
            label={t.phone}
            value={phone}
            onInput={setPhone}
            wrong={wrongPhone}
            hint={t.purpose}
            type="tel"
            autoComplete="tel-national"
            maxLength={20}
            placeholder="010-1234-5678"
          />
          {problem !== undefined && !wrongName && !wrongPhone && <Refused problem={problem} />}
          {boot.demo && <Notice>{t.demo}</Notice>}
        </div>
      </Screen>
    </form>
  );
}

interface CodeStepProps {
  name: string;
  check: PhoneCheck;
  setCheck: (check: PhoneCheck) => void;
  change: () => void;
}

function CodeStep({ name, check, setCheck, change }: CodeStepProps) {
  const [code, setCode] = useState("");
  const [incomplete, setIncomplete] = useState(false);
  const { busy, problem, run } = useRequest();
  const now = useNow();
  const spent = isSpent(check, now);
  const wait = resendSecondsLeft(check, now);
  const refused =
    problem instanceof Problem &&
    (problem.code === "code-wrong" || problem.code === "code-expired" || problem.code === "code-tries-exceeded");
  const wrong = incomplete
    ? t.enter
    : refused
      ? problemText(problem).title
      : spent
        ? problemText(new Problem("code-expired")).title
        : undefined;

  const resend = () =>
    run(async () => {
      setCode("");
      setCheck(codeSent(check.phone, await issuer.sendPhoneCode(check.phone), Date.now()));
    });

  const enrol = () => {
    setIncomplete(code.length !== 6);
    if (code.length !== 6) return;
    run(async () => {
      try {
        const { verifiedUntil } = await issuer.enrol({
          name: parseName(name) ?? name,
          phone: check.phone,
          code,
          consents: agreedConsents(),
        });
        rememberVerifiedUntil(verifiedUntil);
        form.set(newForm());
        replace("/");
      } catch (thrown) {
        if (thrown instanceof Problem && thrown.code === "consent-outdated") {
          askAnew();
          return replace("/consents");
        }
        if (thrown instanceof Problem) setCheck(codeRefused(check, thrown.code, Date.now()));
        throw thrown;
      }
    });
  };

  return (
    <form onSubmit={submitted(spent ? resend : enrol)}>
      <Screen
        backTo="/consents/confirm"
        foot={
          <>
            <Button submit look="primary" size="big" wide busy={busy}>
              {spent ? t.resend : t.check}
            </Button>
            {!spent && wait > 0 && <p class="note faint mid resend">{t.resendIn(wait)}</p>}
            {!spent && wait === 0 && (
              <Button look="plain" wide busy={busy} onClick={resend}>
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
          {boot.demo && <Notice>{t.demo}</Notice>}
          <Button look="plain" onClick={change}>
            {t.change}
          </Button>
        </div>
      </Screen>
    </form>
  );
}

function Refused({ problem }: { problem: unknown }) {
  const { title, next } = problemText(problem);
  return (
    <Notice tone="again" alert>
      {title} {next}
    </Notice>
  );
}

function agreedConsents() {
  return consentKinds.map((kind) => ({
    kind,
    version: textOf(kind)?.version ?? "",
    agreed: form.value.answers[kind] === true,
  }));
}

function submitted(act: () => void) {
  return (event: Event) => {
    event.preventDefault();
    act();
  };
}

/** One request at a time, with the problem it ended in. */
function useRequest() {
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<unknown>();
  const run = (act: () => Promise<void>) => {
    if (busy) return;
    setBusy(true);
    setProblem(undefined);
    act()
      .catch(setProblem)
      .finally(() => setBusy(false));
  };
  return { busy, problem, run };
}

function useNow(): number {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 500);
    return () => clearInterval(timer);
  }, []);
  return now;
}
