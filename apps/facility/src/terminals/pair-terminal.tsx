import { Button, Field } from "@kipass/web-kit/controls.tsx";
import { catalogue } from "@kipass/web-kit/i18n.ts";
import type { SubmitEventHandler } from "preact";
import { useState } from "preact/hooks";
import { Frame } from "../frame.tsx";
import { devicePublicKey } from "../offline/terminal.ts";
import { go } from "../path.ts";
import { registry } from "../registry.ts";
import { Refusal } from "../session/log-in.tsx";
import { openSession } from "../session/session.ts";

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
  const [isBusy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<unknown>();
  const isWhole = code.replace(/[\s-]/g, "").length === 8;

  const submit: SubmitEventHandler<HTMLFormElement> = async (event) => {
    event.preventDefault();
    setTried(true);
    if (isBusy || !isWhole) return;
    setBusy(true);
    setRefusal(undefined);
    try {
      await registry.pairTerminal({ body: { code, publicKey: await devicePublicKey() } });
      await openSession();
      go("/", true);
    } catch (thrown) {
      setRefusal(thrown);
      setBusy(false);
    }
  };

  return (
    <Frame title={t.title} back="/">
      <form class="form" onSubmit={submit} noValidate>
        <p class="soft">{t.lead}</p>
        {refusal !== undefined && <Refusal of={refusal} />}
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
        <Button look="primary" size="big" wide submit busy={isBusy}>
          {t.submit}
        </Button>
      </form>
    </Frame>
  );
}
