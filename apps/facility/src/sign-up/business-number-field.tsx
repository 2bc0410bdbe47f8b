import { formatBusinessNumber, parseBusinessNumber } from "@kipass/protocol/business-number";
import { Field, Notice } from "@kipass/web-kit/controls.tsx";
import { catalogue } from "@kipass/web-kit/i18n.ts";
import { businessNumberState } from "./form.ts";
import { lacking } from "./lack-text.ts";
import { useBusinessState } from "./use-business-state.ts";

const t = catalogue(
  {
    number: "사업자등록번호",
    hint: "숫자 10자리",
    right: "확인했습니다. 맞는 번호입니다.",
    operating: "확인했습니다. 영업 중인 사업자입니다.",
    paused: "국세청에 휴업 중인 사업자로 나옵니다. 그대로 등록하실 수 있습니다.",
    ended: "국세청에 폐업한 사업자로 나옵니다. 번호를 확인해 주세요.",
    unregistered: "국세청에 없는 번호로 나옵니다. 맞는 번호이면 관할 시군구가 승인한 뒤 쓸 수 있습니다.",
  },
  {
    number: "Business registration number",
    hint: "10 digits",
    right: "Checked. The number is right.",
    operating: "Checked. The business is operating.",
    paused: "The tax office says that this business is paused. You can register it as it is.",
    ended: "The tax office says that this business has ended. Please check the number.",
    unregistered:
      "The tax office does not know this number. If it is right, it can be used once the municipality has approved it.",
  },
);

interface BusinessNumberFieldProps {
  value: string;
  onInput: (number: string) => void;
  wrong: string | undefined;
}

/** Checked while it is typed: its digits here, its state at the tax office. Neither keeps anybody from going on. */
export function BusinessNumberField({ value, onInput, wrong }: BusinessNumberFieldProps) {
  const digits = businessNumberState(value);
  const state = useBusinessState(value);
  const refused = digits === "wrong" ? lacking.businessNumberUnfit : wrong;
  const found = refused !== undefined || digits !== "right" ? "nothing" : state;
  return (
    <>
      <Field
        label={t.number}
        value={value}
        onInput={(typed) => onInput(written(typed))}
        inputMode="numeric"
        autoComplete="off"
        maxLength={14}
        hint={found === "operating" ? t.operating : found === "unknown" ? t.right : t.hint}
        wrong={refused}
      />
      <div role="status">
        {(found === "paused" || found === "ended" || found === "unregistered") && (
          <Notice tone={found === "ended" ? "again" : undefined}>{t[found]}</Notice>
        )}
      </div>
    </>
  );
}

/** A right number is written with its hyphens; a half-typed one stays as it is, under the typing hand. */
function written(typed: string): string {
  const digits = parseBusinessNumber(typed);
  return digits ? formatBusinessNumber(digits) : typed;
}
