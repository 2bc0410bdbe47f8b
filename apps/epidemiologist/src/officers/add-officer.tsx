import { Button, Field, Notice, Select } from "@kipass/web-kit/controls.tsx";
import { catalogue } from "@kipass/web-kit/i18n.ts";
import { useState } from "preact/hooks";
import { api } from "../api.ts";
import { useAct } from "../shell/use-act.ts";
import { ROLES, type Role, regionsWithin, regionWords, roleWords } from "./roles.ts";

const t = catalogue(
  {
    title: "담당자 임명",
    lead: "첫 비밀번호는 본인에게 직접 전해 주세요. 서명 열쇠는 본인이 만들고 보건복지부가 확인합니다.",
    name: "이름",
    job: "직위",
    login: "아이디",
    password: "첫 비밀번호",
    role: "역할",
    region: "지역",
    missing: "적어 주세요.",
    save: "임명",
    cancel: "닫기",
  },
  {
    title: "Appoint an officer",
    lead: "Hand over the first password in person. The officer makes their own signing key and the ministry certifies it.",
    name: "Name",
    job: "Title",
    login: "ID",
    password: "First password",
    role: "Role",
    region: "Region",
    missing: "Fill this in.",
    save: "Appoint",
    cancel: "Close",
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
        <Select
          label={t.role}
          value={role}
          onChange={(value) => setRole(value as Role)}
          options={ROLES.map((value) => ({ value, words: roleWords(value) }))}
        />
        <Select
          label={t.region}
          value={region}
          onChange={setRegion}
          options={regionsWithin(own).map((value) => ({ value, words: regionWords(value) }))}
        />
      </div>
      {said && (
        <Notice tone="again" alert>
          {said}
        </Notice>
      )}
      <div class="row wrap">
        <Button look="primary" submit busy={busy}>
          {t.save}
        </Button>
        <Button onClick={onDone}>{t.cancel}</Button>
      </div>
    </form>
  );
}
