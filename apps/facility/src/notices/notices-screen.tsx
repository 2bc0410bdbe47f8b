import { Busy, Button, Empty, Notice, Tag } from "@kipass/web-kit/controls.tsx";
import { dayAndTime } from "@kipass/web-kit/dates.ts";
import { catalogue } from "@kipass/web-kit/i18n.ts";
import { BellIcon } from "@kipass/web-kit/icons.tsx";
import { problemText } from "@kipass/web-kit/problem-text.ts";
import { useEffect, useState } from "preact/hooks";
import { Frame } from "../frame.tsx";
import { registry } from "../registry.ts";
import { isLoggedOut, session } from "../session/session.ts";

const t = catalogue(
  {
    title: "알림",
    none: "받은 알림이 없습니다.",
    noneNext: "관할 시군구가 알릴 일이 있으면 여기에서 볼 수 있습니다.",
    isNew: "새 알림",
    open: "열기",
    seen: "알림을 열면 관할 시군구가 읽은 것으로 봅니다. 누가 읽었는지는 알 수 없습니다.",
  },
  {
    title: "Notices",
    none: "There are no notices.",
    noneNext: "When your municipality has something to tell you, it is here.",
    isNew: "New",
    open: "Open",
    seen: "Once opened, your municipality sees that it was read, not by whom.",
  },
);

type Told = Awaited<ReturnType<typeof registry.listOwnNotices>>["notices"][number];

export function NoticesScreen() {
  const [notices, setNotices] = useState<Told[]>();
  const [said, setSaid] = useState<string>();
  useEffect(() => {
    registry.listOwnNotices().then(
      (found) => setNotices(found.notices),
      (thrown) => (isLoggedOut(thrown) ? session.set("none") : setSaid(problemText(thrown).title)),
    );
  }, []);

  async function open({ id }: Told) {
    setNotices((known) => known?.map((one) => (one.id === id ? { ...one, isRead: true } : one)));
    await registry.markNoticeRead({ params: { notice: String(id) }, body: {} }).catch(() => undefined);
  }

  return (
    <Frame title={t.title} back="/">
      <div class="stack">
        {said && (
          <Notice tone="hold" alert>
            {said}
          </Notice>
        )}
        {!notices && !said && <Busy />}
        {notices?.length === 0 && (
          <Empty icon={<BellIcon size="large" />} title={t.none}>
            <p class="soft">{t.noneNext}</p>
          </Empty>
        )}
        {notices?.map((notice) => (
          <OneNotice key={notice.id} notice={notice} onOpen={() => void open(notice)} />
        ))}
        {notices && notices.length > 0 && <p class="note faint">{t.seen}</p>}
      </div>
    </Frame>
  );
}

function OneNotice({ notice, onOpen }: { notice: Told; onOpen: () => void }) {
  const { title, office, atMs, body, isRead } = notice;
  return (
    <article class="card stack told">
      {!isRead && (
        <div>
          <Tag tone="act" icon={<BellIcon size="small" />}>
            {t.isNew}
          </Tag>
        </div>
      )}
      <h2>{title}</h2>
      <p class="note faint">
        {office} · {dayAndTime(atMs)}
      </p>
      {isRead ? (
        <p class="told-body">{body}</p>
      ) : (
        <Button wide onClick={onOpen} label={`${title} ${t.open}`}>
          {t.open}
        </Button>
      )}
    </article>
  );
}
