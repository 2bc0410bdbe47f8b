import type { Body, Reply } from "@kipass/contract/endpoint";
import type { addClosure, describeFacility } from "@kipass/contract/registry";
import { Button, Check, Choices, Empty, Field, Toast } from "@kipass/web-kit/controls.tsx";
import { dayRange, seoulDay } from "@kipass/web-kit/dates.ts";
import { catalogue } from "@kipass/web-kit/i18n.ts";
import { CalendarIcon } from "@kipass/web-kit/icons.tsx";
import { useState } from "preact/hooks";
import { Answered } from "../answered.tsx";
import { AskForm } from "../ask-form.tsx";
import { Frame } from "../frame.tsx";
import { Refusal } from "../refusal.tsx";
import { registry } from "../registry.ts";
import { useAsked, useSending } from "../use-asked.ts";

const t = catalogue(
  {
    title: "휴무일과 휴업 기간",
    lead: "쉬는 날을 알려 주시면 방문기록이 없어도 안 쓰는 것으로 보지 않습니다. 쉬는 날에도 QR코드를 찍을 수 있습니다.",
    weekdays: "정기 휴무일",
    days: ["일요일", "월요일", "화요일", "수요일", "목요일", "금요일", "토요일"],
    dated: "날짜가 정해진 날",
    none: "적어 둔 날이 없습니다.",
    pause: "휴업",
    holiday: "휴무",
    kind: "무엇인가요?",
    from: "첫날",
    to: "마지막 날",
    missing: "날짜를 골라 주세요.",
    add: "추가",
    cancel: "지우기",
    cancelled: "쉬는 날을 지웠습니다.",
    saved: "정기 휴무일을 바꾸었습니다.",
  },
  {
    title: "Closed days",
    lead: "When you say which days you are closed, no visits on them are not taken for not using the log. You can still scan on them.",
    weekdays: "Closed every",
    days: ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"],
    dated: "On certain dates",
    none: "No dates yet.",
    pause: "Business paused",
    holiday: "Holiday",
    kind: "What is it?",
    from: "First day",
    to: "Last day",
    missing: "Choose a date.",
    add: "Add",
    cancel: "Remove",
    cancelled: "The closed days have been removed.",
    saved: "The weekly closed days have been changed.",
  },
);

type Closure = Body<typeof addClosure>;

export function ClosedDays() {
  const asked = useAsked(() => registry.describeFacility());
  return (
    <Frame title={t.title} back="/manage">
      <div class="home">
        <p class="soft">{t.lead}</p>
        <Answered of={asked}>
          {({ closedWeekdays, closures }) => (
            <>
              <Weekdays closed={closedWeekdays} refresh={asked.refresh} />
              <Dated closures={closures} refresh={asked.refresh} />
            </>
          )}
        </Answered>
      </div>
    </Frame>
  );
}

function Weekdays({ closed, refresh }: { closed: number[]; refresh: () => void }) {
  const { refusal, send } = useSending();
  const [before, setBefore] = useState<number[]>();

  async function change(weekdays: number[], undo?: number[]) {
    if (!(await send(() => registry.setClosedWeekdays({ body: { weekdays } })))) return;
    setBefore(undo);
    refresh();
  }

  return (
    <section class="card stack approval">
      <h2>{t.weekdays}</h2>
      <div class="weekdays">
        {t.days.map((name, day) => (
          <Check
            key={name}
            checked={closed.includes(day)}
            onChange={(isClosed) =>
              void change(isClosed ? [...closed, day] : closed.filter((each) => each !== day), closed)
            }
          >
            {name}
          </Check>
        ))}
      </div>
      {refusal !== undefined && <Refusal of={refusal} />}
      {before && (
        <Toast onUndo={() => void change(before)} onGone={() => setBefore(undefined)}>
          {t.saved}
        </Toast>
      )}
    </section>
  );
}

function Dated({ closures, refresh }: { closures: Reply<typeof describeFacility>["closures"]; refresh: () => void }) {
  const today = seoulDay(Date.now());
  const [form, setForm] = useState<Closure>({ from: today, to: today, kind: "holiday" });
  const [cancelled, setCancelled] = useState<Closure>();
  const adding = useSending();
  const cancelling = useSending();
  const set = (change: Partial<Closure>) => setForm((before) => ({ ...before, ...change }));

  async function add(closure: Closure) {
    if (closure.from === "" || closure.to === "") return;
    if (await adding.send(() => registry.addClosure({ body: closure }))) refresh();
  }

  async function cancel({ id, ...closure }: Closure & { id: number }) {
    if (!(await cancelling.send(() => registry.cancelClosure({ params: { closure: String(id) }, body: {} })))) return;
    setCancelled(closure);
    refresh();
  }

  return (
    <section class="card stack approval">
      <h2>{t.dated}</h2>
      {closures.length === 0 && <Empty icon={<CalendarIcon size="large" />} title={t.none} />}
      {closures.length > 0 && (
        <ul class="list">
          {closures.map((closure) => (
            <li key={closure.id} class="line-item">
              <span>
                <b>{dayRange(closure.from, closure.to)}</b> <span class="soft">{t[closure.kind]}</span>
              </span>
              <Button
                size="slim"
                label={`${dayRange(closure.from, closure.to)} ${t.cancel}`}
                onClick={() => void cancel(closure)}
              >
                {t.cancel}
              </Button>
            </li>
          ))}
        </ul>
      )}
      {cancelling.refusal !== undefined && <Refusal of={cancelling.refusal} />}
      <AskForm submit={t.add} isBusy={adding.isBusy} refusal={adding.refusal} onSubmit={() => void add(form)}>
        <Choices
          label={t.kind}
          options={[
            { value: "holiday", words: t.holiday },
            { value: "pause", words: t.pause },
          ]}
          value={form.kind}
          onChoose={(kind) => set({ kind })}
        />
        <div class="dates">
          <Field
            label={t.from}
            type="date"
            value={form.from}
            onInput={(from) => set({ from, to: form.to < from ? from : form.to })}
            wrong={form.from === "" ? t.missing : undefined}
          />
          <Field
            label={t.to}
            type="date"
            value={form.to}
            onInput={(to) => set({ to })}
            wrong={form.to === "" ? t.missing : undefined}
          />
        </div>
      </AskForm>
      {cancelled && (
        <Toast onUndo={() => void add(cancelled)} onGone={() => setCancelled(undefined)}>
          {t.cancelled}
        </Toast>
      )}
    </section>
  );
}
