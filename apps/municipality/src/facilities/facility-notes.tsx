import { Button, Field } from "@kipass/web-kit/controls.tsx";
import { dayAndTime } from "@kipass/web-kit/dates.ts";
import { catalogue } from "@kipass/web-kit/i18n.ts";
import { useState } from "preact/hooks";
import { api, type FacilityDetail } from "../api.ts";
import type { Decisions } from "./use-decisions.tsx";

const t = catalogue(
  {
    title: "메모",
    own: "담당자끼리 봅니다. 시설에는 보이지 않습니다.",
    add: "메모 남기기",
    missing: "메모를 적어 주세요.",
    added: "메모를 남겼습니다.",
  },
  {
    title: "Notes",
    own: "For officers. The facility does not see them.",
    add: "Add note",
    missing: "Write the note.",
    added: "The note was added.",
  },
);

interface NotesProps {
  detail: FacilityDetail;
  mayAct: boolean;
  decisions: Decisions;
}

export function FacilityNotes({ detail: { facility, notes }, mayAct, decisions }: NotesProps) {
  const [note, setNote] = useState("");
  const [missing, setMissing] = useState(false);
  const add = () => {
    setMissing(note.trim() === "");
    if (note.trim() === "") return;
    setNote("");
    void decisions.act(t.added, () =>
      api.addNote({ params: { facility: String(facility.id) }, body: { note: note.trim() } }),
    );
  };
  return (
    <div class="stack">
      <h2>{t.title}</h2>
      {mayAct && (
        <form
          class="stack"
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            add();
          }}
        >
          <Field
            label={t.title}
            value={note}
            onInput={setNote}
            hint={t.own}
            maxLength={500}
            wrong={missing && note.trim() === "" ? t.missing : undefined}
          />
          <div>
            <Button size="small" submit>
              {t.add}
            </Button>
          </div>
        </form>
      )}
      <ul class="notes">
        {notes.map((one) => (
          <li key={one.id}>
            <p>{one.note}</p>
            <p class="note faint">
              {one.by} · {dayAndTime(one.atMs)}
            </p>
          </li>
        ))}
      </ul>
    </div>
  );
}
