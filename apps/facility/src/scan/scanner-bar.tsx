import { DemoTag } from "@kipass/web-kit/brand.tsx";
import { timeOfDay } from "@kipass/web-kit/dates.ts";
import { catalogue } from "@kipass/web-kit/i18n.ts";
import { AlertIcon, LockIcon, MenuIcon, OfflineIcon, UnsentIcon, WifiIcon } from "@kipass/web-kit/icons.tsx";
import { useWatched } from "@kipass/web-kit/watched.ts";
import { useEffect, useState } from "preact/hooks";
import { demo } from "../boot.ts";
import { unsent } from "../offline/terminal.ts";
import type { Session } from "../session/session.ts";
import { isLow, useBattery } from "./use-battery.ts";

const t = catalogue(
  {
    connected: "연결됨",
    disconnected: "연결 안 됨",
    out: "나갈 때",
    menu: "스캔 메뉴",
    leave: "키오스크 끝내기",
    battery: (percent: number) => `배터리 ${percent}%`,
    charge: (percent: number) => `배터리가 ${percent}% 남았습니다. 충전기를 꽂아 주세요.`,
    unsent: (n: number) => `미전송 ${n}건`,
  },
  {
    connected: "Connected",
    disconnected: "Not connected",
    out: "Leaving",
    menu: "Scan menu",
    leave: "End kiosk mode",
    battery: (percent) => `Battery ${percent}%`,
    charge: (percent) => `${percent}% of the battery is left. Plug in the charger.`,
    unsent: (n) => `${n} unsent`,
  },
);

interface ScannerBarProps {
  session: Session;
  direction: "in" | "out";
  isKiosk: boolean;
  isLocked: boolean;
  isConnected: boolean;
  /** The menu, or in kiosk mode the way out of it. */
  onMenu: () => void;
}

/** Which door this is, and how it is doing. */
export function ScannerBar({
  session: { facility, member, clockOffsetMs },
  direction,
  isKiosk,
  isLocked,
  isConnected,
  onMenu,
}: ScannerBarProps) {
  const isOnline = useOnline() && isConnected;
  const waiting = useWatched(unsent);
  const battery = useBattery();
  const nowMs = useNow() + clockOffsetMs;
  return (
    <header class="scanner-bar">
      <div>
        <h1 class="bar-name">{facility.name}</h1>
        <p class="bar-door row">
          <span>{member.name}</span>
          {direction === "out" && <span class="bar-out">{t.out}</span>}
          {demo && <DemoTag />}
        </p>
      </div>
      <div class="row bar-state">
        {battery && isLow(battery) && (
          <span class="row bar-net" role="status">
            <AlertIcon />
            <span aria-hidden="true">{t.battery(battery.percent)}</span>
            <span class="spoken">{t.charge(battery.percent)}</span>
          </span>
        )}
        {waiting > 0 ? (
          <span class="unsent">
            <UnsentIcon />
            {t.unsent(waiting)}
          </span>
        ) : (
          <span class="row bar-net">
            {isOnline ? <WifiIcon /> : <OfflineIcon />}
            <span class={isKiosk ? "" : "spoken"}>{isOnline ? t.connected : t.disconnected}</span>
          </span>
        )}
        {(isKiosk || waiting === 0) && <span class="num bar-time">{timeOfDay(nowMs)}</span>}
        <button class="icon-btn" type="button" aria-label={isLocked ? t.leave : t.menu} onClick={onMenu}>
          {isLocked ? <LockIcon /> : <MenuIcon />}
        </button>
      </div>
    </header>
  );
}

function useOnline(): boolean {
  const [isOnline, setOnline] = useState(navigator.onLine);
  useEffect(() => {
    const follow = () => setOnline(navigator.onLine);
    addEventListener("online", follow);
    addEventListener("offline", follow);
    return () => {
      removeEventListener("online", follow);
      removeEventListener("offline", follow);
    };
  }, []);
  return isOnline;
}

function useNow(): number {
  const [nowMs, setNowMs] = useState(Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNowMs(Date.now()), 5000);
    return () => clearInterval(timer);
  }, []);
  return nowMs;
}
