import { Button, Notice } from "@kipass/web-kit/controls.tsx";
import { catalogue } from "@kipass/web-kit/i18n.ts";
import { ClockIcon, KeyIcon } from "@kipass/web-kit/icons.tsx";
import { problemText } from "@kipass/web-kit/problem-text.ts";
import { useState } from "preact/hooks";
import { api, type Officer } from "../api.ts";
import { officerQuery, queries } from "../queries.ts";
import { makeOfficerKey } from "./officer-key.ts";
import { proveKey } from "./sign-request.ts";

const t = catalogue(
  {
    title: "서명 열쇠를 만들어 주세요.",
    why: "정보제공요청은 두 사람이 각자의 열쇠로 서명해야 합니다. 열쇠는 이 브라우저 안에서 만들어지고 밖으로 나가지 않습니다. 서버도 가질 수 없습니다.",
    make: "서명 열쇠 만들기",
    waiting: "보건복지부의 확인을 기다리고 있습니다.",
    next: "확인되면 이 화면이 저절로 바뀝니다. 열쇠 지문을 담당자에게 알려 주세요.",
    print: "열쇠 지문",
  },
  {
    title: "Make your signing key.",
    why: "Two officers sign a request, each with their own key. It is made inside this browser and never leaves it. The server cannot hold it.",
    make: "Make a signing key",
    waiting: "Waiting for the ministry to certify it.",
    next: "This page changes by itself once it is. Tell the desk the key's fingerprint.",
    print: "Key fingerprint",
  },
);

export function KeyPage({ officer }: { officer: Officer }) {
  const [said, setSaid] = useState<string>();
  const [busy, setBusy] = useState(false);

  async function make() {
    setBusy(true);
    try {
      const signer = await makeOfficerKey(officer.id);
      await api.registerOfficerKey({
        body: { publicKey: signer.publicKey, proof: await proveKey(officer.id, signer) },
      });
      await queries.invalidateQueries({ queryKey: officerQuery.queryKey });
    } catch (thrown) {
      const { title, next } = problemText(thrown);
      setSaid(`${title} ${next}`);
    } finally {
      setBusy(false);
    }
  }

  return (
    <main class="page narrow stack">
      {officer.key === "waiting" ? (
        <>
          <h1>{t.waiting}</h1>
          <Notice icon={<ClockIcon />}>{t.next}</Notice>
          <dl class="facts">
            <dt>{t.print}</dt>
            <dd class="mono">{fingerprint(officer.publicKey ?? "")}</dd>
          </dl>
        </>
      ) : (
        <>
          <h1>{t.title}</h1>
          <p class="soft">{t.why}</p>
          {said && (
            <Notice tone="again" alert>
              {said}
            </Notice>
          )}
          <Button look="primary" size="big" onClick={() => void make()} busy={busy}>
            <KeyIcon />
            {t.make}
          </Button>
        </>
      )}
    </main>
  );
}

/** Read over the telephone: the key's first 16 characters in fours. */
function fingerprint(publicKey: string): string {
  return (publicKey.slice(0, 16).match(/.{4}/g) ?? []).join(" ");
}
