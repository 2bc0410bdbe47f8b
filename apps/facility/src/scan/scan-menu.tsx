import { Button, Choices } from "@kipass/web-kit/controls.tsx";
import { catalogue } from "@kipass/web-kit/i18n.ts";
import { CloseIcon, CopyIcon, EnlargeIcon } from "@kipass/web-kit/icons.tsx";
import { useWatched } from "@kipass/web-kit/watched.ts";
import { refused } from "../offline/terminal.ts";
import { Sheet } from "../sheet.tsx";
import type { Source } from "./source.ts";

const t = catalogue(
  {
    title: "스캔 메뉴",
    direction: "언제 찍나요?",
    in: "들어올 때",
    out: "나갈 때",
    ways: "찍는 방법",
    rear: "뒤 카메라",
    front: "앞 카메라",
    screen: "화면에서 스캔",
    paste: "QR 숫자 붙여넣기",
    wedge: "PDA나 USB 스캐너는 고르지 않아도 바로 찍을 수 있습니다.",
    speed: (ms: number) => `QR코드 하나를 찾는 데 ${ms} ms 걸립니다.`,
    end: "스캔 끝내기",
    refused: (n: number) => `보냈지만 쓸 수 없던 기록이 ${n}건 있습니다.`,
  },
  {
    title: "Scan menu",
    direction: "When do you scan?",
    in: "On entering",
    out: "On leaving",
    ways: "How to scan",
    rear: "Rear camera",
    front: "Front camera",
    screen: "Scan the screen",
    paste: "Paste the QR digits",
    wedge: "A PDA or USB scanner works right away, with nothing to choose.",
    speed: (ms) => `Looking for a QR code takes ${ms} ms.`,
    end: "Stop scanning",
    refused: (n) => `${n} records were sent but could not be used.`,
  },
);

interface ScanMenuProps {
  direction: "in" | "out";
  onDirection: (direction: "in" | "out") => void;
  source: Source;
  onCamera: (camera: "rear" | "front") => void;
  onScreen: () => void;
  onPaste: () => void;
  onEnd: () => void;
  onClose: () => void;
  decodeMs: number | undefined;
}

export function ScanMenu({
  direction,
  onDirection,
  source,
  onCamera,
  onScreen,
  onPaste,
  onEnd,
  onClose,
  decodeMs,
}: ScanMenuProps) {
  const unusable = useWatched(refused);
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
      <h3>{t.ways}</h3>
      <Choices
        label={t.ways}
        options={[
          { value: "rear", words: t.rear },
          { value: "front", words: t.front },
        ]}
        value={source === "screen" ? undefined : source}
        onChoose={onCamera}
      />
      <div class="choices">
        <Button onClick={onScreen}>
          <EnlargeIcon />
          {t.screen}
        </Button>
        <Button onClick={onPaste}>
          <CopyIcon />
          {t.paste}
        </Button>
      </div>
      <p class="note faint">
        {t.wedge} {decodeMs !== undefined && t.speed(Math.round(decodeMs))}
      </p>
      {unusable > 0 && <p class="note">{t.refused(unusable)}</p>}
      <Button wide onClick={onEnd}>
        <CloseIcon />
        {t.end}
      </Button>
    </Sheet>
  );
}
