import { formatPhone, parsePhone } from "@kipass/protocol/phone";
import { Button, Choices, Field, Notice, Wrong } from "@kipass/web-kit/controls.tsx";
import { minutesAndSeconds } from "@kipass/web-kit/dates.ts";
import { catalogue } from "@kipass/web-kit/i18n.ts";
import { DocumentIcon } from "@kipass/web-kit/icons.tsx";
import { josa } from "@kipass/web-kit/josa.ts";
import { useEffect, useState } from "preact/hooks";
import { registry } from "../registry.ts";
import { Refusal } from "../session/log-in.tsx";
import { Sheet } from "../sheet.tsx";
import { type Lack, lackOfPhone } from "./form.ts";
import type { StepProps } from "./sign-up.tsx";
import { terms } from "./terms.ts";

const t = catalogue(
  {
    title: "관리자를 확인합니다",
    lead: "본인 이름으로 된 휴대전화로 확인하고, 쓰실 아이디와 비밀번호를 정합니다.",
    agree: "동의",
    refuse: "동의하지 않음",
    full: "전체보기",
    consentMissing: "동의할지 골라 주세요.",
    consentRefused: "동의하지 않으시면 등록할 수 없습니다. 수기명부로 방문기록을 남기실 수 있습니다.",
    phone: "관리자 휴대전화",
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
    id: "아이디",
    idHint: "영문 소문자와 숫자 4–20자",
    idMissing: "쓰실 아이디를 적어 주세요.",
    idUnfit: "영문 소문자와 숫자로 4자에서 20자까지 적어 주세요.",
    password: "비밀번호",
    passwordHint: "10자 이상",
    passwordMissing: "쓰실 비밀번호를 적어 주세요.",
    passwordUnfit: "10자 이상 적어 주세요.",
    submit: "시설 등록",
  },
  {
    title: "About the manager",
    lead: "Verify a mobile phone in your own name, then choose an ID and a password.",
    agree: "Agree",
    refuse: "Do not agree",
    full: "Read all",
    consentMissing: "Please choose.",
    consentRefused:
      "Without your agreement the facility cannot be registered. You can keep visit records on the paper log.",
    phone: "Manager's mobile phone",
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
    id: "ID",
    idHint: "4–20 lower-case letters and digits",
    idMissing: "Choose an ID.",
    idUnfit: "Enter 4 to 20 lower-case letters and digits.",
    password: "Password",
    passwordHint: "10 characters or more",
    passwordMissing: "Choose a password.",
    passwordUnfit: "Enter 10 characters or more.",
    submit: "Register the facility",
  },
);

interface ManagerStepProps extends StepProps {
  isCodeSent: boolean;
  onCodeSent: (isSent: boolean) => void;
  onRefused: (thrown: unknown) => void;
}

export function ManagerStep({
  form,
  set,
  lacks,
  refused,
  refusal,
  isBusy,
  onNext,
  isCodeSent,
  onCodeSent,
  onRefused,
}: ManagerStepProps) {
  const [isSending, setSending] = useState(false);
  const [phoneLack, setPhoneLack] = useState<Lack>();
  const [endsMs, setEndsMs] = useState(0);
  const secondsLeft = useCountdown(endsMs);

  async function sendCode() {
    const lack = lackOfPhone(form.managerPhone);
    setPhoneLack(lack);
    if (lack) return;
    setSending(true);
    try {
      const sent = await registry.sendManagerCode({ body: { phone: form.managerPhone, purpose: "sign-up" } });
      setEndsMs(Date.now() + sent.expiresInSeconds * 1000);
      set({ code: "" });
      onCodeSent(true);
    } catch (thrown) {
      onRefused(thrown);
    }
    setSending(false);
  }

  const lackOf = (lack: Lack | undefined, empty: string, unfit: string) => lack && (lack === "empty" ? empty : unfit);
  return (
    <form
      class="form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        onNext();
      }}
    >
      <h2>{t.title}</h2>
      <p class="soft">{t.lead}</p>
      {refusal !== undefined && <Refusal of={refusal} />}
      <Consent kind="service" value={form.service} onChoose={(service) => set({ service })} lack={lacks.service} />
      <Consent
        kind="collection"
        value={form.collection}
        onChoose={(collection) => set({ collection })}
        lack={lacks.collection}
      />
      {isCodeSent ? (
        <div class="stack tight">
          <Field
            label={t.code(shownPhone(form.managerPhone))}
            value={form.code}
            onInput={(typed) => set({ code: typed.replace(/\D/g, "").slice(0, 6) })}
            inputMode="numeric"
            autoComplete="one-time-code"
            maxLength={6}
            autoFocus
            wrong={refused.code ?? (lacks.code && t.codeMissing)}
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
            <Button size="small" onClick={() => onCodeSent(false)}>
              {t.change}
            </Button>
          </div>
        </div>
      ) : (
        <div class="stack tight">
          <Field
            label={t.phone}
            type="tel"
            value={form.managerPhone}
            onInput={(managerPhone) => {
              set({ managerPhone });
              setPhoneLack(undefined);
            }}
            autoComplete="tel"
            maxLength={20}
            wrong={
              refused.managerPhone ??
              lackOf(lacks.managerPhone ?? phoneLack, t.phoneMissing, t.phoneUnfit) ??
              (lacks.code && t.sendFirst)
            }
          />
          <Button busy={isSending} onClick={() => void sendCode()}>
            {t.sendCode}
          </Button>
        </div>
      )}
      <Field
        label={t.id}
        hint={t.idHint}
        value={form.loginId}
        onInput={(loginId) => set({ loginId })}
        autoComplete="username"
        maxLength={20}
        wrong={refused.loginId ?? lackOf(lacks.loginId, t.idMissing, t.idUnfit)}
      />
      <Field
        label={t.password}
        hint={t.passwordHint}
        type="password"
        value={form.password}
        onInput={(password) => set({ password })}
        autoComplete="new-password"
        maxLength={200}
        wrong={refused.password ?? lackOf(lacks.password, t.passwordMissing, t.passwordUnfit)}
      />
      <Button look="primary" size="big" wide submit busy={isBusy}>
        {t.submit}
      </Button>
    </form>
  );
}

interface ConsentProps {
  kind: "service" | "collection";
  value: boolean | undefined;
  onChoose: (agreed: boolean) => void;
  lack: Lack | undefined;
}

/** Nothing preset; agreeing and refusing weigh the same. */
function Consent({ kind, value, onChoose, lack }: ConsentProps) {
  const [isOpen, setOpen] = useState(false);
  const title = kind === "service" ? terms.serviceTitle : terms.collectionTitle;
  return (
    <section class="consent stack tight" data-state={lack ? "open" : undefined} data-lacking={lack ? "" : undefined}>
      <div class="row between">
        <h3>{title}</h3>
        <Button size="slim" onClick={() => setOpen(true)} label={`${title} ${t.full}`}>
          <DocumentIcon size="small" />
          {t.full}
        </Button>
      </div>
      <Choices
        label={title}
        options={[
          { value: "agree", words: t.agree },
          { value: "refuse", words: t.refuse },
        ]}
        value={value === undefined ? undefined : value ? "agree" : "refuse"}
        onChoose={(choice) => onChoose(choice === "agree")}
      />
      {lack && <Wrong>{lack === "refused" ? t.consentRefused : t.consentMissing}</Wrong>}
      {isOpen && (
        <Sheet title={title} onClose={() => setOpen(false)}>
          {terms[kind].map((sentence) => (
            <p key={sentence}>{sentence}</p>
          ))}
        </Sheet>
      )}
    </section>
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
