import type { Body } from "@kipass/contract/endpoint";
import type { sendManagerCode } from "@kipass/contract/registry";
import { formatPhone, parsePhone } from "@kipass/protocol/phone";
import { Button, Field, Notice } from "@kipass/web-kit/controls.tsx";
import { minutesAndSeconds } from "@kipass/web-kit/dates.ts";
import { catalogue } from "@kipass/web-kit/i18n.ts";
import { josa } from "@kipass/web-kit/josa.ts";
import { useEffect, useState } from "preact/hooks";
import { registry } from "./registry.ts";
import { type Lack, lackOfPhone } from "./sign-up/form.ts";

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
  },
);

interface PhoneCodeProps {
  label: string;
  purpose: Body<typeof sendManagerCode>["purpose"];
  phone: string;
  code: string;
  onChange: (typed: { phone: string; code: string }) => void;
  isSent: boolean;
  onSent: (isSent: boolean) => void;
  onRefused: (thrown: unknown) => void;
  lacks: { phone: Lack | undefined; code: Lack | undefined };
  /** The registry's own words. */
  refused?: { phone: string | undefined; code: string | undefined };
}

/** A mobile number, then the code that was sent to it. */
export function PhoneCode(props: PhoneCodeProps) {
  const { label, purpose, phone, code, onChange, isSent, onSent, onRefused, lacks, refused } = props;
  const [isSending, setSending] = useState(false);
  const [phoneLack, setPhoneLack] = useState<Lack>();
  const [endsMs, setEndsMs] = useState(0);
  const secondsLeft = useCountdown(endsMs);

  async function sendCode() {
    const lack = lackOfPhone(phone);
    setPhoneLack(lack);
    if (lack) return;
    setSending(true);
    try {
      const sent = await registry.sendManagerCode({ body: { phone, purpose } });
      setEndsMs(Date.now() + sent.expiresInSeconds * 1000);
      onChange({ phone, code: "" });
      onSent(true);
    } catch (thrown) {
      onRefused(thrown);
    }
    setSending(false);
  }

  if (!isSent) {
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
          }}
          autoComplete="tel"
          maxLength={20}
          wrong={
            refused?.phone ??
            (lack && (lack === "empty" ? t.phoneMissing : t.phoneUnfit)) ??
            (lacks.code && t.sendFirst)
          }
        />
        <Button busy={isSending} onClick={() => void sendCode()}>
          {t.sendCode}
        </Button>
      </div>
    );
  }
  return (
    <div class="stack tight">
      <Field
        label={t.code(shownPhone(phone))}
        value={code}
        onInput={(typed) => onChange({ phone, code: typed.replace(/\D/g, "").slice(0, 6) })}
        inputMode="numeric"
        autoComplete="one-time-code"
        maxLength={6}
        autoFocus
        wrong={refused?.code ?? (lacks.code && t.codeMissing)}
        end={
          secondsLeft > 0 ? (
            <span class="small soft nowrap">{t.codeLeft(minutesAndSeconds(secondsLeft))}</span>
          ) : undefined
        }
      />
      {secondsLeft === 0 && <Notice tone="again">{t.codeOver}</Notice>}
      <div class="row">
        <Button size="small" busy={isSending} onClick={() => void sendCode()}>
          {t.again}
        </Button>
        <Button size="small" onClick={() => onSent(false)}>
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
