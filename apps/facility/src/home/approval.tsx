import type { Reply } from "@kipass/contract/endpoint";
import type { describeSession } from "@kipass/contract/registry";
import { Button, Notice, Tag } from "@kipass/web-kit/controls.tsx";
import { catalogue } from "@kipass/web-kit/i18n.ts";
import { ClockIcon, DocumentIcon, LockIcon } from "@kipass/web-kit/icons.tsx";
import { useState } from "preact/hooks";
import { openSession } from "../session/session.ts";

const t = catalogue(
  {
    waitingTag: "승인 대기",
    waiting: (office: string) => `${office}에서 확인하고 있습니다.`,
    waitingNext:
      "승인되면 이 화면에서 바로 QR코드를 찍을 수 있습니다. 사업자등록번호가 없는 시설은 관할 시군구가 확인합니다.",
    suspendedTag: "사용 정지",
    suspended: "사용이 정지된 시설입니다.",
    suspendedNext: (office: string) => `${office}에 문의해 주세요.`,
    closedTag: "등록 해지",
    closed: "등록이 해지된 시설입니다.",
    paper: "그때까지는 수기명부를 써 주세요.",
    again: "승인 확인",
  },
  {
    waitingTag: "Waiting for approval",
    waiting: (office) => `${office} is checking your registration.`,
    waitingNext:
      "Once it is approved you can scan QR codes right here. Facilities without a business registration number are checked by their municipality.",
    suspendedTag: "Suspended",
    suspended: "This facility has been suspended.",
    suspendedNext: (office) => `Please ask ${office}.`,
    closedTag: "Ended",
    closed: "The registration of this facility has ended.",
    paper: "Until then, please use the paper log.",
    again: "Check approval",
  },
);

/** In place of the counts while the facility may not record visits: what for, and who decides. */
export function Approval({ facility }: { facility: Reply<typeof describeSession>["facility"] }) {
  const [isBusy, setBusy] = useState(false);
  const { office, status } = facility;
  const isWaiting = status === "waiting";

  async function ask() {
    setBusy(true);
    await openSession();
    setBusy(false);
  }

  return (
    <section class="card stack approval">
      <div>
        <Tag tone="again" icon={isWaiting ? <ClockIcon /> : <LockIcon />}>
          {isWaiting ? t.waitingTag : status === "suspended" ? t.suspendedTag : t.closedTag}
        </Tag>
      </div>
      <h2>{isWaiting ? t.waiting(office) : status === "suspended" ? t.suspended : t.closed}</h2>
      <p>{isWaiting ? t.waitingNext : t.suspendedNext(office)}</p>
      {isWaiting && <Notice icon={<DocumentIcon />}>{t.paper}</Notice>}
      <Button wide busy={isBusy} onClick={() => void ask()}>
        {t.again}
      </Button>
    </section>
  );
}
