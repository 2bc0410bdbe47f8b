import { dayOf } from "@kipass/protocol/day";
import { Button, Notice } from "@kipass/web-kit/controls.tsx";
import { catalogue } from "@kipass/web-kit/i18n.ts";
import { SoundIcon } from "@kipass/web-kit/icons.tsx";
import { kept } from "@kipass/web-kit/kept.ts";
import { useState } from "preact/hooks";
import { Sheet } from "../sheet.tsx";

const t = catalogue(
  {
    title: "소리 확인",
    lead: "서 있을 자리에서 들어 보세요. ‘딩동’ 다음에 ‘인증되었습니다.’가 들려야 합니다.",
    play: "소리 내기",
    ask: "잘 들렸나요?",
    yes: "잘 들립니다",
    no: "들리지 않습니다",
    help: [
      "기기의 소리 단추로 미디어 소리를 키워 주세요. 벨소리와 따로인 기기가 많습니다.",
      "무음 모드와 방해 금지를 꺼 주세요. iPhone은 옆의 무음 스위치도 봐 주세요.",
      "블루투스 이어폰이나 스피커가 연결되어 있으면 그쪽에서 소리가 납니다.",
      "소리가 없어도 화면의 색, 모양, 글자로 알 수 있습니다.",
    ],
  },
  {
    title: "Check the sound",
    lead: "Listen from where you will stand. After two rising tones it says ‘Checked in.’",
    play: "Play the sound",
    ask: "Did you hear it well?",
    yes: "Yes, well",
    no: "No",
    help: [
      "Turn up the media volume with the buttons of the device. On many it is not that of the ringer.",
      "Switch off silent mode and do-not-disturb. An iPhone also has a switch at its side.",
      "With Bluetooth earphones or a speaker connected, the sound comes from there.",
      "Without sound, colour, shape and words on the screen still tell.",
    ],
  },
);

const HEARD = "sound.heard";

/** Whether somebody heard it today: once before the shift is enough. */
export function wasHeardToday(): boolean {
  return kept.read(HEARD) === today();
}

export function SoundCheck({ play, onClose }: { play: () => void; onClose: () => void }) {
  const [state, setState] = useState<"new" | "played" | "silent">("new");
  return (
    <Sheet title={t.title} onClose={onClose}>
      <p>{t.lead}</p>
      <Button
        look={state === "new" ? "primary" : undefined}
        size="big"
        wide
        onClick={() => {
          play();
          setState("played");
        }}
      >
        <SoundIcon />
        {t.play}
      </Button>
      {state === "played" && (
        <>
          <h3>{t.ask}</h3>
          <div class="choices">
            <Button
              onClick={() => {
                kept.write(HEARD, today());
                onClose();
              }}
            >
              {t.yes}
            </Button>
            <Button onClick={() => setState("silent")}>{t.no}</Button>
          </div>
        </>
      )}
      {state === "silent" && t.help.map((line) => <Notice key={line}>{line}</Notice>)}
    </Sheet>
  );
}

function today(): string {
  return dayOf(Math.floor(Date.now() / 1000));
}
