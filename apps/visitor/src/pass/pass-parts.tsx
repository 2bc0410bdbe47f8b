import { Problem } from "@kipass/protocol/problem";
import { Busy, Button } from "@kipass/web-kit/controls.tsx";
import { catalogue } from "@kipass/web-kit/i18n.ts";
import { AlertIcon, ClockIcon, RetryIcon } from "@kipass/web-kit/icons.tsx";
import { problemText } from "@kipass/web-kit/problem-text.ts";
import { qrPicture } from "@kipass/web-kit/qr.ts";
import { digitsInQr } from "@kipass/web-kit/qr-modules.ts";
import type { ComponentChildren } from "preact";
import { useMemo } from "preact/hooks";
import type { PassCycle } from "./pass-cycle.ts";

const t = catalogue(
  {
    drawing: "QR코드를 만들고 있습니다.",
    expired: "QR코드 유효시간 초과",
    gone: (life: number) => `${life}초가 지나 QR코드를 지웠습니다.\n동의를 다시 받지는 않습니다.`,
    away: "지금은 연결할 수 없습니다.",
    awayMore: "인터넷 연결을 확인해 주세요.",
    paper: "지금 입장하셔야 하면 수기명부에 적으시면 됩니다.",
    left: "초 남음",
    retry: "재시도",
  },
  {
    drawing: "Making your QR code.",
    expired: "QR code expired",
    gone: (life) => `The code was removed after ${life} seconds.\nYou will not be asked to consent again.`,
    away: "No connection right now.",
    awayMore: "Please check your internet connection.",
    paper: "If you have to enter now, use the paper log.",
    left: "s left",
    retry: "Try again",
  },
  "passParts",
);

export type PassPartsWords = typeof t;

/** The place of the code: a code while it is valid, and otherwise words. */
export function CodePlace({ cycle, label }: { cycle: PassCycle; label: string }) {
  switch (cycle.phase) {
    case "showing":
      return <Code digits={cycle.digits} label={label} />;
    case "drawing":
      return <div class="gone waiting">{cycle.first && <Busy>{t.drawing}</Busy>}</div>;
    case "expired":
      return (
        <div class="gone" role="alert">
          <ClockIcon size="large" />
          <p class="gone-title">{t.expired}</p>
          <p class="soft small">{t.gone(cycle.lifeSeconds)}</p>
        </div>
      );
    case "stopped":
      return <Stopped problem={cycle.problem} />;
  }
}

export function Code({ digits, label }: { digits: string; label: string }) {
  const { size, path } = useMemo(() => qrPicture(digitsInQr(digits)), [digits]);
  return (
    <svg class="qr" viewBox={`0 0 ${size} ${size}`} role="img" aria-label={label} tabindex={-1}>
      <rect width={size} height={size} fill="#fff" />
      <path d={path} />
    </svg>
  );
}

function Stopped({ problem }: { problem: unknown }) {
  // A server that is busy names the wait; one that did not answer at all names nothing.
  const away = problem instanceof Problem && problem.code === "unavailable" && problem.retryAfterSeconds === undefined;
  const { title, next } = away ? { title: t.away, next: t.awayMore } : problemText(problem);
  return (
    <div class="gone" role="alert">
      <AlertIcon size="large" />
      <p class="gone-title">{title}</p>
      <p class="soft small">
        {next}
        {"\n"}
        {t.paper}
      </p>
    </div>
  );
}

/** The remaining time as number and bar, or the button that brings the next code. */
export function Countdown({
  cycle,
  seconds,
  retry,
  beside,
}: {
  cycle: PassCycle;
  seconds: number;
  retry: () => void;
  beside?: ComponentChildren;
}) {
  if (cycle.phase === "expired" || cycle.phase === "stopped") {
    return (
      <div class="countdown">
        <Button look="primary" size="big" wide onClick={retry}>
          <RetryIcon />
          {t.retry}
        </Button>
      </div>
    );
  }
  const shown = cycle.phase === "showing" ? cycle : undefined;
  return (
    <div class="countdown">
      <div class="row between">
        <output aria-live="off">
          {shown && (
            <>
              <b>{seconds}</b>
              {t.left}
            </>
          )}
        </output>
        <span class="small soft right">{beside}</span>
      </div>
      {/* A bar of its own for each code: it starts full and never fills up before one's eyes. */}
      {shown ? (
        <progress key={shown.digits} max={shown.lifeSeconds} value={seconds} aria-hidden="true" />
      ) : (
        <progress key="none" max={1} value={0} aria-hidden="true" />
      )}
    </div>
  );
}
