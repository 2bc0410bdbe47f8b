import { Button, Field, Notice } from "@kipass/web-kit/controls.tsx";
import { dayAndTime } from "@kipass/web-kit/dates.ts";
import { catalogue } from "@kipass/web-kit/i18n.ts";
import { UnsentIcon } from "@kipass/web-kit/icons.tsx";
import { problemText } from "@kipass/web-kit/problem-text.ts";
import { useWatched } from "@kipass/web-kit/watched.ts";
import { Link } from "@tanstack/react-router";
import { useState } from "preact/hooks";
import type { Officer } from "../api.ts";
import { unlock } from "../on-site/key.ts";
import { isLogInNeeded, logInAgain } from "../on-site/return.ts";
import { discard, sendUnsent, useUnsent } from "./unsent.ts";

const t = catalogue(
  {
    unsent: (n: number) => `미전송 ${n}건`,
    later: "이 기기에 있습니다. 네트워크가 연결되면 보냅니다.",
    others: (n: number) => `다른 담당자가 기록한 ${n}건은 그 담당자가 로그인하면 보냅니다.`,
    locked: (n: number) => `잠긴 기록 ${n}건을 보내려면 기록할 때 쓰던 비밀번호를 적어 주세요.`,
    password: "비밀번호",
    wrong: "기록할 때 쓰던 비밀번호가 아닙니다.",
    send: "지금 보내기",
    again: "로그인이 끝났습니다. 다시 로그인하면 보냅니다.",
    logIn: "로그인하고 보내기",
    discard: "기기에서 지우기",
    of: (name: string, at: string) => `${name} · ${at}`,
  },
  {
    unsent: (n) => `Not sent: ${n}`,
    later: "They are on this device and will be sent when there is a network.",
    others: (n) => `${n} recorded by other officers will be sent when they log in.`,
    locked: (n) => `To send ${n} that are locked, enter the password you had when you recorded them.`,
    password: "Password",
    wrong: "This is not the password they were recorded with.",
    send: "Send now",
    again: "The session has ended. They will be sent once you log in again.",
    logIn: "Log in and send",
    discard: "Remove from this device",
    of: (name, at) => `${name} · ${at}`,
  },
);

/** At the top of every page while there is something to send. */
export function UnsentCount({ officer }: { officer: number }) {
  const all = useUnsent(officer);
  if (all.length === 0) return null;
  return (
    <Link to="/inspections" class="me small nowrap gap6" activeProps={{}}>
      <UnsentIcon size="small" />
      {t.unsent(all.length)}
    </Link>
  );
}

/** What has not arrived yet, and what was refused, which only the officer may give up. */
export function UnsentNotice({ officer }: { officer: Officer }) {
  const all = useUnsent(officer.id);
  const needsLogIn = useWatched(isLogInNeeded);
  if (all.length === 0) return null;
  const own = all.filter((one) => one.officer === officer.id);
  const locked = own.filter(({ inspection }) => !inspection).length;
  return (
    <section class="stack no-print" aria-live="polite">
      <Notice tone="again" icon={<UnsentIcon />}>
        <b>{t.unsent(all.length)}</b> {own.length > 0 && (needsLogIn ? t.again : t.later)}{" "}
        {all.length > own.length && t.others(all.length - own.length)}
      </Notice>
      {own.map(({ attempt, inspection, refused }) =>
        refused && inspection ? (
          <Notice key={attempt} tone="hold" alert>
            {t.of(inspection.name, dayAndTime(inspection.body.inspectedMs))}: {problemText(refused).title}{" "}
            <button type="button" class="link" onClick={() => void discard(attempt)}>
              {t.discard}
            </button>
          </Notice>
        ) : null,
      )}
      {locked > 0 && <Unlock officer={officer} records={locked} />}
      {own.length > locked && (
        <div>
          {needsLogIn ? (
            <Button look="primary" size="small" onClick={() => void logInAgain()}>
              {t.logIn}
            </Button>
          ) : (
            <Button size="small" onClick={() => void sendUnsent(officer.id)}>
              {t.send}
            </Button>
          )}
        </div>
      )}
    </section>
  );
}

/** The page was opened anew since, or the password is another one now. */
function Unlock({ officer, records }: { officer: Officer; records: number }) {
  const [password, setPassword] = useState("");
  const [said, setSaid] = useState<string>();
  const [busy, setBusy] = useState(false);
  async function enter(event: Event) {
    event.preventDefault();
    setBusy(true);
    await unlock({ loginId: officer.loginId, password });
    await sendUnsent(officer.id);
    // Whatever could be opened is gone from here by now, and this form with it.
    setSaid(t.wrong);
    setBusy(false);
  }
  return (
    <form class="card stack" noValidate onSubmit={(event) => void enter(event)}>
      <p class="small">{t.locked(records)}</p>
      <Field
        label={t.password}
        type="password"
        value={password}
        onInput={setPassword}
        autoComplete="current-password"
        maxLength={200}
        wrong={said}
      />
      <Button size="small" submit busy={busy}>
        {t.send}
      </Button>
    </form>
  );
}
