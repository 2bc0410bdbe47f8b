import { Brand, DemoTag } from "@kipass/web-kit/brand.tsx";
import { Button, Field, Notice } from "@kipass/web-kit/controls.tsx";
import { catalogue } from "@kipass/web-kit/i18n.ts";
import { OfflineIcon } from "@kipass/web-kit/icons.tsx";
import { problemText } from "@kipass/web-kit/problem-text.ts";
import { Settings } from "@kipass/web-kit/settings.tsx";
import { useNavigate } from "@tanstack/react-router";
import { useEffect, useState } from "preact/hooks";
import { boot } from "../boot.ts";
import { hasKeptRoute, openKeptRoute } from "./kept-route.ts";
import { unlock } from "./key.ts";

const t = catalogue(
  {
    title: "네트워크 없이 현장점검",
    what: "이 기기에 남긴 오늘 점검 목록을 엽니다. 기록하면 기기에 있다가 네트워크가 연결되면 전송됩니다.",
    id: "아이디",
    password: "비밀번호",
    open: "점검 목록 열기",
    missing: "아이디와 비밀번호를 적어 주세요.",
    wrong: "아이디나 비밀번호가 이 기기에서 마지막으로 로그인한 것과 다릅니다.",
    none: "이 담당자의 오늘 점검 목록은 이 기기에 없습니다.",
    again: "다시 연결",
  },
  {
    title: "Inspect without a network",
    what: "Opens today's inspections as kept on this device. What you record stays here and is sent when the network is back.",
    id: "ID",
    password: "Password",
    open: "Open inspections",
    missing: "Enter your ID and password.",
    wrong: "ID or password differ from the last log-in on this device.",
    none: "This officer has no inspections of today on this device.",
    again: "Connect again",
  },
);

/** The registry cannot be reached. Where a route of today was kept, its officer may go on. */
export function WithoutNetwork({ why, onAgain }: { why: unknown; onAgain: () => void }) {
  const [isKept, setKept] = useState(false);
  useEffect(() => {
    void hasKeptRoute().then(setKept);
  }, []);
  const { title, next } = problemText(why);
  return (
    <main class="alone">
      <div class="row">
        <Brand />
        {boot.demo && <DemoTag />}
      </div>
      <Notice tone="hold" alert icon={<OfflineIcon />}>
        <b>{title}</b> {next}
      </Notice>
      {isKept && <OpenKept />}
      <Button onClick={onAgain}>{t.again}</Button>
      <Settings />
    </main>
  );
}

function OpenKept() {
  const [loginId, setLoginId] = useState("");
  const [password, setPassword] = useState("");
  const [said, setSaid] = useState<string>();
  const [busy, setBusy] = useState(false);
  const navigate = useNavigate();

  async function enter(event: Event) {
    event.preventDefault();
    if (loginId.trim() === "" || password === "") return setSaid(t.missing);
    setBusy(true);
    setSaid(undefined);
    const officer = await unlock({ loginId: loginId.trim(), password });
    if (officer !== undefined && (await openKeptRoute())) return navigate({ to: "/inspections" });
    setSaid(officer === undefined ? t.wrong : t.none);
    setBusy(false);
  }

  return (
    <form class="card stack" onSubmit={(event) => void enter(event)} noValidate>
      <div>
        <h1>{t.title}</h1>
        <p class="soft small">{t.what}</p>
      </div>
      <Field label={t.id} value={loginId} onInput={setLoginId} autoComplete="username" maxLength={40} />
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
        {t.open}
      </Button>
    </form>
  );
}
