import { Button, Check, Field, Notice, Select, Wrong } from "@kipass/web-kit/controls.tsx";
import { catalogue } from "@kipass/web-kit/i18n.ts";
import { problemText } from "@kipass/web-kit/problem-text.ts";
import { useState } from "preact/hooks";
import { api, type Officer, type Role } from "../api.ts";
import { Dialog } from "../shell/dialog.tsx";
import { regionChoices } from "../shell/region-choices.ts";
import { roleWords } from "./role-words.ts";
import { SectorsField } from "./sectors-field.tsx";

const t = catalogue(
  {
    title: "담당자 임용",
    name: "이름",
    job: "직급",
    id: "아이디",
    password: "처음 비밀번호",
    hint: "본인에게 직접 알려 주세요. 10자 이상입니다.",
    region: "지역",
    pick: "지역을 골라 주세요",
    duties: "직무",
    missing: "모두 적고 직무와 업종을 하나 이상 골라 주세요.",
    appoint: "임용",
  },
  {
    title: "Appoint an officer",
    name: "Name",
    job: "Title",
    id: "ID",
    password: "First password",
    hint: "Tell them in person. At least 10 characters.",
    region: "Region",
    pick: "Choose a region",
    duties: "Duties",
    missing: "Fill in everything and choose a duty and a sector.",
    appoint: "Appoint",
  },
);

const duties: Role[] = ["handler", "decider", "viewer", "admin"];

interface AppointProps {
  own: Officer;
  onDone: () => void;
  onClose: () => void;
}

/** For the own region or a narrower one; the registry refuses wider ones whatever is sent. */
export function AppointDialog({ own, onDone, onClose }: AppointProps) {
  const [form, setForm] = useState({ name: "", title: "", loginId: "", password: "", region: own.region });
  const [roles, setRoles] = useState<Role[]>(["handler"]);
  const [sectors, setSectors] = useState<string[] | null>(null);
  const [said, setSaid] = useState<string>();
  const [missing, setMissing] = useState(false);
  const put = (key: keyof typeof form) => (value: string) => setForm((before) => ({ ...before, [key]: value }));
  const toggle = (role: Role) => (isOn: boolean) =>
    setRoles((before) => (isOn ? [...before, role] : before.filter((one) => one !== role)));

  async function appoint(event: Event) {
    event.preventDefault();
    const isMissing =
      Object.values(form).some((text) => text.trim() === "") || roles.length === 0 || sectors?.length === 0;
    setMissing(isMissing);
    if (isMissing) return;
    try {
      await api.appointOfficer({ body: { ...form, sectors: sectors ?? own.sectors, roles } });
      onDone();
    } catch (thrown) {
      const { title, next } = problemText(thrown);
      setSaid(`${title} ${next}`);
    }
  }

  return (
    <Dialog title={t.title} onClose={onClose}>
      <form class="stack" noValidate onSubmit={(event) => void appoint(event)}>
        <Field label={t.name} value={form.name} onInput={put("name")} maxLength={40} autoComplete="off" />
        <Field label={t.job} value={form.title} onInput={put("title")} maxLength={40} autoComplete="off" />
        <Field label={t.id} value={form.loginId} onInput={put("loginId")} maxLength={40} autoComplete="off" />
        <Field
          label={t.password}
          value={form.password}
          onInput={put("password")}
          hint={t.hint}
          maxLength={200}
          autoComplete="off"
        />
        <Select
          label={t.region}
          value={form.region}
          empty={t.pick}
          options={regionChoices(own.region)}
          onChange={put("region")}
        />
        <fieldset class="plain-set">
          <legend class="small">{t.duties}</legend>
          {duties.map((role) => (
            <Check key={role} checked={roles.includes(role)} onChange={toggle(role)}>
              {roleWords(role)}
            </Check>
          ))}
        </fieldset>
        <SectorsField own={own.sectors} value={sectors} onChange={setSectors} />
        {said && (
          <Notice tone="again" alert>
            {said}
          </Notice>
        )}
        {missing && <Wrong>{t.missing}</Wrong>}
        <Button look="primary" wide submit>
          {t.appoint}
        </Button>
      </form>
    </Dialog>
  );
}
