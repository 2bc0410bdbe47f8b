import { Button, Field, Notice, Wrong } from "@kipass/web-kit/controls.tsx";
import { catalogue } from "@kipass/web-kit/i18n.ts";
import { problemText } from "@kipass/web-kit/problem-text.ts";
import { useState } from "preact/hooks";
import { api } from "../api.ts";
import { Dialog } from "../shell/dialog.tsx";

const t = catalogue(
  {
    title: (name: string) => `${name} 님의 로그인 새로 등록`,
    lead: "패스키나 인증 앱을 잃어버렸을 때 씁니다. 지금까지의 패스키와 인증 앱이 지워지고 로그인이 끝납니다. 본인은 새 비밀번호로 로그인해 패스키를 다시 등록합니다.",
    password: "새 비밀번호",
    hint: "본인임을 확인하고 직접 알려 주세요. 10자 이상입니다.",
    reason: "사유",
    missing: "새 비밀번호와 사유를 적어 주세요.",
    renew: "새로 등록하게 하기",
  },
  {
    title: (name) => `Register the log-in of ${name} anew`,
    lead: "For a lost passkey or authenticator app. What was registered until now is erased and the log-in ends. With the new password they register a passkey again.",
    password: "New password",
    hint: "Make sure who it is, and tell them in person. At least 10 characters.",
    reason: "Reason",
    missing: "Write the new password and the reason.",
    renew: "Let them register anew",
  },
);

interface RenewProps {
  officer: { id: number; name: string };
  onDone: () => void;
  onClose: () => void;
}

export function RenewDialog({ officer, onDone, onClose }: RenewProps) {
  const [password, setPassword] = useState("");
  const [reason, setReason] = useState("");
  const [isMissing, setMissing] = useState(false);
  const [said, setSaid] = useState<string>();

  async function renew(event: Event) {
    event.preventDefault();
    const lacks = password === "" || reason.trim() === "";
    setMissing(lacks);
    if (lacks) return;
    try {
      await api.renewLogIn({ params: { officer: String(officer.id) }, body: { password, reason: reason.trim() } });
      onDone();
    } catch (thrown) {
      const { title, next } = problemText(thrown);
      setSaid(`${title} ${next}`);
    }
  }

  return (
    <Dialog title={t.title(officer.name)} onClose={onClose}>
      <form class="stack" noValidate onSubmit={(event) => void renew(event)}>
        <p class="small soft">{t.lead}</p>
        <Field
          label={t.password}
          value={password}
          onInput={setPassword}
          hint={t.hint}
          maxLength={200}
          autoComplete="off"
        />
        <Field label={t.reason} value={reason} onInput={setReason} maxLength={200} autoComplete="off" />
        {said && (
          <Notice tone="again" alert>
            {said}
          </Notice>
        )}
        {isMissing && <Wrong>{t.missing}</Wrong>}
        <Button look="primary" wide submit>
          {t.renew}
        </Button>
      </form>
    </Dialog>
  );
}
