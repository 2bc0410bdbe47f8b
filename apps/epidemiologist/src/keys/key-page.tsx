import { Busy, Button, Notice } from "@kipass/web-kit/controls.tsx";
import { dayAndTime } from "@kipass/web-kit/dates.ts";
import { catalogue } from "@kipass/web-kit/i18n.ts";
import { ClockIcon, KeyIcon } from "@kipass/web-kit/icons.tsx";
import { useQuery } from "@tanstack/react-query";
import { api, type Officer } from "../api.ts";
import { passkeysQuery, queries } from "../queries.ts";
import { Refusal } from "../shell/refusal.tsx";
import { useAttempt } from "./use-attempt.ts";

const t = catalogue(
  {
    title: "서명할 패스키를 정해 주세요.",
    why: "정보제공요청은 두 사람이 각자의 패스키로 서명해야 합니다. 서명할 때마다 기기가 지문이나 얼굴, PIN으로 본인을 확인합니다. 보건복지부가 확인한 패스키로만 서명할 수 있습니다.",
    made: (at: string) => `${at}에 만든 패스키`,
    use: "이 패스키로 서명하기",
    waiting: "보건복지부의 확인을 기다리고 있습니다.",
    next: "확인되면 이 화면이 저절로 바뀝니다. 패스키 지문을 담당자에게 알려 주세요.",
    print: "패스키 지문",
  },
  {
    title: "Choose the passkey you sign with.",
    why: "Two officers sign a request, each with their own passkey. Each time your device checks that it is you, by fingerprint, face or PIN. Only a passkey the ministry has certified signs.",
    made: (at) => `Passkey made ${at}`,
    use: "Sign with this passkey",
    waiting: "Waiting for the ministry to certify it.",
    next: "This page changes by itself once it is. Tell the desk the passkey's fingerprint.",
    print: "Passkey fingerprint",
  },
);

/** Until the ministry has certified an officer's passkey they can do nothing: which one, and the waiting. */
export function KeyPage({ officer }: { officer: Officer }) {
  return (
    <main class="page narrow stack">{officer.key === "waiting" ? <Waiting officer={officer} /> : <Choose />}</main>
  );
}

function Waiting({ officer }: { officer: Officer }) {
  return (
    <>
      <h1>{t.waiting}</h1>
      <Notice icon={<ClockIcon />}>{t.next}</Notice>
      <dl class="facts">
        <dt>{t.print}</dt>
        <dd class="mono">{fingerprint(officer.publicKey ?? "")}</dd>
      </dl>
    </>
  );
}

function Choose() {
  const { attempt, busy, said } = useAttempt();
  const { data: held } = useQuery(passkeysQuery);
  if (!held) return <Busy />;
  const handIn = (passkey: string) =>
    attempt(async () => {
      await api.registerOfficerKey({ body: { passkey } });
      await queries.invalidateQueries();
    });
  // One that has confirmed a log-in: that it works is known.
  const used = held.passkeys.filter(({ usedAtMs }) => usedAtMs !== null);
  return (
    <>
      <h1>{t.title}</h1>
      <p class="soft">{t.why}</p>
      <Refusal said={said} />
      {used.map(({ id, madeAtMs }) => (
        <div key={id} class="stack">
          <p>{t.made(dayAndTime(madeAtMs))}</p>
          <Button look="primary" size="big" onClick={() => void handIn(id)} busy={busy}>
            <KeyIcon />
            {t.use}
          </Button>
        </div>
      ))}
    </>
  );
}

/** Read over the telephone: 16 characters of the key in fours, past the one that is the same in all. */
function fingerprint(publicKey: string): string {
  return (publicKey.slice(2, 18).match(/.{4}/g) ?? []).join(" ");
}
