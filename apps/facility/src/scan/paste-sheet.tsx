import { parsePass } from "@kipass/protocol/pass";
import { Button, Field } from "@kipass/web-kit/controls.tsx";
import { catalogue } from "@kipass/web-kit/i18n.ts";
import { useState } from "preact/hooks";
import { Sheet } from "../sheet.tsx";

const t = catalogue(
  {
    title: "QR 숫자 붙여넣기",
    label: "QR코드의 숫자",
    hint: "붙여넣으면 바로 확인합니다.",
    missing: "QR코드의 숫자를 붙여넣어 주세요.",
    submit: "확인",
  },
  {
    title: "Paste the QR digits",
    label: "Digits of the QR code",
    hint: "They are checked as soon as they are pasted.",
    missing: "Paste the digits of the QR code.",
    submit: "Check",
  },
);

const LONGEST = 2048;

export function PasteSheet({ onCode, onClose }: { onCode: (text: string) => void; onClose: () => void }) {
  const [typed, setTyped] = useState("");
  const [isMissing, setMissing] = useState(false);

  function take(text: string) {
    onCode(text);
    onClose();
  }

  function input(next: string) {
    const digits = next.replace(/\s/g, "");
    if (parsePass(digits)) take(digits);
    else {
      setTyped(next);
      setMissing(false);
    }
  }

  return (
    <Sheet title={t.title} onClose={onClose}>
      <form
        class="stack"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          const digits = typed.replace(/\s/g, "");
          if (digits === "") setMissing(true);
          else take(digits);
        }}
      >
        <Field
          label={t.label}
          value={typed}
          onInput={input}
          hint={t.hint}
          inputMode="numeric"
          autoComplete="off"
          maxLength={LONGEST}
          autoFocus
          wrong={isMissing ? t.missing : undefined}
        />
        <Button look="primary" wide submit>
          {t.submit}
        </Button>
      </form>
    </Sheet>
  );
}
