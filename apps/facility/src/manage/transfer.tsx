import { parseBusinessNumber } from "@kipass/protocol/business-number";
import { Field, Notice } from "@kipass/web-kit/controls.tsx";
import { catalogue } from "@kipass/web-kit/i18n.ts";
import { useState } from "preact/hooks";
import { AskForm } from "../ask-form.tsx";
import { Frame } from "../frame.tsx";
import { go } from "../path.ts";
import type { CodeEnds } from "../phone-code.tsx";
import { registry } from "../registry.ts";
import { placed } from "../said.ts";
import { openSession } from "../session/session.ts";
import { emptyForm, type FormField, lacksOfFacility } from "../sign-up/form.ts";
import { lackText } from "../sign-up/lack-text.ts";
import { type Owner, OwnerFields } from "../sign-up/owner-fields.tsx";
import { useSending } from "../use-asked.ts";
import { emptyLogIn, isWhole, NewLogInFields } from "./new-log-in.tsx";

const t = catalogue(
  {
    title: "새 대표자에게 넘기기",
    lead: "새 대표자와 함께 적어 주세요. 새 대표자의 휴대전화로 인증번호를 보냅니다.",
    effect: "넘기면 지금 관리자는 모두 끝나고 이 기기는 새 대표자로 로그인됩니다. 직원과 출입구는 그대로입니다.",
    owner: "새 대표자",
    present: "지금 관리자",
    own: "지금 관리자의 비밀번호",
    ownMissing: "지금 쓰는 비밀번호를 적어 주세요.",
    submit: "시설 넘기기",
  },
  {
    title: "Hand over to a new representative",
    lead: "Fill this in together. A code is sent to the new representative's phone.",
    effect: "All present managers end, and this device is logged in for the new representative. Staff and doors stay.",
    owner: "The new representative",
    present: "The present manager",
    own: "The present manager's password",
    ownMissing: "Enter the password in use now.",
    submit: "Hand the facility over",
  },
);

export function Transfer() {
  const [logIn, setLogIn] = useState(emptyLogIn);
  const [owner, setOwner] = useState<Owner>(emptyForm);
  const [ownPassword, setOwnPassword] = useState("");
  const [codeEndsMs, setCodeEnds] = useState<CodeEnds>();
  const [isTried, setTried] = useState(false);
  const { isBusy, refusal, forget, send } = useSending();
  const { said, rest } = placed(refusal);
  const { businessNumber: number, representative: name } = lacksOfFacility({ ...emptyForm, ...owner });
  const lacks = { businessNumber: number, representative: name };
  const wrong = (field: FormField) =>
    said[field] ?? (isTried ? lackText(field, lacks[field as keyof typeof lacks]) : undefined);

  async function transfer() {
    setTried(true);
    if (!isWhole(logIn) || number || name || ownPassword === "") return;
    const { businessNumber, hasNoNumber, responsible, representative } = owner;
    const body = {
      ...logIn,
      ownPassword,
      businessNumber: hasNoNumber ? null : (parseBusinessNumber(businessNumber) ?? businessNumber),
      responsible,
      representative: representative.trim(),
    };
    if (!(await send(() => registry.transferFacility({ body })))) return;
    await openSession();
    go("/", true);
  }

  return (
    <Frame title={t.title} back="/manage">
      <AskForm onSubmit={() => void transfer()} submit={t.submit} look="danger" isBusy={isBusy} refusal={rest}>
        <p class="soft">{t.lead}</p>
        <Notice>{t.effect}</Notice>
        <h2>{t.owner}</h2>
        <OwnerFields
          owner={owner}
          set={(change) => {
            setOwner((before) => ({ ...before, ...change }));
            forget();
          }}
          wrong={wrong}
        />
        <NewLogInFields
          value={logIn}
          onChange={(typed) => {
            setLogIn(typed);
            forget();
          }}
          purpose="transfer"
          endsMs={codeEndsMs}
          onSent={setCodeEnds}
          isTried={isTried}
          said={said}
        />
        <h2>{t.present}</h2>
        <Field
          label={t.own}
          type="password"
          value={ownPassword}
          onInput={(typed) => {
            setOwnPassword(typed);
            forget();
          }}
          autoComplete="current-password"
          maxLength={200}
          wrong={isTried && ownPassword === "" ? t.ownMissing : undefined}
        />
      </AskForm>
    </Frame>
  );
}
