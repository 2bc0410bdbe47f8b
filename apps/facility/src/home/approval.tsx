import { Button, Notice, Tag } from "@kipass/web-kit/controls.tsx";
import { catalogue } from "@kipass/web-kit/i18n.ts";
import { ClockIcon, DocumentIcon, LockIcon } from "@kipass/web-kit/icons.tsx";
import { useEffect, useState } from "preact/hooks";
import { follow } from "../path.ts";
import { openSession, type Session } from "../session/session.ts";

const t = catalogue(
  {
    waitingTag: "승인 대기",
    waiting: (office: string) => `${office}에서 확인하고 있습니다.`,
    waitingNext:
      "승인되면 이 화면에서 바로 QR코드를 찍을 수 있습니다. 사업자등록번호가 없거나 국세청에 없는 번호이면 관할 시군구가 확인합니다.",
    reopen: "시설 관리에서 다시 열기",
    asks: "승인되면 이 화면이 저절로 바뀝니다.",
    suspendedTag: "사용 정지",
    suspended: "사용이 정지된 시설입니다.",
    suspendedNext: (office: string) => `${office}에 문의해 주세요.`,
    telephone: "전화",
    closedTag: "문 닫음",
    closed: "문을 닫은 시설입니다.",
    closedNext: "방문기록을 남기지 않습니다.",
    paper: "그때까지는 수기명부를 써 주세요.",
    again: "승인 확인",
    askState: "지금 상태 확인",
  },
  {
    waitingTag: "Waiting for approval",
    waiting: (office) => `${office} is checking your registration.`,
    waitingNext:
      "Once it is approved you can scan QR codes right here. Facilities without a business registration number, or with one the tax office does not know, are checked by their municipality.",
    reopen: "Reopen it on the facility's page",
    asks: "This screen changes by itself once it is approved.",
    suspendedTag: "Suspended",
    suspended: "This facility has been suspended.",
    suspendedNext: (office) => `Please ask ${office}.`,
    telephone: "Telephone",
    closedTag: "Closed",
    closed: "This facility is closed.",
    closedNext: "No visits are recorded.",
    paper: "Until then, please use the paper log.",
    again: "Check approval",
    askState: "Check the state",
  },
);

const ASK_EVERY_MS = 10_000;

/** In place of the counts while the facility may not record visits: what for, and who decides. */
export function Approval({ session: { facility, member, officeTelephone } }: { session: Session }) {
  const [isBusy, setBusy] = useState(false);
  const { office, status } = facility;
  const isWaiting = status === "waiting";

  // Only here, and only while somebody looks: an approval takes effect without a press.
  useEffect(() => {
    if (!isWaiting) return;
    const askIfSeen = () => {
      if (document.visibilityState === "visible") void openSession();
    };
    const timer = setInterval(askIfSeen, ASK_EVERY_MS);
    document.addEventListener("visibilitychange", askIfSeen);
    return () => {
      clearInterval(timer);
      document.removeEventListener("visibilitychange", askIfSeen);
    };
  }, [isWaiting]);

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
      <p>{isWaiting ? t.waitingNext : status === "closed" ? t.closedNext : t.suspendedNext(office)}</p>
      {status === "suspended" && officeTelephone && (
        <p>
          {t.telephone} <a href={`tel:${officeTelephone}`}>{officeTelephone}</a>
        </p>
      )}
      {isWaiting && <Notice icon={<DocumentIcon />}>{t.paper}</Notice>}
      {isWaiting && <p class="small soft">{t.asks}</p>}
      <Button wide busy={isBusy} onClick={() => void ask()}>
        {isWaiting ? t.again : t.askState}
      </Button>
      {status === "closed" && member.role === "manager" && (
        <a class="btn wide" href="/manage/leave" onClick={follow}>
          {t.reopen}
        </a>
      )}
    </section>
  );
}
