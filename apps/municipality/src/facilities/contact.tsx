import { formatPhone } from "@kipass/protocol/phone";
import { Button, Notice } from "@kipass/web-kit/controls.tsx";
import { catalogue } from "@kipass/web-kit/i18n.ts";
import { EyeIcon } from "@kipass/web-kit/icons.tsx";
import { problemText } from "@kipass/web-kit/problem-text.ts";
import { useState } from "preact/hooks";
import { api, type FacilityContact } from "../api.ts";
import { ReasonDialog } from "../shell/reason-dialog.tsx";

const t = catalogue(
  {
    open: "대표자·전화 보기",
    why: "열람 사유",
    told: "누가 왜 보았는지 접속기록에 남습니다.",
    usual: ["승인 확인", "현장점검 연락", "민원 확인"],
    see: "보기",
    representative: "대표자",
    "infection-control": "방역관리자",
    telephone: "시설 전화",
    manager: "관리자 휴대전화",
  },
  {
    open: "Show name and phone",
    why: "Reason for reading",
    told: "Who read it and why is kept in the access log.",
    usual: ["Checking an approval", "Arranging an inspection", "Looking into a complaint"],
    see: "Show",
    representative: "Representative",
    "infection-control": "Infection control manager",
    telephone: "Telephone",
    manager: "Manager's mobile",
  },
);

/** Names and numbers stay sealed until somebody says why they need them. */
export function Contact({ facility }: { facility: number }) {
  const [asks, setAsks] = useState(false);
  const [contact, setContact] = useState<FacilityContact>();
  const [said, setSaid] = useState<string>();

  async function see(reason: string) {
    setAsks(false);
    setSaid(undefined);
    try {
      setContact(await api.openContact({ params: { facility: String(facility) }, body: { reason } }));
    } catch (thrown) {
      setSaid(problemText(thrown).title);
    }
  }

  if (contact)
    return (
      <dl class="facts">
        <dt>{t[contact.responsible]}</dt>
        <dd>{contact.representative}</dd>
        <dt>{t.telephone}</dt>
        <dd class="num">{contact.telephone}</dd>
        {contact.managerPhones.length > 0 && (
          <>
            <dt>{t.manager}</dt>
            <dd class="num">{contact.managerPhones.map(formatPhone).join(", ")}</dd>
          </>
        )}
      </dl>
    );
  return (
    <>
      {said && (
        <Notice tone="again" alert>
          {said}
        </Notice>
      )}
      <div>
        <Button size="small" onClick={() => setAsks(true)}>
          <EyeIcon size="small" />
          {t.open}
        </Button>
      </div>
      {asks && (
        <ReasonDialog
          title={t.why}
          told={t.told}
          usual={t.usual}
          act={t.see}
          onGive={(reason) => void see(reason)}
          onClose={() => setAsks(false)}
        />
      )}
    </>
  );
}
