import { Button, Choices, Field, Wrong } from "@kipass/web-kit/controls.tsx";
import { catalogue } from "@kipass/web-kit/i18n.ts";
import { useState } from "preact/hooks";
import { Dialog } from "./dialog.tsx";

const t = catalogue(
  { usual: "자주 쓰는 사유", other: "직접 적기", reason: "사유", missing: "사유를 고르거나 적어 주세요." },
  { usual: "Usual reasons", other: "Write it", reason: "Reason", missing: "Choose or write the reason." },
);

const OWN = "own";

interface ReasonProps {
  title: string;
  /** Who will read it. */
  told: string;
  usual: readonly string[];
  /** What the button says. */
  act: string;
  onGive: (reason: string) => void;
  onClose: () => void;
}

/** Nothing that needs a reason happens without one. */
export function ReasonDialog({ title, told, usual, act, onGive, onClose }: ReasonProps) {
  const [chosen, setChosen] = useState<string>();
  const [own, setOwn] = useState("");
  const [missing, setMissing] = useState(false);
  const reason = chosen === OWN ? own.trim() : (chosen ?? "");
  return (
    <Dialog title={title} onClose={onClose}>
      <form
        class="stack"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          setMissing(reason === "");
          if (reason !== "") onGive(reason);
        }}
      >
        <p class="small soft">{told}</p>
        <Choices
          label={t.usual}
          options={[...usual.map((words) => ({ value: words, words })), { value: OWN, words: t.other }]}
          value={chosen}
          onChoose={setChosen}
        />
        {chosen === OWN && <Field label={t.reason} value={own} onInput={setOwn} maxLength={200} autoFocus />}
        {missing && reason === "" && <Wrong>{t.missing}</Wrong>}
        <Button look="primary" wide submit>
          {act}
        </Button>
      </form>
    </Dialog>
  );
}
