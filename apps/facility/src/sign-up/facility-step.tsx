import { Check, Choices, Field, Notice } from "@kipass/web-kit/controls.tsx";
import { catalogue } from "@kipass/web-kit/i18n.ts";
import { ClockIcon } from "@kipass/web-kit/icons.tsx";
import { AskForm } from "../ask-form.tsx";
import { BusinessNumberField } from "./business-number-field.tsx";
import { KindFields, PlaceFields } from "./facility-fields.tsx";
import type { FormField } from "./form.ts";
import { lackText } from "./lack-text.ts";
import type { StepProps } from "./sign-up.tsx";

const t = catalogue(
  {
    title: "어떤 시설인가요?",
    name: "상호명",
    noNumber: "사업자등록번호 없음",
    noNumberNext: "관할 시군구가 승인한 뒤 쓸 수 있습니다. 등록은 지금 하실 수 있습니다.",
    responsible: "누가 책임지나요?",
    isRepresentative: "대표자",
    isInfectionControl: "방역관리자",
    representative: "대표자명",
    infectionControl: "방역관리자 이름",
    telephone: "사업장 전화번호",
    next: "다음",
  },
  {
    title: "What kind of facility is it?",
    name: "Business name",
    noNumber: "No business registration number",
    noNumberNext: "It can be used once the municipality has approved it. You can register now.",
    responsible: "Who is responsible?",
    isRepresentative: "Representative",
    isInfectionControl: "Infection-control manager",
    representative: "Representative's name",
    infectionControl: "Infection-control manager's name",
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
      <div class="stack tight">
        {!form.hasNoNumber && (
          <BusinessNumberField
            value={form.businessNumber}
            onInput={(businessNumber) => set({ businessNumber })}
            wrong={wrong("businessNumber")}
          />
        )}
        <Check checked={form.hasNoNumber} onChange={(hasNoNumber) => set({ hasNoNumber })}>
          {t.noNumber}
        </Check>
        {form.hasNoNumber && <Notice icon={<ClockIcon />}>{t.noNumberNext}</Notice>}
      </div>
      <div class="stack tight">
        <Choices
          label={t.responsible}
          options={[
            { value: "representative", words: t.isRepresentative },
            { value: "infection-control", words: t.isInfectionControl },
          ]}
          value={form.responsible}
          onChoose={(responsible) => set({ responsible })}
        />
        <Field
          label={form.responsible === "representative" ? t.representative : t.infectionControl}
          value={form.representative}
          onInput={(representative) => set({ representative })}
          autoComplete="name"
          maxLength={60}
          wrong={wrong("representative")}
        />
      </div>
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
