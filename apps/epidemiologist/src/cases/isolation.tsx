import { Button, Field } from "@kipass/web-kit/controls.tsx";
import { dayAndTime, seoulDay, timeOfDay } from "@kipass/web-kit/dates.ts";
import { catalogue } from "@kipass/web-kit/i18n.ts";
import { useState } from "preact/hooks";
import { api, type CaseView } from "../api.ts";
import { Refusal } from "../shell/refusal.tsx";
import { useAct } from "../shell/use-act.ts";

const t = catalogue(
  {
    title: "격리",
    none: "아직 격리 전입니다. 조사 기간은 지금까지입니다.",
    at: (time: string) => `${time}에 격리되었습니다. 조사 기간은 이때까지입니다.`,
    day: "격리한 날",
    time: "격리한 시각",
    save: "격리 시각 저장",
    clear: "격리 전으로 되돌리기",
  },
  {
    title: "Isolation",
    none: "Not isolated yet. The period runs until now.",
    at: (time) => `Isolated ${time}. The period runs until then.`,
    day: "Day of isolation",
    time: "Time of isolation",
    save: "Save the isolation",
    clear: "Not isolated after all",
  },
);

/** Set when it is known, corrected when it was otherwise: the period follows. */
export function Isolation({ view }: { view: CaseView }) {
  const { act, busy, said } = useAct();
  const isolatedAt = view.basis?.isolatedAt ?? null;
  const [day, setDay] = useState(isolatedAt === null ? "" : seoulDay(isolatedAt * 1000));
  const [time, setTime] = useState(isolatedAt === null ? "" : timeOfDay(isolatedAt * 1000));
  const set = (at: number | null) =>
    act(() => api.setIsolation({ params: { case: String(view.case.id) }, body: { isolatedAt: at } }));
  return (
    <form
      class="stack"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (day !== "") void set(Date.parse(`${day}T${time || "00:00"}:00+09:00`) / 1000);
      }}
    >
      <h2>{t.title}</h2>
      <p class="small soft">{isolatedAt === null ? t.none : t.at(dayAndTime(isolatedAt * 1000))}</p>
      <div class="twin">
        <Field label={t.day} type="date" value={day} onInput={setDay} />
        <Field label={t.time} type="time" value={time} onInput={setTime} />
      </div>
      <Refusal said={said} />
      <div class="row wrap">
        <Button submit size="slim" busy={busy}>
          {t.save}
        </Button>
        {isolatedAt !== null && (
          <Button size="slim" onClick={() => void set(null)}>
            {t.clear}
          </Button>
        )}
      </div>
    </form>
  );
}
