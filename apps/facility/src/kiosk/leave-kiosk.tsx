import { Button, Wrong } from "@kipass/web-kit/controls.tsx";
import { catalogue } from "@kipass/web-kit/i18n.ts";
import { useState } from "preact/hooks";
import { go } from "../path.ts";
import { Sheet } from "../sheet.tsx";
import { pin, unlock } from "./lock.ts";
import { isPin } from "./pin.ts";
import { PinPad } from "./pin-pad.tsx";

const t = catalogue(
  {
    title: "키오스크 끝내기",
    lead: "직원만 끝낼 수 있습니다. PIN을 눌러 주세요.",
    rule: "숫자 4–6자리를 눌러 주세요.",
    different: "PIN이 다릅니다. 다시 눌러 주세요.",
    wait: (seconds: number) => `${seconds}초 뒤에 다시 눌러 주세요.`,
    submit: "끝내기",
    forgotten:
      "PIN을 잊었다면 시설관리자가 ‘기기’ 목록에서 이 기기를 끝낸 뒤 다시 로그인해 주세요. 보관한 기록은 그대로 있습니다.",
  },
  {
    title: "End kiosk mode",
    lead: "Only the staff can end it. Enter the PIN.",
    rule: "Enter 4–6 digits.",
    different: "That is another PIN. Enter it again.",
    wait: (seconds) => `Enter it again in ${seconds} seconds.`,
    submit: "End",
    forgotten:
      "If the PIN is forgotten, the manager ends this one in the list ‘Devices’; then log in again. Records kept here are safe.",
  },
);

export function LeaveKiosk({ onClose }: { onClose: () => void }) {
  const [typed, setTyped] = useState("");
  const [wrong, setWrong] = useState<string>();
  const [isBusy, setBusy] = useState(false);

  async function submit() {
    if (!isPin(typed)) return setWrong(t.rule);
    setBusy(true);
    const answer = await pin.check(typed);
    setBusy(false);
    setTyped("");
    if ("waitSeconds" in answer) return setWrong(t.wait(answer.waitSeconds));
    if (!answer.isRight) return setWrong(t.different);
    unlock();
    go("/scan", true);
    onClose();
  }

  return (
    <Sheet title={t.title} onClose={onClose}>
      <p>{t.lead}</p>
      <PinPad
        value={typed}
        onChange={(next) => {
          setTyped(next);
          setWrong(undefined);
        }}
      />
      {wrong && <Wrong>{wrong}</Wrong>}
      <Button look="primary" size="big" wide busy={isBusy} onClick={() => void submit()}>
        {t.submit}
      </Button>
      <p class="note faint">{t.forgotten}</p>
    </Sheet>
  );
}
