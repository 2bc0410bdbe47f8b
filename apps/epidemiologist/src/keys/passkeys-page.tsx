import { Busy, Button, Field, Notice, Tag } from "@kipass/web-kit/controls.tsx";
import { dayAndTime } from "@kipass/web-kit/dates.ts";
import { catalogue } from "@kipass/web-kit/i18n.ts";
import { KeyIcon } from "@kipass/web-kit/icons.tsx";
import { makePasskey } from "@kipass/web-kit/passkey.ts";
import { secretPicture } from "@kipass/web-kit/secret-picture.ts";
import { useQuery } from "@tanstack/react-query";
import { useState } from "preact/hooks";
import { api, type Passkey } from "../api.ts";
import { passkeysQuery, queries } from "../queries.ts";
import { Refusal } from "../shell/refusal.tsx";
import { useAttempt } from "./use-attempt.ts";

const t = catalogue(
  {
    title: "로그인과 서명",
    passkeys: "패스키",
    made: (at: string) => `${at}에 만듦`,
    used: (at: string) => `마지막 로그인 ${at}`,
    unused: "아직 쓰지 않음",
    signs: "서명용",
    synced: "다른 기기와 동기화됨",
    remove: "빼기",
    removeSigning:
      "빼면 다시 확인받을 때까지 서명할 수 없습니다. 잃어버린 기기라면 보건복지부 담당자에게도 알려 주세요.",
    removeNow: "패스키 빼기",
    add: "패스키 추가",
    last: "하나뿐인 확인 방법은 뺄 수 없습니다.",
    code: "인증 앱",
    codeWhy: "패스키가 곁에 없을 때 로그인하는 방법입니다. 서명에는 쓸 수 없습니다.",
    codeOn: "인증 앱을 쓰고 있습니다.",
    codeMake: "인증 앱 등록",
    codeEnter: "인증 앱으로 QR코드를 찍거나 아래 키를 넣고, 앱에 보이는 숫자를 적어 주세요.",
    codeType: "인증 앱에 이 키를 넣고, 앱에 보이는 숫자를 적어 주세요.",
    codePicture: "인증 앱에 등록하는 QR코드",
    codeField: "숫자 6자리",
    codeConfirm: "확인",
    codeRemove: "인증 앱 빼기",
  },
  {
    title: "Log-in and signing",
    passkeys: "Passkeys",
    made: (at) => `Made ${at}`,
    used: (at) => `Last log-in ${at}`,
    unused: "Not used yet",
    signs: "For signing",
    synced: "Synced to other devices",
    remove: "Remove",
    removeSigning:
      "Without it you cannot sign until another one has been certified. If the device is lost, tell the ministry's desk too.",
    removeNow: "Remove the passkey",
    add: "Add a passkey",
    last: "The only way to confirm a log-in cannot be removed.",
    code: "Authenticator app",
    codeWhy: "For logging in when the passkey is not at hand. It does not sign.",
    codeOn: "An authenticator app is in use.",
    codeMake: "Set up an authenticator app",
    codeEnter: "Scan the QR code with the app, or enter the key below, then the digits the app shows.",
    codeType: "Enter this key in the app, then the digits the app shows.",
    codePicture: "QR code for the authenticator app",
    codeField: "Six digits",
    codeConfirm: "Confirm",
    codeRemove: "Remove the authenticator app",
  },
);

const refresh = () => queries.invalidateQueries();

/** What an officer logs in and signs with. */
export function PasskeysPage() {
  const { data: held } = useQuery(passkeysQuery);
  const { attempt, busy, said } = useAttempt();
  if (!held) return <Busy />;
  const { passkeys, oneTimePassword } = held;
  const isLast = passkeys.length === 1 && !oneTimePassword;
  const add = async () => {
    const { creation } = await api.beginPasskey({ body: {} });
    await api.addPasskey({ body: { passkey: await makePasskey(creation) } });
    await refresh();
  };
  return (
    <main class="page narrow stack">
      <h1>{t.title}</h1>
      <Refusal said={said} />
      <section class="card stack">
        <h2>{t.passkeys}</h2>
        <ul class="plain stack">
          {passkeys.map((passkey) => (
            <Held key={passkey.id} passkey={passkey} isLast={isLast} attempt={attempt} busy={busy} />
          ))}
        </ul>
        {isLast && <p class="note faint">{t.last}</p>}
        <Button onClick={() => void attempt(add)} busy={busy}>
          <KeyIcon />
          {t.add}
        </Button>
      </section>
      <section class="card stack">
        <h2>{t.code}</h2>
        <p class="soft small">{t.codeWhy}</p>
        {oneTimePassword ? <AppInUse isLast={passkeys.length === 0} /> : <AppSetUp />}
      </section>
    </main>
  );
}

