import { Notice } from "@kipass/web-kit/controls.tsx";
import { catalogue } from "@kipass/web-kit/i18n.ts";
import { BellIcon } from "@kipass/web-kit/icons.tsx";
import { useEffect, useState } from "preact/hooks";
import { follow } from "../path.ts";
import { registry } from "../registry.ts";

const t = catalogue(
  { unread: (n: number) => `읽지 않은 알림이 ${n}건 있습니다.`, open: "알림 보기" },
  { unread: (n) => `Unread notices: ${n}.`, open: "Open" },
);

/** Says on the first screen that an office told the facility something nobody here has opened. */
export function UnreadNotices() {
  const [unread, setUnread] = useState(0);
  useEffect(() => {
    // Without a network there is nothing to say; the screen itself tells of that.
    registry.listOwnNotices().then(
      (found) => setUnread(found.unread),
      () => undefined,
    );
  }, []);
  if (unread === 0) return null;
  return (
    <Notice tone="again" icon={<BellIcon />}>
      {t.unread(unread)}{" "}
      <a href="/notices" onClick={follow}>
        {t.open}
      </a>
    </Notice>
  );
}
