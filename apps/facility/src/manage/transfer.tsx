import { parseBusinessNumber } from "@kipass/protocol/business-number";
import { parseName } from "@kipass/protocol/name";
import { Check, Choices, Field, Notice } from "@kipass/web-kit/controls.tsx";
import { catalogue } from "@kipass/web-kit/i18n.ts";
import { useState } from "preact/hooks";
import { AskForm } from "../ask-form.tsx";
import { Frame } from "../frame.tsx";
import { go } from "../path.ts";
import type { CodeEnds } from "../phone-code.tsx";
import { registry } from "../registry.ts";
import { placed } from "../said.ts";
import { openSession } from "../session/session.ts";
import { BusinessNumberField } from "../sign-up/business-number-field.tsx";
import type { Form } from "../sign-up/form.ts";
import { useSending } from "../use-asked.ts";
import { emptyLogIn, isWhole, NewLogInFields } from "./new-log-in.tsx";

const t = catalogue(
  {
    title: "새 대표자에게 넘기기",
    lead: "새 대표자와 함께 적어 주세요. 새 대표자의 휴대전화로 인증번호를 보냅니다.",
    effect: "넘기면 지금 관리자는 모두 끝나고 이 기기는 새 대표자로 로그인됩니다. 직원과 출입구는 그대로입니다.",
    number: "새 사업자등록번호",
    numberUnfit: "사업자등록증의 열 자리 숫자를 확인해 주세요.",
    noNumber: "사업자등록번호 없음(관할 시군구 승인 필요)",
    responsible: "누가 책임지나요?",
    representative: "대표자",
    infectionControl: "방역관리자",
    name: "이름",
    nameUnfit: "이름을 2자에서 40자까지 한글이나 영문으로 적어 주세요.",
    own: "지금 관리자의 비밀번호",
    ownMissing: "지금 쓰는 비밀번호를 적어 주세요.",
    submit: "시설 넘기기",
  },
  {
    title: "Hand over to a new representative",
    lead: "Fill this in together. A code is sent to the new representative's phone.",
    effect: "All present managers end, and this device is logged in for the new representative. Staff and doors stay.",
    number: "New business registration number",
    numberUnfit: "Check the ten digits on the registration certificate.",
    noNumber: "No business registration number (needs approval)",
    responsible: "Who is responsible?",
    representative: "Representative",
    infectionControl: "Infection-control manager",
    name: "Name",
    nameUnfit: "A name has 2 to 40 Korean or Latin letters.",
    own: "The present manager's password",
    ownMissing: "Enter the password in use now.",
    submit: "Hand the facility over",
  },
);

export function Transfer() {
  const [logIn, setLogIn] = useState(emptyLogIn);
  const [owner, setOwner] = useState({ number: "", hasNoNumber: false, name: "", ownPassword: "" });
  const [responsible, setResponsible] = useState<Form["responsible"]>("representative");
  const [codeEndsMs, setCodeEnds] = useState<CodeEnds>();
  const [isTried, setTried] = useState(false);
  const { isBusy, refusal, forget, send } = useSending();
  const { said, rest } = placed(refusal);
  const set = (change: Partial<typeof owner>) => {
    setOwner((before) => ({ ...before, ...change }));
    forget();
  };
  const number = parseBusinessNumber(owner.number);
  const lacksNumber = !owner.hasNoNumber && number === undefined;
  const lacksName = parseName(owner.name) === undefined;

  async function transfer() {
    setTried(true);
    if (!isWhole(logIn) || lacksNumber || lacksName || owner.ownPassword === "") return;
    const body = {
      ...logIn,
      ownPassword: owner.ownPassword,
      businessNumber: owner.hasNoNumber ? null : (number ?? owner.number),
      responsible,
      representative: owner.name.trim(),
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
        <div class="stack tight">
          {!owner.hasNoNumber && (
            <BusinessNumberField
              label={t.number}
              value={owner.number}
              onInput={(number) => set({ number })}
              wrong={said.businessNumber ?? (isTried && lacksNumber ? t.numberUnfit : undefined)}
            />
          )}
          <Check checked={owner.hasNoNumber} onChange={(hasNoNumber) => set({ hasNoNumber })}>
            {t.noNumber}
          </Check>
        </div>
        <div class="stack tight">
          <Choices
            label={t.responsible}
            options={[
              { value: "representative", words: t.representative },
              { value: "infection-control", words: t.infectionControl },
            ]}
            value={responsible}
            onChoose={setResponsible}
          />
          <Field
            label={t.name}
            value={owner.name}
            onInput={(name) => set({ name })}
            maxLength={60}
            wrong={said.representative ?? (isTried && lacksName ? t.nameUnfit : undefined)}
          />
        </div>
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
        <Field
          label={t.own}
          type="password"
          value={owner.ownPassword}
          onInput={(ownPassword) => set({ ownPassword })}
          autoComplete="current-password"
          maxLength={200}
          wrong={isTried && owner.ownPassword === "" ? t.ownMissing : undefined}
        />
      </AskForm>
    </Frame>
  );
}
