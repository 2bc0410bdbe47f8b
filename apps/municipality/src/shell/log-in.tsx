import { Brand, DemoTag } from "@kipass/web-kit/brand.tsx";
import { Button, Field, Notice } from "@kipass/web-kit/controls.tsx";
import { catalogue } from "@kipass/web-kit/i18n.ts";
import { problemText } from "@kipass/web-kit/problem-text.ts";
import { Settings } from "@kipass/web-kit/settings.tsx";
import { useState } from "preact/hooks";
import { api } from "../api.ts";
import { boot } from "../boot.ts";
import { rememberLogIn } from "../on-site/key.ts";
import { queries } from "../queries.ts";

const t = catalogue(
  {
    title: "지자체 관리시스템 로그인",
    who: "맡은 지역의 시설만 보입니다. 누가 방문했는지는 이곳에 없습니다.",
    id: "아이디",
    password: "비밀번호",
    enter: "로그인",
    missing: "아이디와 비밀번호를 적어 주세요.",
  },
  {
    title: "Log in to the municipality console",
    who: "You see the facilities of your region. Who visited them is not known here.",
    id: "ID",
    password: "Password",
    enter: "Log in",
    missing: "Enter your ID and password.",
  },
);

export function LogIn() {
  const [loginId, setLoginId] = useState("");
  const [password, setPassword] = useState("");
  const [said, setSaid] = useState<string>();
  const [busy, setBusy] = useState(false);

  async function enter(event: Event) {
    event.preventDefault();
    if (loginId === "" || password === "") return setSaid(t.missing);
    setBusy(true);
    setSaid(undefined);
    try {
      const logIn = { loginId: loginId.trim(), password };
      await api.logIn({ body: logIn });
      rememberLogIn(logIn);
      await queries.invalidateQueries();
    } catch (thrown) {
      const { title, next } = problemText(thrown);
      setSaid(`${title} ${next}`);
    } finally {
      setBusy(false);
    }
  }

  return (
    <main class="alone">
      <div class="row">
        <Brand />
        {boot.demo && <DemoTag />}
      </div>
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
        {said && (
          <Notice tone="again" alert>
            {said}
          </Notice>
        )}
        <Button look="primary" size="big" wide submit busy={busy}>
          {t.enter}
        </Button>
      </form>
      <Settings />
    </main>
  );
}
