import { Button, Field } from "@kipass/web-kit/controls.tsx";
import { catalogue } from "@kipass/web-kit/i18n.ts";
import { KeyIcon } from "@kipass/web-kit/icons.tsx";
import { confirmWithPasskey, makePasskey } from "@kipass/web-kit/passkey.ts";
import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";
import { api, type LogInStep } from "../api.ts";
import { useAttempt } from "../keys/use-attempt.ts";
import { officerQuery, queries } from "../queries.ts";
import { Refusal } from "./refusal.tsx";

const t = catalogue(
  {
    make: "패스키 만들기",
    makeTitle: "이 기기에 패스키를 만들어 주세요.",
    makeWhy:
      "로그인과 서명에 쓰는 열쇠입니다. 기기가 지문이나 얼굴, PIN으로 본인을 확인하고, 열쇠는 기기 밖으로 나오지 않습니다. 서버도 가질 수 없습니다.",
    confirm: "패스키로 확인",
    confirmTitle: "본인임을 확인해 주세요.",
    confirmWhy: "비밀번호만으로는 로그인되지 않습니다.",
    useCode: "패스키가 없으면 인증 앱의 숫자로 확인",
    usePasskey: "패스키로 확인하기",
    code: "인증 앱에 보이는 숫자 6자리",
    codeWhy: "이렇게 로그인하면 서명은 할 수 없습니다.",
    codeMissing: "숫자 6자리를 적어 주세요.",
    codeConfirm: "확인",
  },
  {
    make: "Make a passkey",
    makeTitle: "Make a passkey on this device.",
    makeWhy:
      "It is the key you log in and sign with. Your device checks that it is you by fingerprint, face or PIN, and never gives the key away. The server cannot hold it.",
    confirm: "Confirm with passkey",
    confirmTitle: "Confirm that it is you.",
    confirmWhy: "A password alone logs nobody in.",
    useCode: "No passkey at hand? Use the digits of your authenticator app",
    usePasskey: "Confirm with the passkey",
    code: "Six digits in your authenticator app",
    codeWhy: "Logged in this way you cannot sign.",
    codeMissing: "Enter the six digits.",
    codeConfirm: "Confirm",
  },
);

/** After the password: an officer's first log-in makes a passkey, every later one confirms with it or with a code. */
export function SecondStep({ step, onRefused }: { step: LogInStep; onRefused: (thrown: unknown) => void }) {
  const [passkey, setPasskey] = useState(step.passkey);
  const [byCode, setByCode] = useState(passkey.known.length === 0 && step.oneTimePassword);

  if (passkey.known.length === 0 && !step.oneTimePassword) {
    return <Touch title={t.makeTitle} why={t.makeWhy} button={t.make} act={async () => setPasskey(await register())} />;
  }
  if (byCode) return <Code onPasskey={passkey.known.length > 0 ? () => setByCode(false) : undefined} />;
  async function confirm() {
    const assertion = await confirmWithPasskey(passkey);
    // A question is judged once: whatever it was answered with, the next one begins with the password.
    await api.confirmWithPasskey({ body: { passkey: assertion } }).then(welcome, onRefused);
  }
  return (
    <Touch title={t.confirmTitle} why={t.confirmWhy} button={t.confirm} act={confirm}>
      {step.oneTimePassword && (
        <button type="button" class="link" onClick={() => setByCode(true)}>
          {t.useCode}
        </button>
      )}
    </Touch>
  );
}

interface TouchProps {
  title: string;
  why: string;
  button: string;
  act: () => Promise<unknown>;
  children?: ComponentChildren;
}

function Touch({ title, why, button, act, children }: TouchProps) {
  const { attempt, busy, said } = useAttempt();
  return (
    <div class="card stack">
      <div>
        <h1>{title}</h1>
        <p class="soft small">{why}</p>
      </div>
      <Refusal said={said} />
      <Button look="primary" size="big" wide onClick={() => void attempt(act)} busy={busy}>
        <KeyIcon />
        {button}
      </Button>
      {children}
    </div>
  );
}

function Code({ onPasskey }: { onPasskey: (() => void) | undefined }) {
  const [code, setCode] = useState("");
  const [missing, setMissing] = useState(false);
  const { attempt, busy, said } = useAttempt();

  async function enter(event: Event) {
    event.preventDefault();
    setMissing(!/^\d{6}$/.test(code));
    if (!/^\d{6}$/.test(code)) return;
    await attempt(async () => {
      await api.confirmWithCode({ body: { code } });
      await welcome();
    });
  }

  return (
    <form class="card stack" onSubmit={(event) => void enter(event)} noValidate>
      <div>
        <h1>{t.confirmTitle}</h1>
        <p class="soft small">{t.codeWhy}</p>
      </div>
      <Field
        label={t.code}
        value={code}
        onInput={setCode}
        inputMode="numeric"
        autoComplete="one-time-code"
        maxLength={6}
        wrong={missing ? t.codeMissing : undefined}
        autoFocus
      />
      <Refusal said={said} />
      <Button look="primary" size="big" wide submit busy={busy}>
        {t.codeConfirm}
      </Button>
      {onPasskey && (
        <button type="button" class="link" onClick={onPasskey}>
          {t.usePasskey}
        </button>
      )}
    </form>
  );
}

async function register(): Promise<LogInStep["passkey"]> {
  const { creation } = await api.beginPasskey({ body: {} });
  const { passkey } = await api.addPasskey({ body: { passkey: await makePasskey(creation) } });
  return passkey;
}

/** The page of before is still there for whoever it was of; for anybody else it begins anew. */
async function welcome(): Promise<void> {
  const before = queries.getQueryData(officerQuery.queryKey);
  if (before && before.id !== (await api.describeOfficer()).officer.id) location.assign("/");
  else await queries.invalidateQueries();
}
