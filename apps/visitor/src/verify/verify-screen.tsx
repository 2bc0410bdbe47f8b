import { Problem } from "@kipass/protocol/problem";
import { Busy, Button, Notice } from "@kipass/web-kit/controls.tsx";
import { catalogue } from "@kipass/web-kit/i18n.ts";
import { DocumentIcon } from "@kipass/web-kit/icons.tsx";
import { useEffect, useState } from "preact/hooks";
import { boot } from "../issuer.ts";
import { isBack, leaveFor, takeBack } from "../log-in/away.ts";
import { calls, type ProofMethod } from "../log-in/calls.ts";
import { logInWords } from "../log-in/log-in-screen.tsx";
import { CodeStep } from "../phone/code-step.tsx";
import { codeSent, type PhoneCheck } from "../phone/phone-check.ts";
import { DemoInbox, Refused } from "../phone/phone-parts.tsx";
import { useRequest } from "../phone/use-request.ts";
import { rememberVerifiedUntil } from "../phone/verification.ts";
import { replace } from "../route.ts";
import { Heading, Screen } from "../screen.tsx";
import { leftWithoutSession } from "../session.ts";

const t = catalogue(
  {
    title: "휴대전화를 확인해 주세요.",
    more: "한 달에 한 번, 또는 기기를 바꾸실 때 합니다.\n동의는 다시 여쭙지 않습니다.",
    sms: "문자로 인증번호 받기",
    pass: "PASS 앱으로 확인",
    certificate: "공동인증서로 확인",
    checking: "확인하고 있습니다.",
    paper: "지금 입장하셔야 하면 시설의 수기명부에 적으시면 됩니다.",
  },
  {
    title: "Please verify your phone.",
    more: "Once a month, or when you change your device.\nYou are not asked for consent again.",
    sms: "Get a code by SMS",
    pass: "Verify with the PASS app",
    certificate: "Verify with a certificate",
    checking: "Checking.",
    paper: "If you have to enter now, write in the facility's paper log.",
  },
  "verify",
);

export type VerifyWords = typeof t;

/** Another month: by a code to the own number, or by somebody else's word, which comes back to /verify/done. */
export function VerifyScreen() {
  const { busy, problem, run } = useRequest();
  const [check, setCheck] = useState<PhoneCheck>();
  const [returning, setReturning] = useState(isBack);
  const asked = (act: () => Promise<void>) =>
    run(() =>
      act().catch((thrown) => {
        if (!leftWithoutSession(thrown)) throw thrown;
      }),
    );
  useEffect(() => {
    if (returning) asked(() => finish().finally(() => setReturning(false)));
  }, []);

  const sendCode = async () => {
    const sent = await calls.sendVerificationCode();
    setCheck(codeSent(logInWords.tail(sent.phoneTail), sent, Date.now()));
  };
  const prove = (method: ProofMethod) => asked(async () => leaveFor("proof", await calls.startProof(method)));

  if (check) {
    return (
      <CodeStep
        backTo="/verify"
        check={check}
        setCheck={setCheck}
        resend={sendCode}
        prove={async (code) => verified(await calls.verifyPhone(code))}
      />
    );
  }
  if (returning) {
    return (
      <Screen>
        <Busy>{t.checking}</Busy>
      </Screen>
    );
  }
  return (
    <Screen
      backTo="/"
      foot={
        <div class="stack">
          <Button look="primary" size="big" wide busy={busy} onClick={() => asked(sendCode)}>
            {t.sms}
          </Button>
          {boot.issuer.proofs.map((method) => (
            <Button key={method} wide busy={busy} onClick={() => prove(method)}>
              {t[method]}
            </Button>
          ))}
        </div>
      }
    >
      <Heading more={t.more}>{t.title}</Heading>
      <div class="stack">
        {problem !== undefined && <Refused problem={problem} />}
        <Notice tone="hold" icon={<DocumentIcon />}>
          {t.paper}
        </Notice>
        <DemoInbox />
      </div>
    </Screen>
  );
}

async function finish() {
  const back = takeBack("proof");
  if (!back) throw new Problem("log-in-expired");
  verified(await calls.finishProof(back));
}

function verified({ verifiedUntil }: { verifiedUntil: string }) {
  rememberVerifiedUntil(verifiedUntil);
  replace("/");
}
