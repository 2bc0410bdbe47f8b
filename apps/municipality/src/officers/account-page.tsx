import { Busy, Button, Notice } from "@kipass/web-kit/controls.tsx";
import { dayAndTime } from "@kipass/web-kit/dates.ts";
import { catalogue } from "@kipass/web-kit/i18n.ts";
import { makePasskey, PasskeyFailure, passkeyFailureText } from "@kipass/web-kit/passkey.ts";
import { problemText } from "@kipass/web-kit/problem-text.ts";
import { useQuery } from "@tanstack/react-query";
import { useState } from "preact/hooks";
import { api } from "../api.ts";
import { passkeysQuery, queries, sessionQuery } from "../queries.ts";
import { roleWords } from "./role-words.ts";

const t = catalogue(
  {
    title: "내 계정",
    passkeys: "패스키",
    synced: "여러 기기에서 씀",
    bound: "이 기기에만 있음",
    made: "만든 때",
    used: "마지막으로 쓴 때",
    never: "아직 없음",
    add: "패스키 추가",
    remove: "지우기",
    code: "인증 앱도 등록되어 있습니다.",
    last: "하나 남은 로그인 수단은 지울 수 없습니다.",
  },
  {
    title: "My account",
    passkeys: "Passkeys",
    synced: "Used on several devices",
    bound: "On one device",
    made: "Made",
    used: "Last used",
    never: "Never",
    add: "Add a passkey",
    remove: "Remove",
    code: "An authenticator app is registered, too.",
    last: "The last way to log in cannot be removed.",
  },
);

/** Who the officer is here, and what they log in with. */
export function AccountPage() {
  const { data } = useQuery(passkeysQuery);
  const { data: session } = useQuery(sessionQuery);
  const [said, setSaid] = useState<string>();
  if (!data || !session) return <Busy />;
  const { officer } = session;
  const mayRemove = data.passkeys.length > 1 || data.oneTimePassword;

  async function act(work: () => Promise<unknown>) {
    setSaid(undefined);
    try {
      await work();
    } catch (thrown) {
      const { title, next } = thrown instanceof PasskeyFailure ? passkeyFailureText(thrown) : problemText(thrown);
      setSaid(`${title} ${next}`);
    }
    await queries.invalidateQueries({ queryKey: passkeysQuery.queryKey });
  }
  const add = async () => {
    const made = await makePasskey(await api.createPasskey({ body: {} }));
    await api.addPasskey({ body: made });
  };

  return (
    <main class="page stack">
      <h1>{t.title}</h1>
      <p>
        {officer.name} {officer.title} · {officer.regionName} · {officer.roles.map(roleWords).join(", ")}
      </p>
      <h2>{t.passkeys}</h2>
      {said && (
        <Notice tone="again" alert>
          {said}
        </Notice>
      )}
      <ul class="found">
        {data.passkeys.map(({ id, synced, madeAtMs, usedAtMs }) => (
          <li key={id} class="row between wrap">
            <span class="small">
              <b>{synced ? t.synced : t.bound}</b>
              <br />
              {t.made} {dayAndTime(madeAtMs)} · {t.used} {usedAtMs === null ? t.never : dayAndTime(usedAtMs)}
            </span>
            {mayRemove && (
              <Button size="slim" onClick={() => void act(() => api.removePasskey({ body: { id } }))}>
                {t.remove}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {data.oneTimePassword && <p class="small soft">{t.code}</p>}
      {!mayRemove && <p class="small soft">{t.last}</p>}
      <div>
        <Button size="small" onClick={() => void act(add)}>
          {t.add}
        </Button>
      </div>
    </main>
  );
}
