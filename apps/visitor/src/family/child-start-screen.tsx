import { parsePhone } from "@kipass/protocol/phone";
import { Problem } from "@kipass/protocol/problem";
import { Button, Field } from "@kipass/web-kit/controls.tsx";
import { catalogue } from "@kipass/web-kit/i18n.ts";
import { problemText } from "@kipass/web-kit/problem-text.ts";
import { useState } from "preact/hooks";
import { Refused, submitted } from "../phone/phone-parts.tsx";
import { useRequest } from "../phone/use-request.ts";
import { rememberVerifiedUntil } from "../phone/verification.ts";
import { replace } from "../route.ts";
import { Heading, Screen } from "../screen.tsx";
import { calls } from "./calls.ts";
import { rememberChildDevice } from "./child-device.ts";
import { forgetFamily } from "./family.ts";

const t = catalogue(
  {
    title: "이 기기에서 QR코드를 씁니다.",
    more: "보호자 휴대전화의 ‘자녀’ 화면에 나온 여섯 자리 숫자를 3분 안에 입력해 주세요.",
    phone: "보호자 휴대전화번호",
    code: "여섯 자리 숫자",
    enter: "여섯 자리 숫자를 입력해 주세요.",
    start: "시작하기",
  },
  {
    title: "Use the QR code on this device.",
    more: "Enter the six digits shown under ‘Children’ on your guardian's phone within 3 minutes.",
    phone: "Guardian's mobile number",
    code: "Six digits",
    enter: "Please enter the six digits.",
    start: "Start",
  },
  "childStart",
);

export type ChildStartWords = typeof t;

/** Makes this the child's own device: it draws that child's passes and can do nothing else. */
export function ChildStartScreen() {
  const [phone, setPhone] = useState("");
  const [code, setCode] = useState("");
  const [incomplete, setIncomplete] = useState(false);
  const { busy, problem, run } = useRequest();
  const start = () => {
    setIncomplete(code.length !== 6);
    if (code.length !== 6) return;
    run(async () => {
      const number = parsePhone(phone);
      if (typeof number !== "string") throw new Problem(number.problem);
      const { name, ofAgeOn, verifiedUntil } = await calls.startChildSession({ phone: number, code });
      forgetFamily();
      rememberChildDevice({ name, ofAgeOn });
      rememberVerifiedUntil(verifiedUntil);
      replace("/");
    });
  };
  const wrongAt = (...codes: string[]) =>
    problem instanceof Problem && codes.includes(problem.code) ? problemText(problem).title : undefined;
  const wrongPhone = wrongAt("bad-phone", "foreign-phone");
  const wrongCode = incomplete ? t.enter : wrongAt("code-wrong", "code-expired", "code-tries-exceeded");
  return (
    <form onSubmit={submitted(start)}>
      <Screen
        backTo="/consents"
        foot={
          <Button submit look="primary" size="big" wide busy={busy}>
            {t.start}
          </Button>
        }
      >
        <Heading more={t.more}>{t.title}</Heading>
        <div class="stack">
          <Field
            label={t.phone}
            value={phone}
            onInput={setPhone}
            wrong={wrongPhone}
            type="tel"
            autoComplete="off"
            maxLength={20}
            placeholder="010-1234-5678"
          />
          <Field
            label={t.code}
            value={code}
            onInput={(value) => setCode(value.replace(/\D/g, "").slice(0, 6))}
            wrong={wrongCode}
            inputMode="numeric"
            autoComplete="off"
          />
          {problem !== undefined && !wrongPhone && !wrongCode && <Refused problem={problem} />}
        </div>
      </Screen>
    </form>
  );
}
