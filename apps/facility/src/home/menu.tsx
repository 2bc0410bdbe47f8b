import { Button } from "@kipass/web-kit/controls.tsx";
import { catalogue } from "@kipass/web-kit/i18n.ts";
import { endSession, type Session } from "../session/session.ts";
import { Sheet } from "../sheet.tsx";

const t = catalogue(
  { title: "메뉴", role: "사용자", office: "관할", manager: "시설관리자", staff: "QR 스캔 직원", logOut: "로그아웃" },
  {
    title: "Menu",
    role: "User",
    office: "Office",
    manager: "Facility manager",
    staff: "Scanning staff",
    logOut: "Log out",
  },
);

export function Menu({ session: { facility, member }, onClose }: { session: Session; onClose: () => void }) {
  return (
    <Sheet title={t.title} onClose={onClose}>
      <dl class="facts">
        <dt>{t.role}</dt>
        <dd>
          {member.name} · {member.role === "manager" ? t.manager : t.staff}
        </dd>
        <dt>{t.office}</dt>
        <dd>{facility.office}</dd>
      </dl>
      <Button wide onClick={() => void endSession()}>
        {t.logOut}
      </Button>
    </Sheet>
  );
}
