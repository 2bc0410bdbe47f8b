import { municipalitiesOn, regionName } from "@kipass/data/regions";
import { Button, Field, Notice, Select } from "@kipass/web-kit/controls.tsx";
import { seoulDay, timeOfDay } from "@kipass/web-kit/dates.ts";
import { catalogue } from "@kipass/web-kit/i18n.ts";
import { problemText } from "@kipass/web-kit/problem-text.ts";
import { useState } from "preact/hooks";
import { api, type Contact } from "../api.ts";
import { queries } from "../queries.ts";
import { type ContactState, contactStates, stateName } from "./contact-words.ts";
import { History } from "./history.tsx";
import { newToken } from "./token.ts";

const t = catalogue(
  {
    title: (count: number) => `고른 ${count}명`,
    choose: "목록에서 사람을 골라 주세요. 위아래 화살표로 옮기고 스페이스로 고릅니다.",
    state: "상태",
    keep: "그대로",
    next: "다음 할 일",
    nextHint: "예: 검사 예약 11. 21.",
    note: "메모",
    residence: "사는 곳",
    residenceHint: "통화로 알게 되면 그 지역 보건소가 이어받습니다.",
    take: "내가 맡기",
    record: (count: number) => `${count}명에게 적용`,
    nothing: "바꿀 내용을 하나 이상 적어 주세요.",
    done: (count: number) => `${count}명에게 적용했습니다.`,
    undo: (until: string) => `되돌리기 (${until}까지)`,
    undone: "되돌렸습니다. 기록에는 둘 다 남습니다.",
  },
  {
    title: (count) => `${count} chosen`,
    choose: "Choose people in the list. Arrow keys move, space chooses.",
    state: "State",
    keep: "As it is",
    next: "Next",
    nextHint: "e.g. test booked 21 Nov",
    note: "Note",
    residence: "Lives in",
    residenceHint: "Once a call has told, that region's health centre takes over.",
    take: "I take them on",
    record: (count) => `Apply to ${count}`,
    nothing: "Change at least one thing.",
    done: (count) => `Applied to ${count}.`,
    undo: (until) => `Undo (until ${until})`,
    undone: "Undone. The history keeps both.",
  },
);

type Step = Parameters<typeof api.recordContactSteps>[0]["body"]["step"];

interface ActProps {
  /** With the case each is of: a health centre's contacts are of several. */
  chosen: readonly (Contact & { caseId: number })[];
  shown: (Contact & { caseId: number }) | undefined;
}

/** The same step for everybody chosen, and ten minutes to take it back. */
export function ActPanel({ chosen, shown }: ActProps) {
  const [state, setState] = useState("");
  const [next, setNext] = useState("");
  const [note, setNote] = useState("");
  const [residence, setResidence] = useState("");
  const [said, setSaid] = useState<string>();
  const [done, setDone] = useState<{ batch: string; cases: number[]; people: number; untilMs: number }>();
  const [busy, setBusy] = useState(false);

  async function attempt(work: () => Promise<void>) {
    setBusy(true);
    setSaid(undefined);
    try {
      await work();
      // Not waited for: what has been done can be taken back at once, however long the list takes to come anew.
      void queries.invalidateQueries();
    } catch (thrown) {
      const { title, next: advice } = problemText(thrown);
      setSaid(`${title} ${advice}`);
    } finally {
      setBusy(false);
    }
  }
  const apply = (step: Step) =>
    attempt(async () => {
      const batch = newToken();
      const ofCases = [...Map.groupBy(chosen, ({ caseId }) => caseId)];
      let untilMs = 0;
      for (const [caseId, people] of ofCases) {
        const body = { batch, contacts: people.map(({ id }) => id), step };
        untilMs = (await api.recordContactSteps({ params: { case: String(caseId) }, body })).undoUntilMs;
      }
      setDone({ batch, cases: ofCases.map(([caseId]) => caseId), people: chosen.length, untilMs });
      setState("");
      setNext("");
      setNote("");
      setResidence("");
    });
  function record() {
    const step: Step = {
      ...(state && { state: state as ContactState }),
      ...(next && { next }),
      ...(note && { note }),
      ...(residence && { residence }),
    };
    if (Object.keys(step).length === 0) setSaid(t.nothing);
    else void apply(step);
  }
  const undo = (batch: string, cases: readonly number[]) =>
    attempt(async () => {
      for (const caseId of cases) await api.undoContactSteps({ params: { case: String(caseId) }, body: { batch } });
      setDone(undefined);
      setSaid(t.undone);
    });

  const regions = municipalitiesOn(seoulDay(Date.now())).map((region) => ({
    value: region.code,
    words: regionName(region),
  }));
  const states = contactStates.map((one) => ({ value: one, words: stateName(one) }));
  return (
    <div class="act-body">
      <h2>{t.title(chosen.length)}</h2>
      {chosen.length === 0 ? (
        <p class="small soft">{t.choose}</p>
      ) : (
        <>
          <Select label={t.state} value={state} options={states} empty={t.keep} onChange={setState} />
          <Field label={t.next} value={next} maxLength={200} hint={t.nextHint} onInput={setNext} />
          <Field label={t.note} value={note} maxLength={1000} onInput={setNote} />
          <Select
            label={t.residence}
            value={residence}
            options={regions}
            empty={t.keep}
            hint={t.residenceHint}
            onChange={setResidence}
          />
          <Button look="primary" busy={busy} onClick={record}>
            {t.record(chosen.length)}
          </Button>
          <Button busy={busy} onClick={() => void apply({ taken: true })}>
            {t.take}
          </Button>
        </>
      )}
      {said && <Notice alert>{said}</Notice>}
      {done && (
        <>
          <p role="status" class="small">
            {t.done(done.people)}
          </p>
          <Button busy={busy} onClick={() => void undo(done.batch, done.cases)}>
            {t.undo(timeOfDay(done.untilMs))}
          </Button>
        </>
      )}
      {shown && <History contact={shown} />}
    </div>
  );
}
