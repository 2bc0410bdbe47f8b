import { Button } from "@kipass/web-kit/controls.tsx";
import { catalogue } from "@kipass/web-kit/i18n.ts";
import { BellIcon } from "@kipass/web-kit/icons.tsx";
import { useEffect, useRef } from "preact/hooks";

const t = catalogue(
  { calling: "직원을 부르고 있습니다. 잠시만 기다려 주세요.", end: "호출 끝내기" },
  { calling: "Calling the staff. One moment, please.", end: "Stop calling" },
);

const RING_EVERY_MS = 4000;

/** Rings and flashes until somebody comes; scanning goes on meanwhile. */
export function StaffCall({ ring, onEnd }: { ring: () => void; onEnd: () => void }) {
  const latest = useRef(ring);
  latest.current = ring;
  useEffect(() => {
    latest.current();
    const ringing = setInterval(() => latest.current(), RING_EVERY_MS);
    return () => clearInterval(ringing);
  }, []);
  return (
    <>
      <div class="call-edge" aria-hidden="true" />
      <div class="row between call" role="alert">
        <span class="row">
          <BellIcon />
          {t.calling}
        </span>
        <Button size="small" onClick={onEnd}>
          {t.end}
        </Button>
      </div>
    </>
  );
}
