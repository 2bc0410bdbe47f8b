import type { Body } from "@kipass/contract/endpoint";
import type { sendManagerCode } from "@kipass/contract/registry";
import { formatPhone, parsePhone } from "@kipass/protocol/phone";
import { Button, Field, Notice } from "@kipass/web-kit/controls.tsx";
import { minutesAndSeconds } from "@kipass/web-kit/dates.ts";
import { catalogue } from "@kipass/web-kit/i18n.ts";
import { josa } from "@kipass/web-kit/josa.ts";
import { useEffect, useState } from "preact/hooks";
import { Refusal } from "./refusal.tsx";
import { registry } from "./registry.ts";
import { placed, type Said } from "./said.ts";
import { type Lack, lackOfPhone } from "./sign-up/form.ts";
import { useSending } from "./use-asked.ts";

const t = catalogue(
  {
    phoneMissing: "휴대전화 번호를 적어 주세요.",
    phoneUnfit: "010으로 시작하는 번호를 확인해 주세요.",
    sendCode: "인증번호 받기",
    sendFirst: "‘인증번호 받기’를 눌러 주세요.",
    code: (phone: string) => `${josa(phone, "으로/로")} 받은 인증번호`,
    codeMissing: "문자로 받은 숫자 6자리를 적어 주세요.",
    codeLeft: (left: string) => `${left} 남음`,
    codeOver: "유효시간이 지났습니다. 인증번호를 다시 받아 주세요.",
    change: "번호 바꾸기",
    again: "다시 받기",
    notCome: "문자가 오지 않으면 번호와 스팸 문자함을 확인하고 다시 받아 주세요.",
  },
  {
    phoneMissing: "Enter the mobile number.",
    phoneUnfit: "Check the number; it begins with 010.",
    sendCode: "Get a code",
    sendFirst: "Press ‘Get a code’.",
    code: (phone) => `Code sent to ${phone}`,
    codeMissing: "Enter the 6 digits in the message.",
    codeLeft: (left) => `${left} left`,
    codeOver: "The code has run out. Get a new one.",
    change: "Change the number",
    again: "Send again",
    notCome: "If no message comes, check the number and the spam folder, then send again.",
  },
);

/** Until when the code that was sent is good, in Unix milliseconds; undefined until one was sent. */
export type CodeEnds = number | undefined;

interface PhoneCodeProps {
  label: string;
  purpose: Body<typeof sendManagerCode>["purpose"];
  phone: string;
  code: string;
  onChange: (typed: { phone: string; code: string }) => void;
  endsMs: CodeEnds;
  onSent: (endsMs: CodeEnds) => void;
  lacks: { phone: Lack | undefined; code: Lack | undefined };
  /** The registry's own words. */
  said: Said;
}

/** A mobile number, then the code that was sent to it. */
export function PhoneCode(props: PhoneCodeProps) {
  const { label, purpose, phone, code, onChange, endsMs, onSent, lacks } = props;
  const [phoneLack, setPhoneLack] = useState<Lack>();
  const { isBusy, refusal, forget, send } = useSending();
  const secondsLeft = useCountdown(endsMs ?? 0);
  const own = placed(refusal);
  const said = { ...props.said, ...own.said };

  async function sendCode() {
    const lack = lackOfPhone(phone);
    setPhoneLack(lack);
    if (lack) return;
    await send(async () => {
      const sent = await registry.sendManagerCode({ body: { phone, purpose } });
      onChange({ phone, code: "" });
      onSent(Date.now() + sent.expiresInSeconds * 1000);
    });
  }

  if (endsMs === undefined) {
    const lack = lacks.phone ?? phoneLack;
    return (
      <div class="stack tight">
        <Field
          label={label}
          type="tel"
          value={phone}
          onInput={(typed) => {
            onChange({ phone: typed, code });
            setPhoneLack(undefined);
            forget();
          }}
          autoComplete="tel"
          maxLength={20}
          wrong={
            said.managerPhone ??
            (lack && (lack === "empty" ? t.phoneMissing : t.phoneUnfit)) ??
            (lacks.code && t.sendFirst)
          }
        />
        <Button busy={isBusy} onClick={() => void sendCode()}>
          {t.sendCode}
        </Button>
        {own.rest !== undefined && <Refusal of={own.rest} />}
      </div>
    );
  }
  return (
    <div class="stack tight">
      <Field
        label={t.code(shownPhone(phone))}
        hint={t.notCome}
        value={code}
        onInput={(typed) => onChange({ phone, code: typed.replace(/\D/g, "").slice(0, 6) })}
        inputMode="numeric"
        autoComplete="one-time-code"
        maxLength={6}
        autoFocus
        wrong={said.code ?? said.managerPhone ?? (lacks.code && t.codeMissing)}
        end={
          secondsLeft > 0 ? (
            <span class="small soft nowrap">{t.codeLeft(minutesAndSeconds(secondsLeft))}</span>
          ) : undefined
        }
      />
      {secondsLeft === 0 && <Notice tone="again">{t.codeOver}</Notice>}
      {own.rest !== undefined && <Refusal of={own.rest} />}
      <div class="row">
        <Button size="small" busy={isBusy} onClick={() => void sendCode()}>
          {t.again}
        </Button>
        <Button
          size="small"
          onClick={() => {
            forget();
            onSent(undefined);
          }}
        >
          {t.change}
        </Button>
      </div>
    </div>
  );
}

function shownPhone(typed: string): string {
  const phone = parsePhone(typed);
  return typeof phone === "string" ? formatPhone(phone) : typed;
}

/** Whole seconds until an instant; 0 once it is over. */
function useCountdown(endsMs: number): number {
  const left = () => Math.max(0, Math.ceil((endsMs - Date.now()) / 1000));
  const [seconds, setSeconds] = useState(left);
  useEffect(() => {
    setSeconds(left());
    const timer = setInterval(() => setSeconds(left()), 1000);
    return () => clearInterval(timer);
  }, [endsMs]);
  return seconds;
}
