import { Button } from "@kipass/web-kit/controls.tsx";
import { catalogue } from "@kipass/web-kit/i18n.ts";
import { useState } from "preact/hooks";
import { HomeScreenSteps } from "./home-screen-steps.tsx";

const t = catalogue(
  { title: "홈 화면에 두면 더 빨리 여실 수 있습니다.", close: "닫기" },
  { title: "Keep it on your home screen to open it faster.", close: "Close" },
  "installHint",
);

export type InstallHintWords = typeof t;

/** Said once; whoever closes it is not told again. */
export function InstallHint() {
  const [closed, setClosed] = useState(false);
  if (closed) return null;
  return (
    <section class="card reminder">
      <b>{t.title}</b>
      <HomeScreenSteps />
      <Button size="small" onClick={() => setClosed(true)}>
        {t.close}
      </Button>
    </section>
  );
}
