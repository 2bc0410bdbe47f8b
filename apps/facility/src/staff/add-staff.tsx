import type { Reply } from "@kipass/contract/endpoint";
import type { listManagers, listStaff } from "@kipass/contract/registry";
import { Problem } from "@kipass/protocol/problem";
import { Button, Field, Notice } from "@kipass/web-kit/controls.tsx";
import { catalogue } from "@kipass/web-kit/i18n.ts";
import { josa } from "@kipass/web-kit/josa.ts";
import { useEffect, useState } from "preact/hooks";
import { Answered } from "../answered.tsx";
import { AskForm } from "../ask-form.tsx";
import { Frame } from "../frame.tsx";
import { LogInFields } from "../log-in-fields.tsx";
import { go } from "../path.ts";
import { registry } from "../registry.ts";
import { placed } from "../said.ts";
import type { Session } from "../session/session.ts";
import { isLoginId, isPassword } from "../sign-up/form.ts";
import { useAsked, useSending } from "../use-asked.ts";
import { proposeDoorNumber, proposeLoginId, proposePassword } from "./proposal.ts";

const t = catalogue(
  {
    title: "직원 추가등록",
    lead: "이름이나 출입구를 적으면 됩니다. 아이디와 비밀번호는 미리 적어 두었으니 그대로 쓰거나 바꾸셔도 됩니다.",
    name: "이름 또는 출입구",
    door: (number: number) => `${number}번 입구`,
    id: "아이디",
    password: "비밀번호",
    missingName: "이름이나 출입구를 적어 주세요.",
    taken: (taken: string, next: string) =>
      `${josa(taken, "은/는")} 다른 곳에서 쓰고 있어 ${josa(next, "으로/로")} 바꾸어 적었습니다. 그대로 등록하거나 고쳐 주세요.`,
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
    password: "Password",
    missingName: "Enter a name or a door.",
    taken: (taken, next) =>
      `${taken} is in use elsewhere; ${next} is filled in instead. Add it as it is, or change it.`,
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

type Known = Reply<typeof listStaff> & Reply<typeof listManagers>;

export function AddStaff({ session }: { session: Session }) {
  const asked = useAsked<Known>(async () => {
    const [staff, managers] = await Promise.all([registry.listStaff(), registry.listManagers()]);
    return { ...staff, ...managers };
  });
  const [added, setAdded] = useState<Proposed>();
  if (added) {
    const another = () => {
      asked.refresh();
      setAdded(undefined);
    };
    return <Added staff={added} onAnother={another} />;
  }
  return (
    <Frame title={t.title} back="/staff">
      <Answered of={asked}>
        {(known) => <StaffForm key={known.staff.length} known={known} session={session} onAdded={setAdded} />}
      </Answered>
    </Frame>
  );
}

interface StaffFormProps {
  known: Known;
  session: Session;
  onAdded: (added: Proposed) => void;
}

function StaffForm({ known, session, onAdded }: StaffFormProps) {
  const [form, setForm] = useState<Proposed>(() => propose(known, session));
  const [isTried, setTried] = useState(false);
  const [taken, setTaken] = useState<string[]>([]);
  const { isBusy, refusal, forget, send } = useSending();
  const { said, rest } = placed(refusal);
  const set = (change: Partial<Proposed>) => {
    setForm((before) => ({ ...before, ...change }));
    forget();
  };

  async function add() {
    setTried(true);
    if (form.name.trim() === "" || !isLoginId(form.loginId) || !isPassword(form.password)) return;
    const body = { ...form, name: form.name.trim() };
    if (await send(() => registry.addStaff({ body }).catch(proposeNext))) onAdded(body);
  }

  /** Ids are the whole country's: the next of the series is as good, and nobody has to think of one. */
  function proposeNext(thrown: unknown): never {
    if (thrown instanceof Problem && thrown.code === "login-id-taken") {
      const all = [...taken, form.loginId];
      setTaken(all);
      setForm((before) => ({ ...before, loginId: proposeLoginId(form.loginId, [...idsOf(known), ...all]) }));
    }
    throw thrown;
  }

  const isNext = refusal instanceof Problem && refusal.code === "login-id-taken";
  return (
    <AskForm onSubmit={() => void add()} submit={t.submit} isBusy={isBusy} refusal={rest}>
      <p class="soft">{t.lead}</p>
      <Field
        label={t.name}
        value={form.name}
        onInput={(name) => set({ name })}
        maxLength={40}
        autoFocus
        wrong={isTried && form.name.trim() === "" ? t.missingName : undefined}
      />
      <LogInFields
        value={form}
        onChange={set}
        isTried={isTried}
        said={isNext ? { loginId: t.taken(taken.at(-1) ?? "", form.loginId) } : said}
        isHandedOver
      />
    </AskForm>
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

function propose(known: Known, { member }: Session): Proposed {
  const own = known.managers.find(({ id }) => id === member.id)?.loginId ?? "door";
  return {
    name: t.door(proposeDoorNumber(known.staff.map((each) => each.name))),
    loginId: proposeLoginId(own, idsOf(known)),
    password: proposePassword((bytes) => crypto.getRandomValues(bytes)),
  };
}

function idsOf({ staff, managers }: Known): string[] {
  return [...staff, ...managers].map(({ loginId }) => loginId);
}
