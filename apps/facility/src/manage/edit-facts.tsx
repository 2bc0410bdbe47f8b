import type { Reply } from "@kipass/contract/endpoint";
import type { describeFacility } from "@kipass/contract/registry";
import { sizeAskedOn } from "@kipass/data/sector-sizes";
import { Field } from "@kipass/web-kit/controls.tsx";
import { seoulDay } from "@kipass/web-kit/dates.ts";
import { catalogue } from "@kipass/web-kit/i18n.ts";
import { useState } from "preact/hooks";
import { Answered } from "../answered.tsx";
import { AskForm } from "../ask-form.tsx";
import { Frame } from "../frame.tsx";
import { go } from "../path.ts";
import { registry } from "../registry.ts";
import { openSession } from "../session/session.ts";
import { KindFields } from "../sign-up/facility-fields.tsx";
import { emptyForm, type FormField, isSize, isTelephone, OTHER_SECTOR, sizesOf, telephoneOf } from "../sign-up/form.ts";
import { lackText } from "../sign-up/lack-text.ts";
import { useAsked, useSending } from "../use-asked.ts";

const t = catalogue(
  {
    title: "정보 고치기",
    lead: "바꾼 내용은 변경 내역에 남고 관할 시군구가 볼 수 있습니다. 주소는 ‘이전’에서 바꿉니다.",
    name: "상호명",
    telephone: "사업장 전화번호",
    save: "저장",
  },
  {
    title: "Change facts",
    lead: "Changes are kept in the history, which the municipality can see. The address is changed under ‘Move’.",
    name: "Business name",
    telephone: "Telephone of the business",
    save: "Save",
  },
);

export function EditFacts() {
  const asked = useAsked(() => registry.describeFacility());
  return (
    <Frame title={t.title} back="/manage">
      <Answered of={asked}>{(known) => <Facts known={known} />}</Answered>
    </Frame>
  );
}

function Facts({ known }: { known: Reply<typeof describeFacility> }) {
  const [form, setForm] = useState({
    name: known.facility.name,
    telephone: known.telephone,
    sector: known.facility.sector,
    sectorDetail: known.sectorDetail ?? "",
    size: String(known.areaM2 ?? known.capacity ?? ""),
  });
  const [isTried, setTried] = useState(false);
  const { isBusy, refusal, send } = useSending();
  const set = (change: Partial<typeof form>) => setForm((before) => ({ ...before, ...change }));
  const lacks = lacksOf(form);
  const wrong = (field: FormField) => (isTried ? lackText(field, lacks[field]) : undefined);

  async function save() {
    setTried(true);
    if (Object.values(lacks).some(Boolean)) return;
    const { name, telephone, sector, sectorDetail, size } = form;
    const detail = sector === OTHER_SECTOR ? sectorDetail.trim() : null;
    const body = {
      name: name.trim(),
      telephone: telephoneOf(telephone),
      sector,
      sectorDetail: detail,
      ...sizesOf(sector, size),
    };
    if (!(await send(() => registry.editFacility({ body })))) return;
    await openSession();
    go("/manage", true);
  }

  return (
    <AskForm onSubmit={() => void save()} submit={t.save} isBusy={isBusy} refusal={refusal}>
      <p class="soft">{t.lead}</p>
      <Field label={t.name} value={form.name} onInput={(name) => set({ name })} maxLength={60} wrong={wrong("name")} />
      <Field
        label={t.telephone}
        type="tel"
        value={form.telephone}
        onInput={(telephone) => set({ telephone })}
        maxLength={20}
        wrong={wrong("telephone")}
      />
      <KindFields kind={{ ...emptyForm, ...form }} set={set} wrong={wrong} />
    </AskForm>
  );
}

function lacksOf({
  name,
  telephone,
  sector,
  sectorDetail,
  size,
}: Record<"name" | "telephone" | "sector" | "sectorDetail" | "size", string>) {
  const asks = sizeAskedOn(sector, seoulDay(Date.now()));
  return {
    name: name.trim() === "" ? "empty" : undefined,
    telephone: telephone.trim() === "" ? "empty" : isTelephone(telephone) ? undefined : "unfit",
    sectorDetail: sector === OTHER_SECTOR && sectorDetail.trim() === "" ? "empty" : undefined,
    size: asks && !isSize(size) ? (size.trim() === "" ? "empty" : "unfit") : undefined,
  } as Partial<Record<FormField, "empty" | "unfit" | undefined>>;
}
