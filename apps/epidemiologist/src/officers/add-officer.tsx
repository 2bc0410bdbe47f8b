import { Field } from "@kipass/web-kit/controls.tsx";
import { catalogue } from "@kipass/web-kit/i18n.ts";
import { useState } from "preact/hooks";
import { api } from "../api.ts";
import { FormFoot } from "../shell/form-foot.tsx";
import { useAct } from "../shell/use-act.ts";
import { RoleAndRegion } from "./role-and-region.tsx";
import { type Role, regionsWithin } from "./roles.ts";

const t = catalogue(
  {
    title: "담당자 임명",
    lead: "첫 비밀번호는 본인에게 직접 전해 주세요. 서명 열쇠는 본인이 만들고 보건복지부가 확인합니다.",
    name: "이름",
    job: "직위",
    login: "아이디",
    password: "첫 비밀번호",
    missing: "적어 주세요.",
    save: "임명",
  },
  {
    title: "Appoint an officer",
    lead: "Hand over the first password in person. The officer makes their own signing key and the ministry certifies it.",
    name: "Name",
    job: "Title",
    login: "ID",
    password: "First password",
    missing: "Fill this in.",
    save: "Appoint",
  },
);

export function AddOfficer({ region: own, onDone }: { region: string; onDone: () => void }) {
  const [facts, setFacts] = useState({ name: "", title: "", loginId: "", password: "" });
  const [role, setRole] = useState<Role>("investigator");
  const [region, setRegion] = useState(own);
  const [tried, setTried] = useState(false);
  const { busy, said, act } = useAct();

  async function save(event: Event) {
    event.preventDefault();
    setTried(true);
    if (Object.values(facts).some((text) => text.trim() === "")) return;
    if (await act(() => api.addOfficer({ body: { ...facts, role, region } }))) onDone();
  }

  const field = (key: keyof typeof facts, label: string, type: "text" | "password" = "text") => (
    <Field
      label={label}
      type={type}
      value={facts[key]}
      onInput={(text) => setFacts({ ...facts, [key]: text })}
      wrong={tried && facts[key].trim() === "" ? t.missing : undefined}
      maxLength={key === "password" ? 200 : 40}
      autoComplete={key === "password" ? "new-password" : "off"}
    />
  );
  return (
    <form class="sheet pad stack" onSubmit={(event) => void save(event)} noValidate>
      <h2>{t.title}</h2>
      <p class="soft small">{t.lead}</p>
      <div class="twin">
        {field("name", t.name)}
        {field("title", t.job)}
        {field("loginId", t.login)}
        {field("password", t.password, "password")}
        <RoleAndRegion role={role} onRole={setRole} region={region} onRegion={setRegion} regions={regionsWithin(own)} />
      </div>
      <FormFoot save={t.save} busy={busy} said={said} onClose={onDone} />
    </form>
  );
}
