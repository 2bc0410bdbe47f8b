import { Button, Choices, Wrong } from "@kipass/web-kit/controls.tsx";
import { catalogue } from "@kipass/web-kit/i18n.ts";
import { DocumentIcon } from "@kipass/web-kit/icons.tsx";
import { useState } from "preact/hooks";
import { AskForm } from "../ask-form.tsx";
import { LogInFields } from "../log-in-fields.tsx";
import { type CodeEnds, PhoneCode } from "../phone-code.tsx";
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
    submit: "Register the facility",
  },
);

interface ManagerStepProps extends StepProps {
  codeEndsMs: CodeEnds;
  onCodeSent: (endsMs: CodeEnds) => void;
}

export function ManagerStep(props: ManagerStepProps) {
  const { form, set, lacks, said, refusal, isBusy, onNext, codeEndsMs, onCodeSent } = props;
  return (
    <AskForm onSubmit={onNext} submit={t.submit} isBusy={isBusy} refusal={refusal}>
      <h2 tabIndex={-1}>{t.title}</h2>
      <p class="soft">{t.lead}</p>
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
        endsMs={codeEndsMs}
        onSent={onCodeSent}
        lacks={{ phone: lacks.managerPhone, code: lacks.code }}
        said={said}
      />
      <LogInFields
        value={form}
        onChange={set}
        isTried={lacks.loginId !== undefined || lacks.password !== undefined}
        said={said}
      />
    </AskForm>
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