interface HeldProps {
  passkey: Passkey;
  isLast: boolean;
  attempt: (step: () => Promise<unknown>) => Promise<void>;
  busy: boolean;
}

function Held({ passkey, isLast, attempt, busy }: HeldProps) {
  const [asking, setAsking] = useState(false);
  const { id, madeAtMs, usedAtMs, signs, synced } = passkey;
  const remove = async () => {
    await api.removePasskey({ body: { id } });
    await refresh();
  };
  return (
    <li class="stack">
      <div class="row wrap">
        <div>
          <b>{t.made(dayAndTime(madeAtMs))}</b>
          <p class="note faint">{usedAtMs === null ? t.unused : t.used(dayAndTime(usedAtMs))}</p>
        </div>
        {signs && <Tag tone="act">{t.signs}</Tag>}
        {synced && <Tag>{t.synced}</Tag>}
        {!isLast && !asking && (
          <span class="push">
            <Button size="slim" onClick={() => (signs ? setAsking(true) : void attempt(remove))} busy={busy}>
              {t.remove}
            </Button>
          </span>
        )}
      </div>
      {asking && (
        <div class="stack">
          <Notice tone="again">{t.removeSigning}</Notice>
          <Button onClick={() => void attempt(remove)} busy={busy}>
            {t.removeNow}
          </Button>
        </div>
      )}
    </li>
  );
}

function AppInUse({ isLast }: { isLast: boolean }) {
  const { attempt, busy, said } = useAttempt();
  const remove = async () => {
    await api.removeOneTimePassword({ body: {} });
    await refresh();
  };
  return (
    <>
      <p>{t.codeOn}</p>
      <Refusal said={said} />
      {isLast ? (
        <p class="note faint">{t.last}</p>
      ) : (
        <Button onClick={() => void attempt(remove)} busy={busy}>
          {t.codeRemove}
        </Button>
      )}
    </>
  );
}

function AppSetUp() {
  const [secret, setSecret] = useState<{ uri: string; secret: string }>();
  const [code, setCode] = useState("");
  const { attempt, busy, said } = useAttempt();
  const confirm = async () => {
    await api.confirmOneTimePassword({ body: { code } });
    await refresh();
  };
  if (!secret) {
    const enrol = async () => setSecret(await api.enrolOneTimePassword({ body: {} }));
    return (
      <Button onClick={() => void attempt(enrol)} busy={busy}>
        {t.codeMake}
      </Button>
    );
  }
  return (
    <form
      class="stack"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (/^\d{6}$/.test(code)) void attempt(confirm);
      }}
    >
      <SecretPicture uri={secret.uri} />
      <a class="mono" href={secret.uri}>
        {secret.secret.match(/.{1,4}/g)?.join(" ")}
      </a>
      <Field
        label={t.codeField}
        value={code}
        onInput={setCode}
        inputMode="numeric"
        autoComplete="one-time-code"
        maxLength={6}
        wrong={said}
        autoFocus
      />
      <Button look="primary" submit busy={busy}>
        {t.codeConfirm}
      </Button>
    </form>
  );
}

function SecretPicture({ uri }: { uri: string }) {
  const picture = secretPicture(uri);
  if (!picture) return <p>{t.codeType}</p>;
  const { size, path } = picture;
  return (
    <>
      <p>{t.codeEnter}</p>
      <svg class="secret" viewBox={`0 0 ${size} ${size}`} role="img" aria-label={t.codePicture}>
        <rect width={size} height={size} fill="#fff" />
        <path d={path} />
      </svg>
    </>
  );
}
