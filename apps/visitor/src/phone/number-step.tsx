import { parseName } from "@kipass/protocol/name";
import { parsePhone } from "@kipass/protocol/phone";
import { Problem } from "@kipass/protocol/problem";
import { Button, Field } from "@kipass/web-kit/controls.tsx";
import { catalogue } from "@kipass/web-kit/i18n.ts";
import { problemText } from "@kipass/web-kit/problem-text.ts";
import { calls } from "../log-in/calls.ts";
import { Heading, Screen } from "../screen.tsx";
import { codeSent, type PhoneCheck } from "./phone-check.ts";
import { DemoInbox, Refused, submitted } from "./phone-parts.tsx";
import { useRequest } from "./use-request.ts";

const t = catalogue(
  {
    title: "휴대전화를 확인해 주세요.",
    more: "문자로 여섯 자리 숫자를 보내 드립니다.\n한 달에 한 번만 합니다.",
    name: "이름",
    phone: "휴대전화번호",
    purpose: "확진자와 접촉자를 확인할 때에만 씁니다.",
    ask: "인증번호 받기",
  },
  {
    title: "Please verify your phone.",
    more: "We send six digits by SMS.\nThis is done once a month.",
    name: "Name",
    phone: "Mobile number",
    purpose: "Used only to reach confirmed cases and their contacts.",
    ask: "Send me a code",
  },
  "number",
);

export type NumberWords = typeof t;
export const numberWords = t;

interface NumberStepProps {
  name: string;
  setName: (name: string) => void;
  phone: string;
  setPhone: (phone: string) => void;
  sent: (check: PhoneCheck) => void;
}

export function NumberStep({ name, setName, phone, setPhone, sent }: NumberStepProps) {
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
      sent(codeSent(number, await calls.sendPhoneCode(number), Date.now()));
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
          <DemoInbox />
        </div>
      </Screen>
    </form>
  );
}
