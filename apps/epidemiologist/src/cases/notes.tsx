import { Button, Check, Field, Tag } from "@kipass/web-kit/controls.tsx";
import { dayAndTime } from "@kipass/web-kit/dates.ts";
import { catalogue } from "@kipass/web-kit/i18n.ts";
import { useState } from "preact/hooks";
import { api, type CaseView } from "../api.ts";
import { Refusal } from "../shell/refusal.tsx";
import { useAct } from "../shell/use-act.ts";

const t = catalogue(
  {
    title: "메모",
    none: "메모가 없습니다.",
    paper: "QR코드 없이 방문",
    isPaper: "QR코드 없이 방문한 곳에 관한 메모입니다. 수기명부를 확인해 주세요.",
    add: "새 메모",
    save: "메모 남기기",
    missing: "메모를 적어 주세요.",
    kept: "남긴 메모는 고칠 수 없고 사례와 함께 파기됩니다.",
  },
  {
    title: "Notes",
    none: "There are no notes.",
    paper: "Visited without a QR code",
    isPaper: "It is about a place visited without a QR code. Please check the paper log.",
    add: "New note",
    save: "Add the note",
    missing: "Write the note.",
    kept: "A note cannot be changed, and is destroyed with the case.",
  },
);

/** What officers know of the case, in turn and for good. */
export function Notes({ view, writes }: { view: CaseView; writes: boolean }) {
  const { act, busy, said } = useAct();
  const [text, setText] = useState("");
  const [isPaper, setIsPaper] = useState(false);
  const [missing, setMissing] = useState(false);

  async function add(event: Event) {
    event.preventDefault();
    setMissing(text.trim() === "");
    if (text.trim() === "") return;
    const body = { kind: isPaper ? ("without-pass" as const) : ("note" as const), text: text.trim() };
    if (await act(() => api.addNote({ params: { case: String(view.case.id) }, body }))) {
      setText("");
      setIsPaper(false);
    }
  }

  return (
    <section class="stack">
      <h2>{t.title}</h2>
      {view.notes.length === 0 ? (
        <p class="small soft">{t.none}</p>
      ) : (
        <ul class="list">
          {view.notes.map((note) => (
            <li key={`${note.atMs} ${note.author} ${note.text}`} class="stack gap6">
              <span>{note.text}</span>
              <span class="row wrap note faint">
                {note.author} · {dayAndTime(note.atMs)}
                {note.kind === "without-pass" && <Tag>{t.paper}</Tag>}
              </span>
            </li>
          ))}
        </ul>
      )}
      {writes && (
        <form class="stack" noValidate onSubmit={(event) => void add(event)}>
          <Field
            label={t.add}
            value={text}
            onInput={setText}
            maxLength={1000}
            hint={t.kept}
            wrong={missing ? t.missing : undefined}
          />
          <Check checked={isPaper} onChange={setIsPaper}>
            {t.isPaper}
          </Check>
          <Refusal said={said} />
          <div class="row">
            <Button submit size="slim" busy={busy}>
              {t.save}
            </Button>
          </div>
        </form>
      )}
    </section>
  );
}
