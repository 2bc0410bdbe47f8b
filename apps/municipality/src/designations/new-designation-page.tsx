import { sizeAskedOn } from "@kipass/data/sector-sizes";
import { sectors } from "@kipass/data/sectors";
import { Button, Check, Field, Notice, Select } from "@kipass/web-kit/controls.tsx";
import { seoulDay } from "@kipass/web-kit/dates.ts";
import { catalogue, lang } from "@kipass/web-kit/i18n.ts";
import { BackIcon } from "@kipass/web-kit/icons.tsx";
import { problemText } from "@kipass/web-kit/problem-text.ts";
import { useQuery } from "@tanstack/react-query";
import { Link, useNavigate } from "@tanstack/react-router";
import { useState } from "preact/hooks";
import { api, type DesignationBody, type DesignationPreview } from "../api.ts";
import { addressWords, sectorWords } from "../facilities/facility-words.ts";
import { queries, sessionQuery } from "../queries.ts";
import { regionChoices } from "../shell/region-choices.ts";

const t = catalogue(
  {
    title: "새 지정",
    back: "의무적용 지정",
    name: "지정 이름",
    basis: "법적 근거",
    basisHint: "예: 감염병의 예방 및 관리에 관한 법률 제49조제1항제2호의2, 마포구 고시 제2026-12호",
    region: "지역",
    sectors: "업종",
    size: (name: string) => `${name} 최소 면적(㎡)`,
    people: (name: string) => `${name} 최소 정원(명)`,
    one: "시설 번호 (한 곳만 지정할 때, 쉼표로 나눔)",
    oneHint: "시설 화면 주소 끝의 번호입니다. 업종 대신 시설을 하나씩 지정합니다.",
    from: "시작하는 날",
    grace: "계도기간 마지막 날 (비우면 없음)",
    to: "마지막 날 (비우면 따로 끝낼 때까지)",
    exceptions: "예외",
    usualException: "위험도가 낮다고 인정되는 경우 대상에서 제외",
    preview: "대상 시설 보기",
    touched: (n: number, unclear: number) =>
      unclear === 0
        ? `시설 ${n}곳이 대상입니다.`
        : `시설 ${n}곳이 대상이고, ${unclear}곳은 면적이나 정원을 확인해야 합니다.`,
    more: (n: number) => `외 ${n}곳`,
    unclear: "면적·정원 확인 필요",
    again: "내용을 바꾸면 대상을 다시 봅니다.",
    save: "지정하고 알림 쓰기",
    saved: "지정하면 시설의 첫 화면에 바로 보입니다. 문자로 알릴지는 다음 화면에서 정합니다.",
    none: "지금은 해당하는 시설이 없습니다.",
  },
  {
    title: "New designation",
    back: "Designations",
    name: "Name",
    basis: "Legal basis",
    basisHint: "The article, and the municipality's order with its number",
    region: "Region",
    sectors: "Sectors",
    size: (name) => `${name}: from how many ㎡`,
    people: (name) => `${name}: from how many people`,
    one: "Facility numbers (for single ones, with commas)",
    oneHint: "The number at the end of a facility's address. Names facilities one by one.",
    from: "First day",
    grace: "Last day of grace (empty: none)",
    to: "Last day (empty: until it is ended)",
    exceptions: "Exceptions",
    usualException: "May be left out when judged to be of low risk",
    preview: "Show who it touches",
    touched: (n, unclear) =>
      unclear === 0
        ? `It touches ${n} facilities.`
        : `It touches ${n} facilities; the size of ${unclear} has to be checked.`,
    more: (n) => `and ${n} more`,
    unclear: "size to be checked",
    again: "After a change, look again who it touches.",
    save: "Designate and write the notice",
    saved:
      "Once designated it stands on each facility's home screen. The next page offers to tell them by text message.",
    none: "No facility fits right now.",
  },
);

type Sectors = DesignationBody["sectors"];

