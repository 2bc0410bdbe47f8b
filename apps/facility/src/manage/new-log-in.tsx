import type { Body } from "@kipass/contract/endpoint";
import type { sendManagerCode } from "@kipass/contract/registry";
import { Field } from "@kipass/web-kit/controls.tsx";
import { catalogue } from "@kipass/web-kit/i18n.ts";
import { PhoneCode } from "../phone-code.tsx";
import { isLoginId, isPassword, lackOfPhone } from "../sign-up/form.ts";

const t = catalogue(
  {
    phone: "새 관리자의 휴대전화",
    id: "새 관리자의 아이디",
    idHint: "영문 소문자와 숫자 4–20자",
    idUnfit: "영문 소문자와 숫자로 4자에서 20자까지 적어 주세요.",
    password: "새 관리자의 비밀번호",
    passwordHint: "10자 이상. 새 관리자가 직접 적습니다.",
    passwordUnfit: "10자 이상 적어 주세요.",
  },
  {
    phone: "The new manager's mobile phone",
    id: "The new manager's ID",
    idHint: "4–20 lower-case letters and digits",
    idUnfit: "Enter 4 to 20 lower-case letters and digits.",
    password: "The new manager's password",
    passwordHint: "10 characters or more, typed by the new manager.",
    passwordUnfit: "Enter 10 characters or more.",
  },
);

export interface NewLogIn {
  phone: string;
  code: string;
  loginId: string;
  password: string;
}

export const emptyLogIn: NewLogIn = { phone: "", code: "", loginId: "", password: "" };

export function isWhole({ phone, code, loginId, password }: NewLogIn): boolean {
  return !lackOfPhone(phone) && /^\d{6}$/.test(code) && isLoginId(loginId) && isPassword(password);
}

interface NewLogInProps {
  value: NewLogIn;
  onChange: (value: NewLogIn) => void;
  purpose: Body<typeof sendManagerCode>["purpose"];
  isSent: boolean;
  onSent: (isSent: boolean) => void;
  onRefused: (thrown: unknown) => void;
  isTried: boolean;
}

/** A further manager: a verified phone, an id and a password. */
export function NewLogInFields({ value, onChange, purpose, isSent, onSent, onRefused, isTried }: NewLogInProps) {
  return (
    <>
      <PhoneCode
        label={t.phone}
        purpose={purpose}
        phone={value.phone}
        code={value.code}
        onChange={(typed) => onChange({ ...value, ...typed })}
        isSent={isSent}
        onSent={onSent}
        onRefused={onRefused}
        lacks={{
          phone: isTried ? lackOfPhone(value.phone) : undefined,
          code: isTried && !/^\d{6}$/.test(value.code) ? "empty" : undefined,
        }}
      />
      <Field
        label={t.id}
        hint={t.idHint}
        value={value.loginId}
        onInput={(loginId) => onChange({ ...value, loginId })}
        autoComplete="off"
        maxLength={20}
        wrong={isTried && !isLoginId(value.loginId) ? t.idUnfit : undefined}
      />
      <Field
        label={t.password}
        hint={t.passwordHint}
        type="password"
        value={value.password}
        onInput={(password) => onChange({ ...value, password })}
        autoComplete="new-password"
        maxLength={200}
        wrong={isTried && !isPassword(value.password) ? t.passwordUnfit : undefined}
      />
    </>
  );
}
