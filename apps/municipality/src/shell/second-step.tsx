import { Brand } from "@kipass/web-kit/brand.tsx";
import { Busy, Button, Field, Notice } from "@kipass/web-kit/controls.tsx";
import { catalogue } from "@kipass/web-kit/i18n.ts";
import { KeyIcon } from "@kipass/web-kit/icons.tsx";
import { confirmWithPasskey, makePasskey, PasskeyFailure, passkeyFailureText } from "@kipass/web-kit/passkey.ts";
import { problemText } from "@kipass/web-kit/problem-text.ts";
import { secretPicture } from "@kipass/web-kit/secret-picture.ts";
import { Settings } from "@kipass/web-kit/settings.tsx";
import { useQuery } from "@tanstack/react-query";
import { useState } from "preact/hooks";
import { api } from "../api.ts";
import { queries, secondStepQuery, sessionQuery } from "../queries.ts";
import { leave } from "./leave.ts";

const t = catalogue(
  {
    confirm: "한 번 더 확인합니다",
    confirmWith: "패스키로 확인",
    enrol: "패스키를 등록해 주세요",
    enrolWhy: "비밀번호만으로는 들어갈 수 없습니다. 이 기기의 지문이나 얼굴, PIN이 열쇠가 됩니다.",
    enrolNow: "패스키 등록",
    byCode: "인증 앱의 숫자로 확인",
    enrolCode: "패스키 대신 인증 앱 쓰기",
    scan: "인증 앱으로 QR코드를 찍거나 아래 열쇠를 넣어 주세요.",
    secret: "인증 앱에 이 열쇠를 넣어 주세요.",
    picture: "인증 앱에 등록하는 QR코드",
    code: "인증 앱의 숫자 6자리",
    enter: "확인",
    missing: "숫자 6자리를 적어 주세요.",
    leave: "다른 아이디로 로그인",
  },
  {
    confirm: "Confirm once more",
    confirmWith: "Confirm with a passkey",
    enrol: "Register a passkey",
    enrolWhy: "A password alone does not let you in. This device's fingerprint, face or PIN becomes the key.",
    enrolNow: "Register a passkey",
    byCode: "Use a code of an authenticator app",
    enrolCode: "Use an authenticator app instead",
    scan: "Scan the QR code with your authenticator app, or enter the key below.",
    secret: "Enter this key into your authenticator app.",
    picture: "QR code for the authenticator app",
    code: "Six digits of the authenticator app",
    enter: "Confirm",
    missing: "Enter the six digits.",
    leave: "Log in with another ID",
  },
);

/** After the password. Who has no second factor yet makes one here, before anything else. */
export function SecondStep() {
  const { data: step } = useQuery(secondStepQuery);
  const [said, setSaid] = useState<string>();
  const [busy, setBusy] = useState(false);
  const [secret, setSecret] = useState<Secret>();
  const [asksCode, setAsksCode] = useState(false);
  if (!step) return <Busy />;
  const isNew = step.passkey === null && !step.oneTimePassword;

  async function act(work: () => Promise<unknown>) {
    setBusy(true);
    setSaid(undefined);
    try {
      await work();
      await queries.fetchQuery({ ...sessionQuery, staleTime: 0 });
      queries.removeQueries({ queryKey: secondStepQuery.queryKey });
    } catch (thrown) {
      const { title, next } = thrown instanceof PasskeyFailure ? passkeyFailureText(thrown) : problemText(thrown);
      setSaid(`${title} ${next}`);
    } finally {
      setBusy(false);
    }
  }
  const enrol = async () => {
    const made = await makePasskey(await api.createPasskey({ body: {} }));
    await api.addPasskey({ body: made });
  };
  // Asked anew at each try: what was sent once is never judged twice.
  const confirm = async () => {
    const { passkey } = await api.startSecondStep({ body: {} });
    if (passkey) await api.confirmWithPasskey({ body: await confirmWithPasskey(passkey) });
  };
  const showSecret = async () => {
    setBusy(true);
    const enrolled = await api.enrolOneTimePassword({ body: {} }).catch(() => undefined);
    setSecret(enrolled);
    setBusy(false);
  };
  const enterCode = (code: string) =>
    act(() => (secret ? api.confirmOneTimePassword({ body: { code } }) : api.confirmWithCode({ body: { code } })));

  return (
    <main class="alone">
      <Brand />
      <div class="card stack">
        <div>
          <h1>{isNew ? t.enrol : t.confirm}</h1>
          {isNew && <p class="soft small">{t.enrolWhy}</p>}
        </div>
        {said && (
          <Notice tone="again" alert>
            {said}
          </Notice>
        )}
        {(isNew || step.passkey) && !secret && (
          <Button look="primary" size="big" wide busy={busy} onClick={() => void act(isNew ? enrol : confirm)}>
            <KeyIcon />
            {isNew ? t.enrolNow : t.confirmWith}
          </Button>
        )}
        {secret && <NewSecret {...secret} />}
        {(secret || asksCode || (!isNew && !step.passkey)) && <CodeForm busy={busy} onEnter={enterCode} />}
        {isNew && !secret && (
          <Button look="plain" onClick={() => void showSecret()}>
            {t.enrolCode}
          </Button>
        )}
        {step.passkey && step.oneTimePassword && !asksCode && (
          <Button look="plain" onClick={() => setAsksCode(true)}>
            {t.byCode}
          </Button>
        )}
        <Button look="plain" onClick={() => void leave()}>
          {t.leave}
        </Button>
      </div>
      <Settings />
    </main>
  );
}

interface Secret {
  uri: string;
  secret: string;
}

/** To be scanned, or typed where the app is on this very device. */
function NewSecret({ uri, secret }: Secret) {
  const picture = secretPicture(uri);
  return (
    <>
      <p class="small">{picture ? t.scan : t.secret}</p>
      {picture && (
        <svg class="secret-picture" viewBox={`0 0 ${picture.size} ${picture.size}`} role="img" aria-label={t.picture}>
          <rect width={picture.size} height={picture.size} fill="#fff" />
          <path d={picture.path} />
        </svg>
      )}
      <b class="mono secret">{secret.replace(/(.{4})/g, "$1 ").trim()}</b>
    </>
  );
}

function CodeForm({ busy, onEnter }: { busy: boolean; onEnter: (code: string) => Promise<void> }) {
  const [code, setCode] = useState("");
  const [missing, setMissing] = useState(false);
  const digits = code.replace(/\D/g, "");
  return (
    <form
      class="stack"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        setMissing(digits.length !== 6);
        if (digits.length === 6) void onEnter(digits);
      }}
    >
      <Field
        label={t.code}
        value={code}
        onInput={setCode}
        inputMode="numeric"
        autoComplete="one-time-code"
        maxLength={7}
        wrong={missing && digits.length !== 6 ? t.missing : undefined}
        autoFocus
      />
      <Button wide submit busy={busy}>
        {t.enter}
      </Button>
    </form>
  );
}
