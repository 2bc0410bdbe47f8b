import type { Body } from "@kipass/contract/endpoint";
import type { sendManagerCode } from "@kipass/contract/registry";
import { catalogue } from "@kipass/web-kit/i18n.ts";
import { LogInFields } from "../log-in-fields.tsx";
import { type CodeEnds, PhoneCode } from "../phone-code.tsx";
import type { Said } from "../said.ts";
import { isCode, isLoginId, isPassword, lackOfPhone } from "../sign-up/form.ts";

const t = catalogue(
  {
    phone: "새 관리자의 휴대전화",
    id: "새 관리자의 아이디",
    password: "새 관리자의 비밀번호",
    passwordHint: "10자 이상. 새 관리자가 직접 적습니다.",
  },
  {
    phone: "The new manager's mobile phone",
    id: "The new manager's ID",
    password: "The new manager's password",
    passwordHint: "10 characters or more, typed by the new manager.",
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
  return !lackOfPhone(phone) && isCode(code) && isLoginId(loginId) && isPassword(password);
}

interface NewLogInProps {
  value: NewLogIn;
  onChange: (value: NewLogIn) => void;
  purpose: Body<typeof sendManagerCode>["purpose"];
  endsMs: CodeEnds;
  onSent: (endsMs: CodeEnds) => void;
  isTried: boolean;
  said: Said;
}

/** A further manager: a verified phone, an id and a password. */
export function NewLogInFields({ value, onChange, purpose, endsMs, onSent, isTried, said }: NewLogInProps) {
  return (
    <>
      <PhoneCode
        label={t.phone}
        purpose={purpose}
        phone={value.phone}
        code={value.code}
        onChange={(typed) => onChange({ ...value, ...typed })}
        endsMs={endsMs}
        onSent={onSent}
        lacks={{
          phone: isTried ? lackOfPhone(value.phone) : undefined,
          code: isTried && !isCode(value.code) ? "empty" : undefined,
        }}
        said={said}
      />
      <LogInFields
        value={value}
        onChange={(change) => onChange({ ...value, ...change })}
        isTried={isTried}
        said={said}
        labels={t}
      />
    </>
  );
}
