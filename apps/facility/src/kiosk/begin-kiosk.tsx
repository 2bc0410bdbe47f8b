import { Button, Wrong } from "@kipass/web-kit/controls.tsx";
import { catalogue } from "@kipass/web-kit/i18n.ts";
import { useState } from "preact/hooks";
import { Sheet } from "../sheet.tsx";
import { lock, pin } from "./lock.ts";
import { isPin } from "./pin.ts";
import { PinPad } from "./pin-pad.tsx";

const t = catalogue(
  {
    title: "키오스크 모드",
    lead: "방문자가 스스로 찍는 화면만 보입니다. 끝내려면 PIN이 있어야 합니다.",
    new: "PIN 4–6자리를 정해 주세요.",
    again: "같은 PIN을 한 번 더 눌러 주세요.",
    rule: "숫자 4–6자리를 눌러 주세요.",
    different: "두 PIN이 다릅니다. 처음부터 다시 정해 주세요.",
    next: "다음",
    begin: "키오스크 시작",
    change: "PIN 바꾸기",
    pinned: "다른 앱으로 나가지 못하게 하려면 기기의 ‘화면 고정’(Android)이나 ‘사용법 유도’(iPad)도 켜 주세요.",
  },
  {
    title: "Kiosk mode",
    lead: "Only the screen for visitors who scan themselves is shown. Ending it takes a PIN.",
    new: "Choose a PIN of 4–6 digits.",
    again: "Enter the same PIN once more.",
    rule: "Enter 4–6 digits.",
    different: "The two PINs differ. Choose one again.",
    next: "Next",
    begin: "Start kiosk",
    change: "Change the PIN",
    pinned: "To keep people out of other apps, also use the device's screen pinning (Android) or Guided Access (iPad).",
  },
);

export function BeginKiosk({ onClose }: { onClose: () => void }) {
  const [isKnown, setKnown] = useState(pin.isSet());
  const [first, setFirst] = useState<string>();
  const [typed, setTyped] = useState("");
  const [wrong, setWrong] = useState<"rule" | "different">();

  function begin() {
    lock();
    onClose();
  }

  async function take() {
    if (!isPin(typed)) return setWrong("rule");
    setTyped("");
    if (first === undefined) {
      setWrong(undefined);
      return setFirst(typed);
    }
    setFirst(undefined);
    if (first !== typed) return setWrong("different");
    await pin.set(typed);
    begin();
  }

  return (
    <Sheet title={t.title} onClose={onClose}>
      <p>{t.lead}</p>
      <p class="note faint">{t.pinned}</p>
      {isKnown ? (
        <>
          <Button look="primary" size="big" wide onClick={begin}>
            {t.begin}
          </Button>
          <Button wide onClick={() => setKnown(false)}>
            {t.change}
          </Button>
        </>
      ) : (
        <>
          <p aria-live="polite">{first === undefined ? t.new : t.again}</p>
          <PinPad
            value={typed}
            onChange={(next) => {
              setTyped(next);
              setWrong(undefined);
            }}
          />
          {wrong && <Wrong>{t[wrong]}</Wrong>}
          <Button look="primary" size="big" wide onClick={() => void take()}>
            {first === undefined ? t.next : t.begin}
          </Button>
        </>
      )}
    </Sheet>
  );
}
