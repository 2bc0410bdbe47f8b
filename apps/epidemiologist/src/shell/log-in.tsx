import { DemoTag } from "@kipass/web-kit/brand.tsx";
import { Button, Field, Notice } from "@kipass/web-kit/controls.tsx";
import { catalogue } from "@kipass/web-kit/i18n.ts";
import { problemText } from "@kipass/web-kit/problem-text.ts";
import { Settings } from "@kipass/web-kit/settings.tsx";
import { useState } from "preact/hooks";
import { api } from "../api.ts";
import { boot } from "../boot.ts";
import { queries } from "../queries.ts";
import { ProductBrand } from "./product-brand.tsx";

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
      await api.logIn({ body: { loginId: loginId.trim(), password } });
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
        <ProductBrand />
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
