import { Button, Notice } from "@kipass/web-kit/controls.tsx";
import { dayAndTime } from "@kipass/web-kit/dates.ts";
import { catalogue } from "@kipass/web-kit/i18n.ts";
import { UnsentIcon } from "@kipass/web-kit/icons.tsx";
import { problemText } from "@kipass/web-kit/problem-text.ts";
import { Link } from "@tanstack/react-router";
import { discard, sendUnsent, useUnsent } from "./unsent.ts";

const t = catalogue(
  {
    unsent: (n: number) => `미전송 ${n}건`,
    later: "이 기기에 있습니다. 네트워크가 연결되면 보냅니다.",
    others: (n: number) => `다른 담당자가 기록한 ${n}건은 그 담당자가 로그인하면 보냅니다.`,
    send: "지금 보내기",
    discard: "기기에서 지우기",
    of: (name: string, at: string) => `${name} · ${at}`,
  },
  {
    unsent: (n) => `Not sent: ${n}`,
    later: "They are on this device and will be sent when there is a network.",
    others: (n) => `${n} recorded by other officers will be sent when they log in.`,
    send: "Send now",
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
export function UnsentNotice({ officer }: { officer: number }) {
  const all = useUnsent(officer);
  if (all.length === 0) return null;
  const own = all.filter((one) => one.officer === officer);
  return (
    <section class="stack no-print" aria-live="polite">
      <Notice tone="again" icon={<UnsentIcon />}>
        <b>{t.unsent(all.length)}</b> {own.length > 0 && t.later}{" "}
        {all.length > own.length && t.others(all.length - own.length)}
      </Notice>
      {own.map((one) =>
        one.refused ? (
          <Notice key={one.attempt} tone="hold" alert>
            {t.of(one.name, dayAndTime(one.body.inspectedMs))}: {problemText(one.refused).title}{" "}
            <button type="button" class="link" onClick={() => void discard(one.attempt)}>
              {t.discard}
            </button>
          </Notice>
        ) : null,
      )}
      {own.length > 0 && (
        <div>
          <Button size="small" onClick={() => void sendUnsent(officer)}>
            {t.send}
          </Button>
        </div>
      )}
    </section>
  );
}
