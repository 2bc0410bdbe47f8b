import { municipalitiesOn, regionName } from "@kipass/data/regions";
import { Button, Field, Notice, Select } from "@kipass/web-kit/controls.tsx";
import { dayRange, seoulDay } from "@kipass/web-kit/dates.ts";
import { catalogue } from "@kipass/web-kit/i18n.ts";
import { problemText } from "@kipass/web-kit/problem-text.ts";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "preact/hooks";
import { api } from "../api.ts";
import { addressWords } from "../facilities/facility-words.ts";
import type { Decisions } from "../facilities/use-decisions.tsx";
import { eventsQuery, sessionQuery } from "../queries.ts";
import { Dialog } from "../shell/dialog.tsx";
import { useHasRole } from "../shell/roles.ts";

const t = catalogue(
  {
    title: "일회성 행사",
    what: "사업자등록번호가 없는 행사장이 행사하는 날에만 QR코드를 찍을 수 있게 합니다.",
    add: "행사 지정",
    none: "지정한 행사가 없습니다.",
    name: "행사 이름",
    region: "시군구",
    pick: "시군구를 골라 주세요",
    address: "장소 (도로명주소)",
    addressDetail: "상세 장소",
    organiser: "주최자 이름",
    telephone: "주최자 전화번호",
    capacity: "예상 인원",
    from: "시작하는 날",
    to: "마지막 날",
    basis: "법적 근거",
    loginId: "주최자 아이디",
    password: "처음 비밀번호",
    hint: "주최자에게 직접 알려 주세요. 10자 이상입니다.",
    done: "행사를 지정했습니다.",
  },
  {
    title: "One-off events",
    what: "Lets a venue without a business number scan QR codes on the days of its event alone.",
    add: "Designate an event",
    none: "No event is designated.",
    name: "Name",
    region: "Municipality",
    pick: "Choose a municipality",
    address: "Place (street address)",
    addressDetail: "Where there",
    organiser: "Organiser",
    telephone: "Organiser's telephone",
    capacity: "People expected",
    from: "First day",
    to: "Last day",
    basis: "Legal basis",
    loginId: "Organiser's ID",
    password: "First password",
    hint: "Tell the organiser in person. At least 10 characters.",
    done: "The event is designated.",
  },
);

export function Events({ decisions }: { decisions: Decisions }) {
  const { data } = useQuery(eventsQuery);
  const [adds, setAdds] = useState(false);
  const mayAct = useHasRole("handler", "decider");
  return (
    <section class="stack">
      <header class="row between wrap">
        <h2>{t.title}</h2>
        {mayAct && <Button onClick={() => setAdds(true)}>{t.add}</Button>}
      </header>
      <p class="small soft">{t.what}</p>
      {data?.events.length === 0 && <p class="small soft">{t.none}</p>}
      <ul class="found">
        {data?.events.map(({ facility, from, to, by }) => (
          <li key={facility.id}>
            <Link to="/facilities/$facility" params={{ facility: String(facility.id) }}>
              {facility.name}
            </Link>{" "}
            · <span class="num">{dayRange(from, to)}</span>
            <p class="note faint">
              {addressWords(facility)} · {by}
            </p>
          </li>
        ))}
      </ul>
      {adds && (
        <EventDialog
          onDone={() => {
            setAdds(false);
            void decisions.act(t.done, async () => {});
          }}
          onClose={() => setAdds(false)}
        />
      )}
    </section>
  );
}

function EventDialog({ onDone, onClose }: { onDone: () => void; onClose: () => void }) {
  const { data: session } = useQuery(sessionQuery);
  const today = seoulDay(Date.now());
  const own = session?.officer.region ?? "";
  const [form, setForm] = useState({
    name: "",
    region: own.length === 5 ? own : "",
    address: "",
    addressDetail: "",
    organiser: "",
    telephone: "",
    capacity: "",
    from: today,
    to: today,
    basis: "",
    loginId: "",
    password: "",
  });
  const [said, setSaid] = useState<string>();
  const put = (key: keyof typeof form) => (value: string) => setForm((before) => ({ ...before, [key]: value }));

  async function save(event: Event) {
    event.preventDefault();
    try {
      await api.addEvent({ body: { ...form, capacity: Number(form.capacity) || null } });
      onDone();
    } catch (thrown) {
      const { title, next } = problemText(thrown);
      setSaid(`${title} ${next}`);
    }
  }

  const text = (key: keyof typeof form, more: { hint?: string; type?: "date" | "tel" } = {}) => (
    <Field label={t[key]} value={form[key]} onInput={put(key)} maxLength={200} autoComplete="off" {...more} />
  );
  return (
    <Dialog title={t.add} onClose={onClose}>
      <form class="stack" noValidate onSubmit={(event) => void save(event)}>
        {text("name")}
        <Select
          label={t.region}
          value={form.region}
          empty={t.pick}
          options={municipalitiesOn(today)
            .filter(({ code }) => own === "all" || code.startsWith(own))
            .map((region) => ({ value: region.code, words: regionName(region) }))}
          onChange={put("region")}
        />
        {text("address")}
        {text("addressDetail")}
        {text("from", { type: "date" })}
        {text("to", { type: "date" })}
        {text("capacity")}
        {text("organiser")}
        {text("telephone", { type: "tel" })}
        {text("basis")}
        {text("loginId")}
        {text("password", { hint: t.hint })}
        {said && (
          <Notice tone="again" alert>
            {said}
          </Notice>
        )}
        <Button look="primary" wide submit>
          {t.add}
        </Button>
      </form>
    </Dialog>
  );
}
