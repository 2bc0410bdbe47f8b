import { Busy, Button, Tag } from "@kipass/web-kit/controls.tsx";
import { dayInProse, seoulDay } from "@kipass/web-kit/dates.ts";
import { catalogue } from "@kipass/web-kit/i18n.ts";
import { ClockIcon, OfflineIcon, TicketIcon } from "@kipass/web-kit/icons.tsx";
import { useEffect, useState } from "preact/hooks";
import { issuerName } from "../issuer.ts";
import type { DrawnPass, PassClass } from "../pass/pass-cycle.ts";
import { Code } from "../pass/pass-parts.tsx";
import { useWakeLock } from "../pass/wake-lock.ts";
import { go } from "../route.ts";
import { Heading, Screen } from "../screen.tsx";
import { nextOf, ofToday, type Reserve } from "./shelf.ts";
import { readShelf, writeShelf } from "./store.ts";
import { useReturn } from "./use-return.ts";

const t = catalogue(
  {
    away: "인터넷이 끊겨 예비 QR을 보여 드립니다.",
    tag: "예비 QR",
    code: "예비 QR코드",
    only: " 하루만",
    once: (left: number) => `오늘 ${left}장 남음.\n한 장은 한 번만 쓸 수 있습니다.`,
    slots: (of: number, left: number) => `예비 QR ${of}장 중 ${left}장 남음`,
    used: "쓴 것",
    next: "다음 장 보기",
    paper: "수기명부로 쓰기",
    back: "연결되면 평소 QR코드로 자동으로 바뀝니다.",
    none: "오늘의 예비 QR을 모두 쓰셨습니다",
    noneMore: "지금 입장하셔야 하면 수기명부에 적으시면 됩니다.",
  },
  {
    away: "No connection. Here is a reserve code.",
    tag: "Reserve QR",
    code: "Reserve QR code",
    only: " only",
    once: (left) => `${left} left today.\nEach can be used once.`,
    slots: (of, left) => `${left} of ${of} reserve codes left`,
    used: "used",
    next: "Show the next one",
    paper: "Use paper",
    back: "Once connected, your usual code comes back by itself.",
    none: "All of today’s reserve codes are used",
    noneMore: "If you have to enter now, use the paper log.",
  },
  "reserve",
);

export type ReserveWords = typeof t;

export interface ReserveProps {
  passClass: PassClass;
  /** A usual pass has come after all. */
  take: (pass: DrawnPass) => void;
}

const dayMs = 86_400_000;
const seoulAheadMs = 9 * 3_600_000;

export async function hasReserve(): Promise<boolean> {
  return nextOf(await readShelf(), seoulDay(Date.now())) !== undefined;
}

/** In place of the usual code while the issuer cannot be reached. */
export function ReserveScreen({ passClass, take }: ReserveProps) {
  const [held, setHeld] = useState<readonly Reserve[]>();
  const [now, setNow] = useState<Reserve>();
  useReturn(passClass, take);
  useWakeLock(true);

  /** Marked before it is shown: a page that is closed meanwhile must not show it again. */
  const showNext = async () => {
    const today = seoulDay(Date.now());
    const before = await readShelf();
    const next = nextOf(before, today);
    const after = before.map((one) => (one === next ? { ...one, shown: true } : one));
    if (next) await writeShelf(after);
    setHeld(ofToday(after, today));
    setNow(next);
  };
  useEffect(() => {
    void showNext();
    // Today's are good until midnight in Seoul.
    const timer = setTimeout(showNext, dayMs - ((Date.now() + seoulAheadMs) % dayMs));
    return () => clearTimeout(timer);
  }, []);

  if (!held)
    return (
      <Screen me>
        <Busy />
      </Screen>
    );
  const left = held.filter(({ shown }) => !shown).length + (now ? 1 : 0);
  return (
    <Screen me>
      <Heading size="lead">
        <span class="row">
          <OfflineIcon />
          <span>{t.away}</span>
        </span>
      </Heading>
      <article class="pass" data-state="reserve">
        <header class="pass-head">
          <span class="issuer">{issuerName()}</span>
          <Tag line icon={<TicketIcon size="small" />}>
            {t.tag}
          </Tag>
        </header>
        {now ? <Code digits={now.digits} label={t.code} /> : <NoneLeft />}
        <div class="countdown">
          <div class="row between mid">
            <div>
              <p class="day">
                <b>{dayInProse(now?.day ?? seoulDay(Date.now()))}</b>
                {t.only}
              </p>
              <p class="small soft" role="status">
                {t.once(left)}
              </p>
            </div>
            <Slots held={held} now={now} left={left} />
          </div>
        </div>
      </article>
      <div class="ways">
        {now && left > 1 && <Button onClick={() => void showNext()}>{t.next}</Button>}
        <Button onClick={() => go("/paper")}>{t.paper}</Button>
      </div>
      <p class="keep note">{t.back}</p>
    </Screen>
  );
}

function NoneLeft() {
  return (
    <div class="gone" role="alert">
      <ClockIcon size="large" />
      <p class="gone-title">{t.none}</p>
      <p class="soft small">{t.noneMore}</p>
    </div>
  );
}

function Slots({ held, now, left }: { held: readonly Reserve[]; now: Reserve | undefined; left: number }) {
  return (
    <ol class="slots" aria-label={t.slots(held.length, left)}>
      {held.map(({ nth, shown }) => {
        if (nth === now?.nth) {
          return (
            <li key={nth} class="now">
              {nth}
            </li>
          );
        }
        return shown ? (
          <li key={nth} class="used">
            <span class="spoken">{t.used}</span>
          </li>
        ) : (
          <li key={nth}>{nth}</li>
        );
      })}
    </ol>
  );
}
