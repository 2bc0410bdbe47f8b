import { catalogue } from "@kipass/web-kit/i18n.ts";
import {
  AddPersonIcon,
  BookIcon,
  BuildingIcon,
  MenuIcon,
  PeopleIcon,
  PrintIcon,
  QrCodeIcon,
} from "@kipass/web-kit/icons.tsx";
import { useState } from "preact/hooks";
import { Frame } from "../frame.tsx";
import { UnreadNotices } from "../notices/unread-notices.tsx";
import { PaperReminder } from "../paper/reminder.tsx";
import { follow } from "../path.ts";
import type { Session } from "../session/session.ts";
import { Approval } from "./approval.tsx";
import { Menu } from "./menu.tsx";
import { Obligation } from "./obligation.tsx";
import { Today } from "./today.tsx";

const t = catalogue(
  {
    quick: "빠른 일",
    addStaff: "직원 추가등록",
    staff: "직원 목록",
    prints: "인쇄물",
    paper: "수기명부 관리",
    counts: "시간, 요일, 2주 방문 건수 보기",
    notices: "관할 시군구에서 온 알림",
    scan: "QR코드 스캔",
    who: "누가 왔는지는 시설에서 볼 수 없습니다. 방문 건수만 보입니다.",
    manage: "시설 관리",
    menu: "메뉴",
  },
  {
    quick: "Quick actions",
    addStaff: "Add staff",
    staff: "Staff list",
    prints: "Print",
    paper: "Paper logs",
    counts: "Visits by hour, weekday and over two weeks",
    notices: "Notices from your municipality",
    scan: "Scan QR codes",
    who: "The facility cannot see who came, only how many visits there were.",
    manage: "Manage facility",
    menu: "Menu",
  },
);

export function Home({ session }: { session: Session }) {
  const [isMenuOpen, setMenuOpen] = useState(false);
  const { facility, member } = session;
  return (
    <Frame
      title={facility.name}
      end={
        <button class="icon-btn" type="button" aria-label={t.menu} onClick={() => setMenuOpen(true)}>
          <MenuIcon />
        </button>
      }
      foot={
        facility.status === "active" && (
          <a class="btn primary scan-button" href="/scan" onClick={follow}>
            <QrCodeIcon />
            {t.scan}
          </a>
        )
      }
    >
      <div class="home">
        <UnreadNotices />
        {member.role === "manager" && <PaperReminder />}
        <Obligation mayAsk={member.role === "manager"} />
        {facility.status === "active" ? <Today /> : <Approval session={session} />}
        {member.role === "manager" && (
          <nav class="quick" aria-label={t.quick}>
            <a href="/staff/add" onClick={follow}>
              <AddPersonIcon />
              {t.addStaff}
            </a>
            <a href="/staff" onClick={follow}>
              <PeopleIcon />
              {t.staff}
            </a>
            <a href="/prints" onClick={follow}>
              <PrintIcon />
              {t.prints}
            </a>
            <a href="/paper" onClick={follow}>
              <BookIcon />
              {t.paper}
            </a>
            <a class="wide" href="/manage" onClick={follow}>
              <BuildingIcon />
              {t.manage}
            </a>
          </nav>
        )}
        <a class="small who" href="/counts" onClick={follow}>
          {t.counts}
        </a>
        <a class="small who" href="/notices" onClick={follow}>
          {t.notices}
        </a>
        <p class="note faint who">{t.who}</p>
      </div>
      {isMenuOpen && <Menu session={session} onClose={() => setMenuOpen(false)} />}
    </Frame>
  );
}
