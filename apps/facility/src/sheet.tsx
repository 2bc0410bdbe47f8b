import { catalogue } from "@kipass/web-kit/i18n.ts";
import { CloseIcon } from "@kipass/web-kit/icons.tsx";
import type { ComponentChildren } from "preact";
import { useEffect, useId, useRef } from "preact/hooks";

const t = catalogue({ close: "닫기" }, { close: "Close" });

interface SheetProps {
  title: string;
  children: ComponentChildren;
  onClose: () => void;
}

/** Lies over the screen until closed; focus stays inside and returns to where it was. */
export function Sheet({ title, children, onClose }: SheetProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const id = useId();
  useEffect(() => dialog.current?.showModal(), []);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Escape closes a dialog by itself
    <dialog
      class="sheet"
      ref={dialog}
      aria-labelledby={id}
      onClose={onClose}
      onClick={(event) => {
        if (event.target === dialog.current) onClose();
      }}
    >
      <div class="sheet-body stack">
        <div class="row between">
          <h2 id={id}>{title}</h2>
          <button class="icon-btn" type="button" aria-label={t.close} onClick={onClose}>
            <CloseIcon />
          </button>
        </div>
        {children}
      </div>
    </dialog>
  );
}
