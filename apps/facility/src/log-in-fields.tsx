import { Field } from "@kipass/web-kit/controls.tsx";
import { catalogue } from "@kipass/web-kit/i18n.ts";
import { useState } from "preact/hooks";
import type { Said } from "./said.ts";
import { isLoginId, isPassword } from "./sign-up/form.ts";

const t = catalogue(
  {
    id: "아이디",
    idHint: "영문 소문자와 숫자 4–20자",
    idUnfit: "영문 소문자와 숫자로 4자에서 20자까지 적어 주세요.",
    password: "비밀번호",
    passwordHint: "10자 이상",
    passwordUnfit: "10자 이상 적어 주세요.",
    show: "보기",
    hide: "가리기",
  },
  {
    id: "ID",
    idHint: "4–20 lower-case letters and digits",
    idUnfit: "Enter 4 to 20 lower-case letters and digits.",
    password: "Password",
    passwordHint: "10 characters or more",
    passwordUnfit: "Enter 10 characters or more.",
    show: "Show",
    hide: "Hide",
  },
);

interface LogInFieldsProps {
  value: { loginId: string; password: string };
  onChange: (change: { loginId: string } | { password: string }) => void;
  isTried: boolean;
  /** The registry's own words. */
  said: Said;
  /** Whose they are, where they are not the typing person's own. */
  labels?: { id: string; password: string; passwordHint: string };
  /** A password that is handed over, not remembered: shown from the start, and none of the browser's business. */
  isHandedOver?: boolean;
}

/** An id and a password to be. */
export function LogInFields({ value, onChange, isTried, said, labels = t, isHandedOver = false }: LogInFieldsProps) {
  return (
    <>
      <Field
        label={labels.id}
        hint={t.idHint}
        value={value.loginId}
        // A phone's keyboard begins with a capital by itself.
        onInput={(loginId) => onChange({ loginId: loginId.toLowerCase() })}
        autoComplete={labels === t && !isHandedOver ? "username" : "off"}
        maxLength={20}
        wrong={said.loginId ?? (isTried && !isLoginId(value.loginId) ? t.idUnfit : undefined)}
      />
      <PasswordField
        label={labels.password}
        hint={labels.passwordHint}
        value={value.password}
        onChange={(password) => onChange({ password })}
        wrong={said.password ?? (isTried && !isPassword(value.password) ? t.passwordUnfit : undefined)}
        isHandedOver={isHandedOver}
      />
    </>
  );
}

interface PasswordFieldProps {
  label: string;
  hint?: string;
  value: string;
  onChange: (password: string) => void;
  wrong: string | undefined;
  isHandedOver?: boolean;
}

/** Typed once: whoever wants to can see what was typed. */
export function PasswordField(props: PasswordFieldProps) {
  const { label, hint = t.passwordHint, value, onChange, wrong, isHandedOver = false } = props;
  const [isShown, setShown] = useState(isHandedOver);
  return (
    <Field
      label={label}
      hint={hint}
      type={isShown ? "text" : "password"}
      value={value}
      onInput={onChange}
      autoComplete={isHandedOver ? "off" : "new-password"}
      maxLength={200}
      wrong={wrong}
      end={
        !isHandedOver && (
          <button
            class="btn plain slim"
            type="button"
            aria-label={`${label} ${isShown ? t.hide : t.show}`}
            onClick={() => setShown(!isShown)}
          >
            {isShown ? t.hide : t.show}
          </button>
        )
      }
    />
  );
}
