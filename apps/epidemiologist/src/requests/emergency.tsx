import { Check, Tag } from "@kipass/web-kit/controls.tsx";
import { catalogue } from "@kipass/web-kit/i18n.ts";

const t = catalogue(
  {
    tag: "긴급",
    ask: "긴급: 다른 지역의 승인자도 서명할 수 있게 합니다.",
    told: "그래도 두 사람이 서명합니다. 감독자와 감사자에게 바로 알리고 공개 통계에 셉니다.",
  },
  {
    tag: "Emergency",
    ask: "Emergency: let an approver of any region sign.",
    told: "Two people still sign. Supervisors and auditors are told at once, and it counts in the public figures.",
  },
);

/** Asked for where nobody of the own region can sign in time. */
export function EmergencyCheck({ checked, onChange }: { checked: boolean; onChange: (checked: boolean) => void }) {
  return (
    <div>
      <Check checked={checked} onChange={onChange}>
        {t.ask}
      </Check>
      {checked && <p class="note faint">{t.told}</p>}
    </div>
  );
}

export function EmergencyTag() {
  return <Tag tone="again">{t.tag}</Tag>;
}
