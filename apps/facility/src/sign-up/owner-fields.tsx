import { Check, Choices, Field, Notice } from "@kipass/web-kit/controls.tsx";
import { catalogue } from "@kipass/web-kit/i18n.ts";
import { ClockIcon } from "@kipass/web-kit/icons.tsx";
import { BusinessNumberField } from "./business-number-field.tsx";
import type { Form, FormField } from "./form.ts";

const t = catalogue(
  {
    noNumber: "사업자등록번호 없음",
    noNumberNext: "관할 시군구가 승인한 뒤 쓸 수 있습니다. 등록은 지금 하실 수 있습니다.",
    responsible: "누가 책임지나요?",
    isRepresentative: "대표자",
    isInfectionControl: "방역관리자",
    representative: "대표자명",
    infectionControl: "방역관리자 이름",
  },
  {
    noNumber: "No business registration number",
    noNumberNext: "It can be used once the municipality has approved it. You can register now.",
    responsible: "Who is responsible?",
    isRepresentative: "Representative",
    isInfectionControl: "Infection-control manager",
    representative: "Representative's name",
    infectionControl: "Infection-control manager's name",
  },
);

export type Owner = Pick<Form, "businessNumber" | "hasNoNumber" | "responsible" | "representative">;

interface OwnerFieldsProps {
  owner: Owner;
  set: (change: Partial<Owner>) => void;
  wrong: (field: FormField) => string | undefined;
}

/** The business, by its number or without one, and who is responsible. */
export function OwnerFields({ owner, set, wrong }: OwnerFieldsProps) {
  const { businessNumber, hasNoNumber, responsible, representative } = owner;
  return (
    <>
      <div class="stack tight">
        {!hasNoNumber && (
          <BusinessNumberField
            value={businessNumber}
            onInput={(typed) => set({ businessNumber: typed })}
            wrong={wrong("businessNumber")}
          />
        )}
        <Check checked={hasNoNumber} onChange={(isChecked) => set({ hasNoNumber: isChecked })}>
          {t.noNumber}
        </Check>
        {hasNoNumber && <Notice icon={<ClockIcon />}>{t.noNumberNext}</Notice>}
      </div>
      <div class="stack tight">
        <Choices
          label={t.responsible}
          options={[
            { value: "representative", words: t.isRepresentative },
            { value: "infection-control", words: t.isInfectionControl },
          ]}
          value={responsible}
          onChoose={(chosen) => set({ responsible: chosen })}
        />
        <Field
          label={responsible === "representative" ? t.representative : t.infectionControl}
          value={representative}
          onInput={(typed) => set({ representative: typed })}
          autoComplete="name"
          maxLength={60}
          wrong={wrong("representative")}
        />
      </div>
    </>
  );
}
