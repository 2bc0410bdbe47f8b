import { Field, Notice } from "@kipass/web-kit/controls.tsx";
import { catalogue } from "@kipass/web-kit/i18n.ts";
import { useWatched } from "@kipass/web-kit/watched.ts";
import { useState } from "preact/hooks";
import { AskForm } from "../ask-form.tsx";
import { Frame } from "../frame.tsx";
import { unsent } from "../offline/terminal.ts";
import { follow, go, path } from "../path.ts";
import { registry } from "../registry.ts";
import { useSending } from "../use-asked.ts";
import { openSession } from "./session.ts";

const t = catalogue(
  {
    title: "시설 로그인",
    lead: "시설관리자와 QR 스캔 직원이 함께 씁니다.",
    scanning: "로그인하면 바로 이어서 찍을 수 있습니다.",
    id: "아이디",
    password: "비밀번호",
    missingId: "아이디를 입력해 주세요.",
    missingPassword: "비밀번호를 입력해 주세요.",
    submit: "로그인",
    first: "처음이신가요?",
    signUp: "시설 등록",
    pair: "연결 코드로 시작",
    forgotten: "아이디·비밀번호 찾기",
    unsent: (n: number) => `미전송 ${n}건이 이 기기에 있습니다.`,
    unsentNext: "로그인하지 않아도 연결되면 자동으로 보냅니다.",
  },
  {
    title: "Facility log-in",
    lead: "For facility managers and the staff who scan.",
    scanning: "Scanning goes on right after you log in.",
    id: "ID",
    password: "Password",
    missingId: "Enter the ID.",
    missingPassword: "Enter the password.",
    submit: "Log in",
    first: "New here?",
    signUp: "Register a facility",
    pair: "Start with a code",
    forgotten: "Forgot ID or password",
    unsent: (n) => `${n} unsent records are on this device.`,
    unsentNext: "They are sent by themselves once there is a connection, without logging in.",
  },
);

export function LogIn() {
  const waiting = useWatched(unsent);
  const [loginId, setLoginId] = useState("");
  const [password, setPassword] = useState("");
  const [isTried, setTried] = useState(false);
  const { isBusy, refusal, send } = useSending();

  async function logIn() {
    setTried(true);
    // Ids are lower case, and a phone's keyboard begins with a capital by itself.
    const body = { loginId: loginId.trim().toLowerCase(), password };
    if (body.loginId === "" || password === "") return;
    await send(async () => {
      const { sameBusiness } = await registry.logIn({ body });
      if (sameBusiness > 1 && path.value === "/") go("/facilities", true);
      await openSession();
    });
  }

  return (
    <Frame>
      <AskForm onSubmit={() => void logIn()} submit={t.submit} isBusy={isBusy} refusal={refusal}>
        <hgroup>
          <h1>{t.title}</h1>
          <p class="soft">{path.value === "/scan" ? t.scanning : t.lead}</p>
        </hgroup>
        {waiting > 0 && (
          <Notice>
            <b>{t.unsent(waiting)}</b> {t.unsentNext}
          </Notice>
        )}
        <Field
          label={t.id}
          value={loginId}
          onInput={setLoginId}
          autoComplete="username"
          maxLength={40}
          autoFocus
          wrong={isTried && loginId.trim() === "" ? t.missingId : undefined}
        />
        <Field
          label={t.password}
          type="password"
          value={password}
          onInput={setPassword}
          autoComplete="current-password"
          maxLength={200}
          wrong={isTried && password === "" ? t.missingPassword : undefined}
        />
      </AskForm>
      <p class="row middle-line">
        <span class="soft">{t.first}</span>
        <a href="/sign-up" class="btn plain" onClick={follow}>
          {t.signUp}
        </a>
        <a href="/pair" class="btn plain" onClick={follow}>
          {t.pair}
        </a>
        <a href="/recover" class="btn plain" onClick={follow}>
          {t.forgotten}
        </a>
      </p>
    </Frame>
  );
}
