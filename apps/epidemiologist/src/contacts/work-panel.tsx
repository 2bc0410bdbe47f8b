import { catalogue } from "@kipass/web-kit/i18n.ts";
import type { ComponentChild } from "preact";
import { useState } from "preact/hooks";

const t = catalogue(
  { panels: "할 일", act: "처리", messages: "문자", export: "내보내기" },
  { panels: "Work", act: "Act", messages: "Messages", export: "Export" },
);

export type Panel = "act" | "messages" | "export";

/** What can be done with the people chosen, one thing at a time. */
export function WorkPanel({ panels }: { panels: Partial<Record<Panel, ComponentChild>> }) {
  const names = Object.keys(panels) as Panel[];
  const [open, setOpen] = useState<Panel>(names[0] ?? "act");
  return (
    <aside class="act-side" aria-label={t.panels}>
      <div class="tabs">
        {names.map((name) => (
          <button key={name} type="button" aria-pressed={name === open} onClick={() => setOpen(name)}>
            {t[name]}
          </button>
        ))}
      </div>
      {panels[open]}
    </aside>
  );
}
