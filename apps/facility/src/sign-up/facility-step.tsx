import { Field } from "@kipass/web-kit/controls.tsx";
import { catalogue } from "@kipass/web-kit/i18n.ts";
import { AskForm } from "../ask-form.tsx";
import { KindFields, PlaceFields } from "./facility-fields.tsx";
import type { FormField } from "./form.ts";
import { lackText } from "./lack-text.ts";
import { OwnerFields } from "./owner-fields.tsx";
import type { StepProps } from "./sign-up.tsx";

const t = catalogue(
  {
    title: "어떤 시설인가요?",
    name: "상호명",
    telephone: "사업장 전화번호",
    next: "다음",
  },
  {
    title: "What kind of facility is it?",
    name: "Business name",
    telephone: "Telephone of the business",
    next: "Next",
  },
);

export function FacilityStep({ form, set, lacks, said, refusal, onNext }: StepProps) {
  const wrong = (field: FormField) => said[field] ?? lackText(field, lacks[field]);
  return (
    <AskForm onSubmit={onNext} submit={t.next} refusal={refusal}>
      <h2 tabIndex={-1}>{t.title}</h2>
      <Field
        label={t.name}
        value={form.name}
        onInput={(name) => set({ name })}
        autoComplete="organization"
        maxLength={60}
        wrong={wrong("name")}
      />
      <OwnerFields owner={form} set={set} wrong={wrong} />
      <Field
        label={t.telephone}
        type="tel"
        value={form.telephone}
        onInput={(telephone) => set({ telephone })}
        autoComplete="tel"
        maxLength={20}
        wrong={wrong("telephone")}
      />
      <KindFields kind={form} set={set} wrong={wrong} />
      <PlaceFields place={form} set={set} wrong={wrong} />
    </AskForm>
  );
}
