import type { Reply } from "@kipass/contract/endpoint";
import type { findLogIns } from "@kipass/contract/registry";
import { Choices, Empty, Notice } from "@kipass/web-kit/controls.tsx";
import { catalogue } from "@kipass/web-kit/i18n.ts";
import { useState } from "preact/hooks";
import { AskForm } from "../ask-form.tsx";
import { Frame } from "../frame.tsx";
import { PasswordField } from "../log-in-fields.tsx";
import { follow } from "../path.ts";
import { type CodeEnds, PhoneCode } from "../phone-code.tsx";
import { registry } from "../registry.ts";
import { placed } from "../said.ts";
import { isCode, isPassword, type Lack, lackOfPhone } from "../sign-up/form.ts";
import { useSending } from "../use-asked.ts";

const t = catalogue(
  {
    title: "아이디·비밀번호 찾기",
    lead: "등록할 때 확인한 관리자 휴대전화로 찾습니다. 직원 아이디는 시설관리자에게 물어봐 주세요.",
    phone: "관리자 휴대전화",
    find: "찾기",
    found: "이 번호로 확인한 아이디입니다.",
    choose: "비밀번호를 새로 정할 아이디",
    none: "이 번호로 확인한 아이디가 없습니다.",
    noneNext: "다른 번호로 찾거나, 새로 등록하거나, 관할 시군구에 문의해 주세요.",
    password: "새 비밀번호",
    missing: "새 비밀번호를 10자 이상 적어 주세요.",
    set: "새 비밀번호로 바꾸기",
    done: "비밀번호를 바꾸었습니다.",
    doneNext: "이 아이디로 로그인한 기기는 모두 로그아웃되었습니다.",
    logIn: "로그인",
  },
  {
    title: "Forgot ID or password",
    lead: "Found by the manager's phone that was verified. Staff ask their manager.",
    phone: "Manager's mobile phone",
    find: "Find",
    found: "IDs verified with this number",
    choose: "The ID to get a new password",
    none: "No ID was verified with this number.",
    noneNext: "Try another number, register, or ask the municipality.",
    password: "New password",
    missing: "Enter a new password of 10 characters or more.",
    set: "Set the new password",
    done: "The password has been changed.",
    doneNext: "All devices logged in with this ID have been logged out.",
    logIn: "Log in",
  },
);

/** A verified phone gives back the ids it stands for, then a new password. */
export function Recover() {
  const [found, setFound] = useState<Reply<typeof findLogIns>>();
  const [isDone, setDone] = useState(false);
  return (
    <Frame title={t.title} back="/">
      {isDone ? (
        <Done />
      ) : found ? (
        <NewPassword found={found} onDone={() => setDone(true)} />
      ) : (
        <Find onFound={setFound} />
      )}
    </Frame>
  );
}

function Find({ onFound }: { onFound: (found: Reply<typeof findLogIns>) => void }) {
  const [typed, setTyped] = useState({ phone: "", code: "" });
  const [codeEndsMs, setCodeEnds] = useState<CodeEnds>();
  const [isTried, setTried] = useState(false);
  const { isBusy, refusal, forget, send } = useSending();
  const { said, rest } = placed(refusal);
  const codeLack: Lack | undefined = isCode(typed.code) ? undefined : "empty";

  async function find() {
    setTried(true);
    if (codeEndsMs === undefined || codeLack || lackOfPhone(typed.phone)) return;
    await send(async () => onFound(await registry.findLogIns({ body: typed })));
  }

  return (
    <AskForm onSubmit={() => void find()} submit={t.find} isBusy={isBusy} refusal={rest}>
      <p class="soft">{t.lead}</p>
      <PhoneCode
        label={t.phone}
        purpose="recover"
        {...typed}
        onChange={(change) => {
          setTyped(change);
          forget();
        }}
        endsMs={codeEndsMs}
        onSent={(endsMs) => {
          setCodeEnds(endsMs);
          setTried(false);
        }}
        said={said}
        lacks={isTried ? { phone: lackOfPhone(typed.phone), code: codeLack } : { phone: undefined, code: undefined }}
      />
    </AskForm>
  );
}

function NewPassword({ found: { logIns, ticket }, onDone }: { found: Reply<typeof findLogIns>; onDone: () => void }) {
  const [loginId, setLoginId] = useState(logIns[0]?.loginId ?? "");
  const [password, setPassword] = useState("");
  const [isTried, setTried] = useState(false);
  const { isBusy, refusal, forget, send } = useSending();
  const { said, rest } = placed(refusal);

  async function reset() {
    setTried(true);
    if (!isPassword(password)) return;
    if (await send(() => registry.resetPassword({ body: { ticket, loginId, password } }))) onDone();
  }

  if (logIns.length === 0) {
    return (
      <Empty title={t.none}>
        <p>{t.noneNext}</p>
      </Empty>
    );
  }
  return (
    <AskForm onSubmit={() => void reset()} submit={t.set} isBusy={isBusy} refusal={rest}>
      <section class="card stack approval">
        <h2>{t.found}</h2>
        <dl class="facts handed">
          {logIns.map((each) => (
            <>
              <dt>{each.facilityName}</dt>
              <dd class="mono">{each.loginId}</dd>
            </>
          ))}
        </dl>
      </section>
      {logIns.length > 1 && (
        <Choices
          label={t.choose}
          options={logIns.map((each) => ({ value: each.loginId, words: each.loginId }))}
          value={loginId}
          onChoose={setLoginId}
        />
      )}
      <PasswordField
        label={t.password}
        value={password}
        onChange={(typed) => {
          setPassword(typed);
          forget();
        }}
        wrong={said.password ?? (isTried && !isPassword(password) ? t.missing : undefined)}
      />
    </AskForm>
  );
}

function Done() {
  return (
    <div class="stack">
      <Notice>
        <b>{t.done}</b> {t.doneNext}
      </Notice>
      <a class="btn primary big wide" href="/" onClick={follow}>
        {t.logIn}
      </a>
    </div>
  );
}
