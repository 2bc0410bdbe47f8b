import { Notice } from "@kipass/web-kit/controls.tsx";
import { catalogue } from "@kipass/web-kit/i18n.ts";
import { problemText } from "@kipass/web-kit/problem-text.ts";
import { boot } from "../issuer.ts";

const t = catalogue(
  {
    demo: "시연용이라 문자가 실제로 가지 않습니다.\n문자함에서 인증번호를 보실 수 있습니다.",
  },
  {
    demo: "This is a demo: no message is really sent.\nFind the code in the demo inbox.",
  },
  "phoneParts",
);

export type PhonePartsWords = typeof t;

/** Where a demo's messages are found. */
export function DemoInbox() {
  return boot.demo ? <Notice>{t.demo}</Notice> : null;
}

/** A problem that belongs to no field. */
export function Refused({ problem }: { problem: unknown }) {
  const { title, next } = problemText(problem);
  return (
    <Notice tone="again" alert>
      {title} {next}
    </Notice>
  );
}

export function submitted(act: () => void) {
  return (event: Event) => {
    event.preventDefault();
    act();
  };
}