/** Nothing is saved before the officer has seen which facilities it touches. */
export function NewDesignationPage() {
  const { data: session } = useQuery(sessionQuery);
  const today = seoulDay(Date.now());
  const [form, setForm] = useState({
    title: "",
    basis: "",
    region: session?.officer.region ?? "",
    named: "",
    from: today,
    graceUntil: "",
    to: "",
    exceptions: t.usualException,
  });
  const [chosen, setChosen] = useState<Sectors>([]);
  const [preview, setPreview] = useState<DesignationPreview>();
  const [said, setSaid] = useState<string>();
  const navigate = useNavigate();

  function put(key: keyof typeof form) {
    return (value: string) => {
      setPreview(undefined);
      setForm((before) => ({ ...before, [key]: value }));
    };
  }
  const putSectors = (next: Sectors) => {
    setPreview(undefined);
    setChosen(next);
  };
  const body = (): DesignationBody => ({
    title: form.title,
    basis: form.basis,
    regions: [form.region],
    sectors: chosen,
    facilities: (form.named.match(/\d+/g) ?? []).map((number) => ({ facility: Number(number) })),
    from: form.from,
    graceUntil: form.graceUntil || null,
    to: form.to || null,
    exceptions: form.exceptions,
  });
  async function ask(work: () => Promise<void>) {
    setSaid(undefined);
    try {
      await work();
    } catch (thrown) {
      const { title, next } = problemText(thrown);
      setSaid(`${title} ${next}`);
    }
  }
  const look = () => ask(async () => setPreview(await api.previewDesignation({ body: body() })));
  const save = () =>
    ask(async () => {
      const { designation, announced } = await api.addDesignation({ body: body() });
      await queries.invalidateQueries();
      await navigate(
        announced > 0 ? { to: "/notices/new", search: { designation } as never } : { to: "/designations" },
      );
    });

  return (
    <main class="page one">
      <Link to="/designations" class="back small" activeProps={{}}>
        <BackIcon size="small" />
        {t.back}
      </Link>
      <h1>{t.title}</h1>
      <div class="two-sides">
        <form
          class="stack"
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            void look();
          }}
        >
          <Field label={t.name} value={form.title} onInput={put("title")} maxLength={80} autoComplete="off" />
          <Field label={t.basis} value={form.basis} onInput={put("basis")} hint={t.basisHint} maxLength={200} />
          <Select
            label={t.region}
            value={form.region}
            options={regionChoices(session?.officer.region ?? "")}
            onChange={put("region")}
          />
          <ChooseSectors chosen={chosen} day={form.from || today} onChange={putSectors} />
          <Field label={t.one} value={form.named} onInput={put("named")} hint={t.oneHint} maxLength={400} />
          <Field type="date" label={t.from} value={form.from} onInput={put("from")} />
          <Field type="date" label={t.grace} value={form.graceUntil} onInput={put("graceUntil")} />
          <Field type="date" label={t.to} value={form.to} onInput={put("to")} />
          <Field label={t.exceptions} value={form.exceptions} onInput={put("exceptions")} maxLength={300} />
          {said && (
            <Notice tone="again" alert>
              {said}
            </Notice>
          )}
          <div>
            <Button look={preview ? undefined : "primary"} submit>
              {t.preview}
            </Button>
          </div>
        </form>
        <section class="stack" aria-live="polite">
          {preview ? <Touched preview={preview} onSave={() => void save()} /> : <p class="soft">{t.again}</p>}
        </section>
      </div>
    </main>
  );
}

function Touched({ preview, onSave }: { preview: DesignationPreview; onSave: () => void }) {
  const { total, unclear, facilities } = preview;
  const shown = facilities.slice(0, 30);
  return (
    <>
      <h2>{total + unclear === 0 ? t.none : t.touched(total, unclear)}</h2>
      <ul class="found">
        {shown.map((facility) => (
          <li key={facility.id}>
            <b>{facility.name}</b>
            <p class="note faint">
              {sectorWords(facility)} · {addressWords(facility)}
              {facility.isUnclear && ` · ${t.unclear}`}
            </p>
          </li>
        ))}
      </ul>
      {total + unclear > shown.length && <p class="small soft">{t.more(total + unclear - shown.length)}</p>}
      <p class="small soft">{t.saved}</p>
      <div>
        <Button look="primary" onClick={onSave}>
          {t.save}
        </Button>
      </div>
    </>
  );
}

interface ChooseProps {
  chosen: Sectors;
  day: string;
  onChange: (sectors: Sectors) => void;
}

/** With each sector whose rule usually asks for a size, the size. */
function ChooseSectors({ chosen, day, onChange }: ChooseProps) {
  const toggle = (code: string) => (isOn: boolean) => {
    const size = sizeAskedOn(code, day);
    const added = {
      sector: code,
      minAreaM2: size?.asks === "area" ? size.from : null,
      minCapacity: size?.asks === "capacity" ? size.from : null,
    };
    onChange(isOn ? [...chosen, added] : chosen.filter(({ sector }) => sector !== code));
  };
  const resize = (code: string, key: "minAreaM2" | "minCapacity") => (value: string) =>
    onChange(chosen.map((one) => (one.sector === code ? { ...one, [key]: Number(value) || null } : one)));
  return (
    <fieldset class="plain-set">
      <legend class="small">{t.sectors}</legend>
      <div class="sectors">
        {sectors.map(({ code, ...names }) => (
          <Check key={code} checked={chosen.some(({ sector }) => sector === code)} onChange={toggle(code)}>
            {names[lang.value]}
          </Check>
        ))}
      </div>
      {chosen.map(({ sector, minAreaM2, minCapacity }) => {
        const size = sizeAskedOn(sector, day);
        if (!size) return null;
        const name = sectors.find(({ code }) => code === sector)?.[lang.value] ?? sector;
        const key = size.asks === "area" ? "minAreaM2" : "minCapacity";
        const value = String((size.asks === "area" ? minAreaM2 : minCapacity) ?? "");
        const label = size.asks === "area" ? t.size(name) : t.people(name);
        return <Field key={sector} label={label} value={value} inputMode="numeric" onInput={resize(sector, key)} />;
      })}
    </fieldset>
  );
}
