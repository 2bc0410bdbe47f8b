import { Button, Field } from "@kipass/web-kit/controls.tsx";
import { catalogue } from "@kipass/web-kit/i18n.ts";
import { problemText } from "@kipass/web-kit/problem-text.ts";
import { useState } from "preact/hooks";
import { api, type CaseVisit } from "../api.ts";
import { queries } from "../queries.ts";
import { Refusal } from "../shell/refusal.tsx";

const t = catalogue(
  {
    edit: "머문 시간 고치기",
    editAt: (place: string) => `${place} 머문 시간 고치기`,
    minutes: "머문 시간(분)",
    minutesWrong: "1분에서 1440분 사이로 적어 주세요.",
    reason: "근거",
    reasonHint: "면담, 영수증처럼 무엇으로 알았는지. 이 사례에만 남습니다.",
    reasonMissing: "근거를 적어 주세요.",
    save: "저장",
    usual: (minutes: number) => `업종의 보통 시간(${minutes}분)으로 되돌리기`,
    back: "닫기",
    usualReason: "되돌림",
  },
  {
    edit: "Correct the stay",
    editAt: (place) => `Correct the stay at ${place}`,
    minutes: "Length of stay (minutes)",
    minutesWrong: "Write 1 to 1440 minutes.",
    reason: "Source",
    reasonHint: "How it is known: an interview, a receipt. It stays with this case.",
    reasonMissing: "Write the source.",
    save: "Save",
    usual: (minutes) => `Back to the sector's usual ${minutes} min`,
    back: "Close",
    usualReason: "taken back",
  },
);

/** Where no exit was scanned the investigator may know better than the sector's usual stay. */
export function AssumedStay({ caseId, visit }: { caseId: number; visit: CaseVisit }) {
  const [open, setOpen] = useState(false);
  const [minutes, setMinutes] = useState(String(visit.assumed?.minutes ?? visit.usualStayMinutes));
  const [reason, setReason] = useState(visit.assumed?.reason ?? "");
  const [tried, setTried] = useState(false);
  const [busy, setBusy] = useState(false);
  const [said, setSaid] = useState<string>();
  const given = /^\d{1,4}$/.test(minutes.trim()) ? Number(minutes) : 0;
  const fits = given >= 1 && given <= 1440;

  async function keep(assumed: number | null, why: string) {
    setBusy(true);
    setSaid(undefined);
    try {
      const { facility, enteredAt } = visit;
      const body = { facility, enteredAt, minutes: assumed, reason: why };
      await api.assumeStay({ params: { case: String(caseId) }, body });
      await queries.invalidateQueries();
      setOpen(false);
    } catch (thrown) {
      const { title, next } = problemText(thrown);
      setSaid(`${title} ${next}`);
    } finally {
      setBusy(false);
    }
  }

  function save(event: Event) {
    event.preventDefault();
    setTried(true);
    if (fits && reason.trim() !== "") void keep(given, reason.trim());
  }

  if (!open) {
    return (
      <button
        class="link screen-only"
        type="button"
        aria-label={t.editAt(visit.facilityName)}
        onClick={() => setOpen(true)}
      >
        {t.edit}
      </button>
    );
  }
  return (
    <form class="stack assumed" onSubmit={save} noValidate>
      <Field
        label={t.minutes}
        value={minutes}
        onInput={setMinutes}
        inputMode="numeric"
        maxLength={4}
        wrong={tried && !fits ? t.minutesWrong : undefined}
        autoFocus
      />
      <Field
        label={t.reason}
        value={reason}
        onInput={setReason}
        hint={t.reasonHint}
        maxLength={500}
        wrong={tried && reason.trim() === "" ? t.reasonMissing : undefined}
      />
      <Refusal said={said} />
      <div class="row wrap">
        <Button look="primary" size="slim" submit busy={busy}>
          {t.save}
        </Button>
        {visit.assumed && (
          <Button size="slim" onClick={() => void keep(null, t.usualReason)}>
            {t.usual(visit.usualStayMinutes)}
          </Button>
        )}
        <Button size="slim" onClick={() => setOpen(false)}>
          {t.back}
        </Button>
      </div>
    </form>
  );
}
