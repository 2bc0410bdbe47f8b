import { Button } from "@kipass/web-kit/controls.tsx";
import { dayAndTime, timeOfDay } from "@kipass/web-kit/dates.ts";
import { catalogue } from "@kipass/web-kit/i18n.ts";
import { ClockIcon } from "@kipass/web-kit/icons.tsx";
import { useEffect, useState } from "preact/hooks";
import { api, type Officer, type RequestView } from "../api.ts";
import { Refusal } from "../shell/refusal.tsx";
import { useAct } from "../shell/use-act.ts";

const t = catalogue(
  {
    left: (time: string) => `유효시간 ${time} 남음`,
    over: "유효시간이 지났습니다.",
    again: (time: string) => `답하지 않은 곳에 ${time}에 다시 묻습니다.`,
    askAgain: "지금 다시 묻기",
    cancel: "요청 취소",
    sure: "취소하면 더 이상 아무 곳에도 묻지 않습니다. 이미 받은 답은 남습니다.",
    yes: "취소합니다",
    no: "그대로 둡니다",
    cancelled: (name: string, at: string) => `${name} 님이 ${at} 취소했습니다. 그전에 받은 답은 남아 있습니다.`,
  },
  {
    left: (time) => `Valid for another ${time}`,
    over: "The request has run out.",
    again: (time) => `Whoever has not answered is asked again at ${time}.`,
    askAgain: "Ask again now",
    cancel: "Cancel the request",
    sure: "Nobody is asked anything more after that. What has come stays.",
    yes: "Cancel it",
    no: "Leave it",
    cancelled: (name, at) => `${name} cancelled it on ${at}. What had come before is kept.`,
  },
);

const open: RequestView["state"][] = ["drafted", "signed", "approved", "running", "choosing"];

/** How long a request is good for, when somebody is asked again, and a way to call it off before it is done. */
export function CallOff({ request, officer }: { request: RequestView; officer: Officer }) {
  const [asking, setAsking] = useState(false);
  const { busy, said, act } = useAct();
  if (request.cancelled) {
    const { name, atMs } = request.cancelled;
    return <p class="note faint">{t.cancelled(name, dayAndTime(atMs))}</p>;
  }
  if (!open.includes(request.state)) return null;
  const may = request.draftedBy.id === officer.id || officer.role === "approver";

  const askAgain = () => act(() => api.askAgain({ params: { request: String(request.id) }, body: {} }));
  const cancel = () => act(() => api.cancelRequest({ params: { request: String(request.id) }, body: {} }));

  return (
    <div class="stack">
      <Remaining until={request.expiresAt} />
      {request.nextRoundAtMs !== null && <p class="note faint">{t.again(timeOfDay(request.nextRoundAtMs))}</p>}
      <Refusal said={said} />
      {request.nextRoundAtMs !== null && request.draftedBy.id === officer.id && (
        <Button wide busy={busy} onClick={() => void askAgain()}>
          {t.askAgain}
        </Button>
      )}
      {may && !asking && (
        <Button wide onClick={() => setAsking(true)}>
          {t.cancel}
        </Button>
      )}
      {may && asking && (
        <div class="stack">
          <p class="small">{t.sure}</p>
          <Button wide busy={busy} onClick={() => void cancel()}>
            {t.yes}
          </Button>
          <Button wide onClick={() => setAsking(false)}>
            {t.no}
          </Button>
        </div>
      )}
    </div>
  );
}

function Remaining({ until }: { until: number }) {
  const [nowMs, setNowMs] = useState(Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNowMs(Date.now()), 1000);
    return () => clearInterval(timer);
  }, []);
  const seconds = Math.max(0, until - Math.floor(nowMs / 1000));
  return (
    <p class="row gap6 small" role="timer">
      <ClockIcon size="small" />
      <span class="num">{seconds === 0 ? t.over : t.left(clockOf(seconds))}</span>
    </p>
  );
}

/** '23:59:08' */
function clockOf(seconds: number): string {
  const parts = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  return parts.map((part) => String(part).padStart(2, "0")).join(":");
}
