import { Button, Choices, Field, Wrong } from "@kipass/web-kit/controls.tsx";
import { catalogue } from "@kipass/web-kit/i18n.ts";
import { DocumentIcon } from "@kipass/web-kit/icons.tsx";
import { useState } from "preact/hooks";
import { PhoneCode } from "../phone-code.tsx";
import { Refusal } from "../session/log-in.tsx";
import { Sheet } from "../sheet.tsx";
import type { Lack } from "./form.ts";
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
      <PhoneCode
        label={t.phone}
        purpose="sign-up"
        phone={form.managerPhone}
        code={form.code}
        onChange={({ phone, code }) => set({ managerPhone: phone, code })}
        isSent={isCodeSent}
        onSent={onCodeSent}
        onRefused={onRefused}
        lacks={{ phone: lacks.managerPhone, code: lacks.code }}
        refused={{ phone: refused.managerPhone, code: refused.code }}
      />
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
