import { Field } from "@kipass/web-kit/controls.tsx";
import { catalogue } from "@kipass/web-kit/i18n.ts";
import { useState } from "preact/hooks";
import { AskForm } from "../ask-form.tsx";
import { Frame } from "../frame.tsx";
import { devicePublicKey } from "../offline/terminal.ts";
import { go } from "../path.ts";
import { registry } from "../registry.ts";
import { openSession } from "../session/session.ts";
import { useSending } from "../use-asked.ts";

const t = catalogue(
  {
    title: "연결 코드로 시작",
    lead: "시설관리자가 만든 8자리 코드를 입력하면 비밀번호 없이 이 기기로 찍을 수 있습니다.",
    code: "연결 코드",
    hint: "영문과 숫자 8자리, 10분 안에 입력",
    missing: "8자리를 모두 입력해 주세요.",
    submit: "시작",
  },
  {
    title: "Start with a code",
    lead: "Enter the 8 characters the manager made, and this device can scan without a password.",
    code: "Connection code",
    hint: "8 letters and digits, within 10 minutes",
    missing: "Enter all 8 characters.",
    submit: "Start",
  },
);

export function PairTerminal() {
  const [code, setCode] = useState("");
  const [isTried, setTried] = useState(false);
  const { isBusy, refusal, send } = useSending();
  const isWhole = code.replace(/[\s-]/g, "").length === 8;

  async function pair() {
    setTried(true);
    if (!isWhole) return;
    const isPaired = await send(async () => {
      await registry.pairTerminal({ body: { code, publicKey: await devicePublicKey() } });
      await openSession();
    });
    if (isPaired) go("/", true);
  }

  return (
    <Frame title={t.title} back="/">
      <AskForm onSubmit={() => void pair()} submit={t.submit} isBusy={isBusy} refusal={refusal}>
        <p class="soft">{t.lead}</p>
        <Field
          label={t.code}
          value={code}
          onInput={setCode}
          hint={t.hint}
          autoComplete="one-time-code"
          maxLength={12}
          autoFocus
          wrong={isTried && !isWhole ? t.missing : undefined}
        />
      </AskForm>
    </Frame>
  );
}
