import { DemoTag } from "@kipass/web-kit/brand.tsx";
import { Button, Field, Notice } from "@kipass/web-kit/controls.tsx";
import { catalogue } from "@kipass/web-kit/i18n.ts";
import { Settings } from "@kipass/web-kit/settings.tsx";
import { useState } from "preact/hooks";
import { api, type LogInStep } from "../api.ts";
import { boot } from "../boot.ts";
import { failureText } from "../keys/failure-text.ts";
import { useAttempt } from "../keys/use-attempt.ts";
import { ProductBrand } from "./product-brand.tsx";
import { SecondStep } from "./second-step.tsx";

const t = catalogue(
  {
    title: "역학조사 로그인",
    who: "두 반쪽은 두 사람이 서명한 요청으로만 만납니다.",
    id: "아이디",
    password: "비밀번호",
    enter: "로그인",
    missing: "아이디와 비밀번호를 적어 주세요.",
  },
  {
    title: "Log in to the investigation",
    who: "The two halves meet only through a request that two officers signed.",
    id: "ID",
    password: "Password",
    enter: "Log in",
    missing: "Enter your ID and password.",
  },
);

/** Two steps: the password, then a passkey or a code. */
export function LogIn() {
  const [step, setStep] = useState<LogInStep>();
  const [failed, setFailed] = useState<string>();
  const again = (thrown: unknown) => {
    setStep(undefined);
    setFailed(failureText(thrown));
  };
  return (
    <main class="alone">
      <div class="row wrap">
        <ProductBrand />
        {boot.demo && <DemoTag />}
      </div>
      {step ? <SecondStep step={step} onRefused={again} /> : <Password onRight={setStep} failed={failed} />}
      <Settings />
    </main>
  );
}

function Password({ onRight, failed }: { onRight: (step: LogInStep) => void; failed: string | undefined }) {
  const [loginId, setLoginId] = useState("");
  const [password, setPassword] = useState("");
  const [missing, setMissing] = useState(false);
  const { attempt, busy, said } = useAttempt();
  const shown = missing ? t.missing : (said ?? failed);

  async function enter(event: Event) {
    event.preventDefault();
    setMissing(loginId === "" || password === "");
    if (loginId === "" || password === "") return;
    await attempt(async () => onRight(await api.logIn({ body: { loginId: loginId.trim(), password } })));
  }

  return (
    <form class="card stack" onSubmit={(event) => void enter(event)} noValidate>
      <div>
        <h1>{t.title}</h1>
        <p class="soft small">{t.who}</p>
      </div>
      <Field label={t.id} value={loginId} onInput={setLoginId} autoComplete="username" maxLength={40} autoFocus />
      <Field
        label={t.password}
        value={password}
        onInput={setPassword}
        type="password"
        autoComplete="current-password"
        maxLength={200}
      />
      {shown && (
        <Notice tone="again" alert>
          {shown}
        </Notice>
      )}
      <Button look="primary" size="big" wide submit busy={busy}>
        {t.enter}
      </Button>
    </form>
  );
}
