import { catalogue } from "@kipass/web-kit/i18n.ts";
import { CloseIcon } from "@kipass/web-kit/icons.tsx";
import type { ComponentChildren } from "preact";
import { useEffect, useId, useRef } from "preact/hooks";

const t = catalogue({ close: "닫기" }, { close: "Close" });

interface DialogProps {
  title: string;
  onClose: () => void;
  children: ComponentChildren;
}

/** The browser's own: keeps the focus inside and closes with Escape. */
export function Dialog({ title, onClose, children }: DialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const id = useId();
  useEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog ref={dialog} class="dialog" aria-labelledby={id} onClose={onClose}>
      <header class="row between">
        <h2 id={id}>{title}</h2>
        <button type="button" class="icon-btn" aria-label={t.close} onClick={() => dialog.current?.close()}>
          <CloseIcon />
        </button>
      </header>
      {children}
    </dialog>
  );
}
