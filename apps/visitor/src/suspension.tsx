import { Notice } from "@kipass/web-kit/controls.tsx";
import { catalogue } from "@kipass/web-kit/i18n.ts";
import { boot, issuerName } from "./issuer.ts";

const t = catalogue(
  {
    suspended: (issuer: string) =>
      `지금 ${issuer}에서는 QR코드를 발급할 수 없습니다.\n다른 발급회사의 QR코드나 수기명부를 써 주세요. 이미 남은 방문기록은 4주 뒤 그대로 파기됩니다.`,
  },
  {
    suspended: (issuer) =>
      `${issuer} may not issue QR codes at the moment.\nUse another company's QR code, or the paper log. Your visit records are still destroyed after 4 weeks.`,
  },
  "suspension",
);

export type SuspensionWords = typeof t;

/** Said before anything is asked, while the ministry has suspended this company. */
export function SuspensionNotice() {
  if (boot.issuer.state !== "suspended") return null;
  return (
    <div class="before">
      <Notice tone="hold">{t.suspended(issuerName())}</Notice>
    </div>
  );
}
