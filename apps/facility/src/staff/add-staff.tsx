import { Problem } from "@kipass/protocol/problem";
import { Button, Field, Notice } from "@kipass/web-kit/controls.tsx";
import { catalogue } from "@kipass/web-kit/i18n.ts";
import { problemText } from "@kipass/web-kit/problem-text.ts";
import type { SubmitEventHandler } from "preact";
import { useEffect, useState } from "preact/hooks";
import { Frame } from "../frame.tsx";
import { go } from "../path.ts";
import { registry } from "../registry.ts";
import { Refusal } from "../session/log-in.tsx";
import { isLoggedOut, session as openedSession, type Session } from "../session/session.ts";
import { isLoginId, isPassword } from "../sign-up/form.ts";
import { proposeDoorNumber, proposeLoginId, proposePassword } from "./proposal.ts";
import { type Staff, useStaff } from "./staff-list.tsx";

const t = catalogue(
  {
    title: "직원 추가등록",
    lead: "이름이나 출입구를 적으면 됩니다. 아이디와 비밀번호는 미리 적어 두었으니 그대로 쓰거나 바꾸셔도 됩니다.",
    name: "이름 또는 출입구",
    door: (number: number) => `${number}번 입구`,
    id: "아이디",
    idHint: "영문 소문자와 숫자 4–20자",
    password: "비밀번호",
    passwordHint: "10자 이상",
    missingName: "이름이나 출입구를 적어 주세요.",
    unfitId: "영문 소문자와 숫자로 4자에서 20자까지 적어 주세요.",
    unfitPassword: "10자 이상 적어 주세요.",
    submit: "등록",
    doneTitle: "등록했습니다.",
    doneNext:
      "그 기기에서 이 아이디로 로그인하면 QR코드를 찍을 수 있습니다. 비밀번호는 이 화면을 벗어나면 다시 볼 수 없습니다.",
    another: "한 명 더 등록",
    list: "직원 목록",
  },
  {
    title: "Add staff",
    lead: "A name or a door is enough. ID and password are filled in already; keep or change them.",
    name: "Name or door",
    door: (number) => `Door ${number}`,
    id: "ID",
    idHint: "4–20 lower-case letters and digits",
    password: "Password",
    passwordHint: "10 characters or more",
    missingName: "Enter a name or a door.",
    unfitId: "Enter 4 to 20 lower-case letters and digits.",
    unfitPassword: "Enter 10 characters or more.",
    submit: "Add",
    doneTitle: "Added.",
    doneNext:
      "Log in with this ID on the device to scan QR codes there. The password cannot be seen again after you leave this screen.",
    another: "Add another",
    list: "Staff list",
  },
);

interface Proposed {
  name: string;
  loginId: string;
  password: string;
}

export function AddStaff({ session }: { session: Session }) {
  const { staff, refusal, refresh } = useStaff();
  const [added, setAdded] = useState<Proposed>();
  if (added) {
    const another = () => {
      refresh();
      setAdded(undefined);
    };
    return <Added staff={added} onAnother={another} />;
  }
  return (
    <Frame title={t.title} back="/staff">
      {refusal !== undefined && <Refusal of={refusal} />}
      {staff && <StaffForm key={staff.length} staff={staff} session={session} onAdded={setAdded} />}
    </Frame>
  );
}

interface StaffFormProps {
  staff: Staff;
  session: Session;
  onAdded: (added: Proposed) => void;
}

function StaffForm({ staff, session, onAdded }: StaffFormProps) {
  const [form, setForm] = useState<Proposed>(() => propose(staff, session));
  const [isTried, setTried] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<unknown>();
  const set = (change: Partial<Proposed>) => {
    setForm({ ...form, ...change });
    setRefusal(undefined);
  };

  const submit: SubmitEventHandler<HTMLFormElement> = async (event) => {
    event.preventDefault();
    setTried(true);
    if (isBusy || form.name.trim() === "" || !isLoginId(form.loginId) || !isPassword(form.password)) return;
    setBusy(true);
    try {
      const body = { ...form, name: form.name.trim() };
      await registry.addStaff({ body });
      onAdded(body);
    } catch (thrown) {
      if (isLoggedOut(thrown)) openedSession.set("none");
      setRefusal(thrown);
      setBusy(false);
    }
  };

  const about = refusal instanceof Problem ? refusal.code : undefined;
  const isAboutId = about === "login-id-taken" || about === "bad-login-id";
  const isAboutPassword = about === "weak-password";
  const said = refusal === undefined ? undefined : `${problemText(refusal).title} ${problemText(refusal).next}`;
  return (
    <form class="form" onSubmit={submit} noValidate>
      <p class="soft">{t.lead}</p>
      {refusal !== undefined && !isAboutId && !isAboutPassword && <Refusal of={refusal} />}
      <Field
        label={t.name}
        value={form.name}
        onInput={(name) => set({ name })}
        maxLength={40}
        autoFocus
        wrong={isTried && form.name.trim() === "" ? t.missingName : undefined}
      />
      <Field
        label={t.id}
        hint={t.idHint}
        value={form.loginId}
        onInput={(loginId) => set({ loginId })}
        autoComplete="off"
        maxLength={20}
        wrong={isAboutId ? said : isTried && !isLoginId(form.loginId) ? t.unfitId : undefined}
      />
      <Field
        label={t.password}
        hint={t.passwordHint}
        value={form.password}
        onInput={(password) => set({ password })}
        autoComplete="off"
        maxLength={200}
        wrong={isAboutPassword ? said : isTried && !isPassword(form.password) ? t.unfitPassword : undefined}
      />
      <Button look="primary" size="big" wide submit busy={isBusy}>
        {t.submit}
      </Button>
    </form>
  );
}

/** The only moment the password is shown: it is handed over here. */
function Added({ staff, onAnother }: { staff: Proposed; onAnother: () => void }) {
  useEffect(() => document.querySelector<HTMLElement>(".added h2")?.focus(), []);
  return (
    <Frame title={t.title} back="/staff">
      <div class="form added">
        <h2 tabIndex={-1}>{t.doneTitle}</h2>
        <dl class="card facts handed">
          <dt>{t.name}</dt>
          <dd>{staff.name}</dd>
          <dt>{t.id}</dt>
          <dd class="mono">{staff.loginId}</dd>
          <dt>{t.password}</dt>
          <dd class="mono">{staff.password}</dd>
        </dl>
        <Notice>{t.doneNext}</Notice>
        <Button size="big" wide onClick={onAnother}>
          {t.another}
        </Button>
        <Button look="primary" size="big" wide onClick={() => go("/staff", true)}>
          {t.list}
        </Button>
      </div>
    </Frame>
  );
}

function propose(staff: Staff, { facility, member }: Session): Proposed {
  // Ids are the whole country's: the manager's own, or the facility's number, keeps them apart.
  const stem = staff.find((each) => each.id === member.id)?.loginId ?? `door${facility.id}n`;
  const ids = staff.map((each) => each.loginId);
  return {
    name: t.door(proposeDoorNumber(staff.map((each) => each.name))),
    loginId: proposeLoginId(stem, ids),
    password: proposePassword((bytes) => crypto.getRandomValues(bytes)),
  };
}
