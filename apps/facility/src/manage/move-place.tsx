import { Field, Notice } from "@kipass/web-kit/controls.tsx";
import { catalogue } from "@kipass/web-kit/i18n.ts";
import { useState } from "preact/hooks";
import { AskForm } from "../ask-form.tsx";
import { Frame } from "../frame.tsx";
import { go } from "../path.ts";
import { registry } from "../registry.ts";
import { openSession } from "../session/session.ts";
import { PlaceFields } from "../sign-up/facility-fields.tsx";
import { type FormField, isTelephone, type Lack, telephoneOf } from "../sign-up/form.ts";
import { lackText } from "../sign-up/lack-text.ts";
import { useSending } from "../use-asked.ts";

const t = catalogue(
  {
    title: "이전",
    lead: "새 주소로 시설 번호가 새로 생깁니다. 지금까지의 방문기록에는 옛 주소가 그대로 남습니다.",
    effect: "직원과 출입구는 그대로 따라갑니다. 다른 기기는 모두 로그아웃되고, 다시 로그인하면 새 주소로 찍습니다.",
    waiting: "사업자등록번호가 없는 시설은 새 주소의 관할 시군구가 승인한 뒤 쓸 수 있습니다.",
    telephone: "사업장 전화번호",
    move: "새 주소로 이전",
  },
  {
    title: "Move",
    lead: "The facility gets a new number with the new address. Visit records until now keep the old address.",
    effect:
      "Staff and doors come along. All other devices are logged out; logged in again, they scan for the new address.",
    waiting: "A facility without a business registration number can be used once the new municipality has approved it.",
    telephone: "Telephone of the business",
    move: "Move to the new address",
  },
);

export function MovePlace() {
  const [form, setForm] = useState({ sido: "", region: "", address: "", addressDetail: "", telephone: "" });
  const [isTried, setTried] = useState(false);
  const { isBusy, refusal, send } = useSending();
  const set = (change: Partial<typeof form>) => setForm((before) => ({ ...before, ...change }));
  const lacks = lacksOf(form);
  const wrong = (field: FormField) => (isTried ? lackText(field, lacks[field]) : undefined);

  async function move() {
    setTried(true);
    if (Object.values(lacks).some(Boolean)) return;
    const { region, address, addressDetail, telephone } = form;
    const body = {
      region,
      address: address.trim(),
      addressDetail: addressDetail.trim(),
      telephone: telephoneOf(telephone),
    };
    if (!(await send(() => registry.moveFacility({ body })))) return;
    await openSession();
    go("/manage", true);
  }

  return (
    <Frame title={t.title} back="/manage">
      <AskForm onSubmit={() => void move()} submit={t.move} isBusy={isBusy} refusal={refusal}>
        <p class="soft">{t.lead}</p>
        <Notice>{t.effect}</Notice>
        <p class="small soft">{t.waiting}</p>
        <PlaceFields place={form} set={set} wrong={wrong} />
        <Field
          label={t.telephone}
          type="tel"
          value={form.telephone}
          onInput={(telephone) => set({ telephone })}
          maxLength={20}
          wrong={wrong("telephone")}
        />
      </AskForm>
    </Frame>
  );
}

function lacksOf(form: Record<"sido" | "region" | "address" | "telephone", string>): Partial<Record<FormField, Lack>> {
  const empty = (["sido", "region", "address", "telephone"] as const).filter((field) => form[field].trim() === "");
  const lacks: Partial<Record<FormField, Lack>> = Object.fromEntries(empty.map((field) => [field, "empty"]));
  return lacks.telephone || isTelephone(form.telephone) ? lacks : { ...lacks, telephone: "unfit" };
}
