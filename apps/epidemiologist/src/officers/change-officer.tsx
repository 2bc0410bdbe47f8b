import { Button, Field } from "@kipass/web-kit/controls.tsx";
import { catalogue } from "@kipass/web-kit/i18n.ts";
import { useState } from "preact/hooks";
import { api, type Colleague } from "../api.ts";
import { FormFoot } from "../shell/form-foot.tsx";
import { useAct } from "../shell/use-act.ts";
import { AbsenceForm } from "./absence-form.tsx";
import { RoleAndRegion } from "./role-and-region.tsx";
import { type Role, regionsWithin } from "./roles.ts";

const t = catalogue(
  {
    title: (name: string) => `${name} 바꾸기`,
    lead: "바꾸거나 떠나면 로그인이 바로 끝납니다. 만든 요청과 접속기록은 남습니다.",
    job: "직위",
    reason: "사유",
    missing: "적어 주세요.",
    save: "역할과 지역 바꾸기",
    leave: "담당 끝내기",
    leaveSure: "정말 끝냅니다",
  },
  {
    title: (name) => `Change ${name}`,
    lead: "A change or a leave ends the log-in at once. Their requests and the access log stay.",
    job: "Title",
    reason: "Reason",
    missing: "Fill this in.",
    save: "Change role and region",
    leave: "End service",
    leaveSure: "Yes, end service",
  },
);

export function ChangeOfficer({
  officer,
  officers,
  region: own,
  onDone,
}: {
  officer: Colleague;
  officers: readonly Colleague[];
  region: string;
  onDone: () => void;
}) {
  const [title, setTitle] = useState(officer.title);
  const [role, setRole] = useState<Role>(officer.role);
  const [region, setRegion] = useState(officer.region);
  const [reason, setReason] = useState("");
  const [tried, setTried] = useState(false);
  const [leaving, setLeaving] = useState(false);
  const { busy, said, act } = useAct();
  const params = { officer: officer.id };
  const missing = (text: string) => (tried && text.trim().length < 2 ? t.missing : undefined);

  async function withReason(step: () => Promise<unknown>) {
    setTried(true);
    if (reason.trim().length >= 2 && title.trim().length >= 1 && (await act(step))) onDone();
  }
  const save = (event: Event) => {
    event.preventDefault();
    void withReason(() => api.changeOfficer({ params, body: { title, role, region, reason } }));
  };
  const leave = () =>
    leaving ? void withReason(() => api.retireOfficer({ params, body: { reason } })) : setLeaving(true);

  return (
    <div class="stack">
      <form class="sheet pad stack" onSubmit={save} noValidate>
        <h2>{t.title(officer.name)}</h2>
        <p class="soft small">{t.lead}</p>
        <div class="twin">
          <Field label={t.job} value={title} onInput={setTitle} maxLength={40} />
          <RoleAndRegion
            role={role}
            onRole={setRole}
            region={region}
            onRegion={setRegion}
            regions={[...new Set([officer.region, ...regionsWithin(own)])]}
          />
          <Field label={t.reason} value={reason} onInput={setReason} wrong={missing(reason)} maxLength={500} />
        </div>
        <FormFoot save={t.save} busy={busy} said={said} onClose={onDone}>
          <Button look="danger" onClick={leave} busy={busy}>
            {leaving ? t.leaveSure : t.leave}
          </Button>
        </FormFoot>
      </form>
      <AbsenceForm officer={officer} officers={officers} onDone={onDone} />
    </div>
  );
}
