import { Button } from "@kipass/web-kit/controls.tsx";
import { catalogue } from "@kipass/web-kit/i18n.ts";
import { OfflineIcon } from "@kipass/web-kit/icons.tsx";
import { useWatched } from "@kipass/web-kit/watched.ts";
import { useEffect, useRef } from "preact/hooks";
import { CountsScreen } from "./counts/counts-screen.tsx";
import { Frame } from "./frame.tsx";
import { Home } from "./home/home.tsx";
import { isLocked, unlock } from "./kiosk/lock.ts";
import { ChooseFacility } from "./manage/choose-facility.tsx";
import { Manage } from "./manage/manage.tsx";
import { NoticesScreen } from "./notices/notices-screen.tsx";
import { PaperScreen } from "./paper/paper-screen.tsx";
import { path } from "./path.ts";
import { PrintsScreen } from "./prints/prints-screen.tsx";
import { ScannerScreen } from "./scan/scanner-screen.tsx";
import { LogIn } from "./session/log-in.tsx";
import { Recover } from "./session/recover.tsx";
import { openSession, type Session, session } from "./session/session.ts";
import { SIGN_UP, SignUp } from "./sign-up/sign-up.tsx";
import { AddStaff } from "./staff/add-staff.tsx";
import { StaffList } from "./staff/staff-list.tsx";
import { PairTerminal } from "./terminals/pair-terminal.tsx";
import { TerminalList } from "./terminals/terminal-list.tsx";

const t = catalogue(
  { unreachable: "지금은 연결할 수 없습니다.", next: "인터넷 연결을 확인하고 다시 해 주세요.", again: "다시 연결" },
  {
    unreachable: "There is no connection now.",
    next: "Check the internet connection and try again.",
    again: "Connect again",
  },
);

export function App() {
  const at = useWatched(path);
  const known = useWatched(session);
  useEffect(() => {
    void openSession();
  }, []);
  const wasLoggedOut = useRef(false);
  useEffect(() => {
    // Whoever logs in anew belongs to the facility and needs no PIN.
    if (typeof known === "object" && wasLoggedOut.current) unlock();
    wasLoggedOut.current = known === "none";
  }, [known]);
  if (at.startsWith(SIGN_UP) && typeof known !== "object") return <SignUp at={at} />;
  if (at === "/recover" && typeof known !== "object") return <Recover />;
  if (at === "/pair" && typeof known !== "object") return <PairTerminal />;
  if (known === undefined) return null;
  if (known === "none") return <LogIn />;
  if (known === "unreachable") return <Unreachable />;
  return <Inside at={at} session={known} />;
}

function Inside({ at, session: { facility, member, ...rest } }: { at: string; session: Session }) {
  const open: Session = { facility, member, ...rest };
  const locked = useWatched(isLocked);
  if (at === "/scan" || locked) return <ScannerScreen session={open} />;
  if (member.role === "manager" && at === "/staff") return <StaffList />;
  if (member.role === "manager" && at === "/staff/add") return <AddStaff session={open} />;
  if (member.role === "manager" && at === "/terminals") return <TerminalList />;
  if (at === "/counts") return <CountsScreen session={open} />;
  if (at === "/notices") return <NoticesScreen />;
  if (member.role === "manager" && at === "/facilities") return <ChooseFacility />;
  if (member.role === "manager" && at.startsWith("/manage")) return <Manage at={at} session={open} />;
  if (member.role === "manager" && at === "/prints") return <PrintsScreen />;
  if (member.role === "manager" && at === "/paper") return <PaperScreen session={open} />;
  return <Home session={open} />;
}

function Unreachable() {
  return (
    <Frame>
      <div class="middle stack">
        <OfflineIcon size="large" />
        <h1>{t.unreachable}</h1>
        <p>{t.next}</p>
        <Button look="primary" size="big" wide onClick={() => void openSession()}>
          {t.again}
        </Button>
      </div>
    </Frame>
  );
}
