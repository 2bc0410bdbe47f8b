import { Button } from "@kipass/web-kit/controls.tsx";
import { catalogue } from "@kipass/web-kit/i18n.ts";
import { BellIcon } from "@kipass/web-kit/icons.tsx";
import { Sheet } from "../sheet.tsx";

const t = catalogue(
  {
    title: "수기명부",
    lines: [
      "QR코드를 쓰기 어렵거나 원하지 않으시면 수기명부에 적으실 수 있습니다.",
      "직원에게 말씀해 주세요. 다른 분이 적은 내용은 보이지 않게 해 드립니다.",
      "적으신 내용은 4주가 지나면 파기합니다.",
    ],
    call: "직원 부르기",
  },
  {
    title: "Paper log",
    lines: [
      "If you cannot or do not want to use a QR code, you can use the paper log.",
      "Please ask the staff. What others have written is kept out of sight.",
      "What you write is destroyed after four weeks.",
    ],
    call: "Call staff",
  },
);

export function PaperSheet({ onCall, onClose }: { onCall: () => void; onClose: () => void }) {
  return (
    <Sheet title={t.title} onClose={onClose}>
      {t.lines.map((line) => (
        <p key={line}>{line}</p>
      ))}
      <Button look="primary" size="big" wide onClick={onCall}>
        <BellIcon />
        {t.call}
      </Button>
    </Sheet>
  );
}
