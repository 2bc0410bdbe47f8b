import { Button, Choices } from "@kipass/web-kit/controls.tsx";
import { catalogue } from "@kipass/web-kit/i18n.ts";
import { CloseIcon, CopyIcon, EnlargeIcon, InfoIcon, LockIcon, SoundIcon } from "@kipass/web-kit/icons.tsx";
import { useWatched } from "@kipass/web-kit/watched.ts";
import { refused } from "../offline/terminal.ts";
import { Sheet } from "../sheet.tsx";
import { CameraSection } from "./camera-section.tsx";
import { useBattery } from "./use-battery.ts";
import type { SourceChoice } from "./use-source.ts";

const t = catalogue(
  {
    title: "스캔 메뉴",
    direction: "언제 찍나요?",
    in: "들어올 때",
    out: "나갈 때",
    screen: "화면에서 스캔",
    paste: "QR 숫자 붙여넣기",
    device: "이 기기",
    kiosk: "키오스크 모드",
    sound: "소리 확인",
    help: "통화·핫스팟·전원",
    speed: (ms: number) => `QR코드 하나를 찾는 데 ${ms} ms 걸립니다.`,
    battery: (percent: number) => `배터리 ${percent}%.`,
    charging: (percent: number) => `배터리 ${percent}%, 충전하고 있습니다.`,
    end: "스캔 끝내기",
    refused: (n: number) => `보냈지만 쓸 수 없던 기록이 ${n}건 있습니다.`,
  },
  {
    title: "Scan menu",
    direction: "When do you scan?",
    in: "On entering",
    out: "On leaving",
    screen: "Scan the screen",
    paste: "Paste the QR digits",
    device: "This device",
    kiosk: "Kiosk mode",
    sound: "Check the sound",
    help: "Calls, hotspot, power",
    speed: (ms) => `Looking for a QR code takes ${ms} ms.`,
    battery: (percent) => `Battery ${percent}%.`,
    charging: (percent) => `Battery ${percent}%, charging.`,
    end: "Stop scanning",
    refused: (n) => `${n} records were sent but could not be used.`,
  },
);

/** What lies over the scanner. */
export type Opened = "menu" | "paste" | "paper" | "sound" | "help" | "kiosk" | "leave";

interface ScanMenuProps {
  direction: "in" | "out";
  onDirection: (direction: "in" | "out") => void;
  source: SourceChoice;
  onScreen: () => void;
  onOpen: (next: Opened) => void;
  onEnd: () => void;
  onClose: () => void;
  decodeMs: number | undefined;
}

export function ScanMenu({
  direction,
  onDirection,
  source,
  onScreen,
  onOpen,
  onEnd,
  onClose,
  decodeMs,
}: ScanMenuProps) {
  const unusable = useWatched(refused);
  const battery = useBattery();
  return (
    <Sheet title={t.title} onClose={onClose}>
      <h3>{t.direction}</h3>
      <Choices
        label={t.direction}
        options={[
          { value: "in", words: t.in },
          { value: "out", words: t.out },
        ]}
        value={direction}
        onChoose={onDirection}
      />
      <CameraSection source={source} />
      <div class="choices">
        <Button onClick={onScreen}>
          <EnlargeIcon />
          {t.screen}
        </Button>
        <Button onClick={() => onOpen("paste")}>
          <CopyIcon />
          {t.paste}
        </Button>
      </div>
      <h3>{t.device}</h3>
      <div class="choices">
        <Button onClick={() => onOpen("kiosk")}>
          <LockIcon />
          {t.kiosk}
        </Button>
        <Button onClick={() => onOpen("sound")}>
          <SoundIcon />
          {t.sound}
        </Button>
      </div>
      <Button wide onClick={() => onOpen("help")}>
        <InfoIcon />
        {t.help}
      </Button>
      <p class="note faint">
        {battery && (battery.isCharging ? t.charging : t.battery)(battery.percent)}{" "}
        {decodeMs !== undefined && t.speed(Math.max(1, Math.round(decodeMs)))}
      </p>
      {unusable > 0 && <p class="note">{t.refused(unusable)}</p>}
      <Button wide onClick={onEnd}>
        <CloseIcon />
        {t.end}
      </Button>
    </Sheet>
  );
}
