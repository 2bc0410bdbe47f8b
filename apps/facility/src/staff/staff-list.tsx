import type { Reply } from "@kipass/contract/endpoint";
import type { listStaff } from "@kipass/contract/registry";
import { Busy, Button, Empty, Tag } from "@kipass/web-kit/controls.tsx";
import { dayInTable } from "@kipass/web-kit/dates.ts";
import { catalogue } from "@kipass/web-kit/i18n.ts";
import { AddPersonIcon, DoorIcon, PersonIcon } from "@kipass/web-kit/icons.tsx";
import { useEffect, useState } from "preact/hooks";
import { Frame } from "../frame.tsx";
import { follow } from "../path.ts";
import { registry } from "../registry.ts";
import { Refusal } from "../session/log-in.tsx";
import { isLoggedOut, session as openedSession, type Session } from "../session/session.ts";

const t = catalogue(
  {
    title: "직원",
    add: "직원 추가등록",
    terminals: "기기 연결과 목록",
    manager: "시설관리자",
    lastUsed: (day: string) => `${day} 사용`,
    unused: "아직 쓰지 않음",
    revoke: "사용 끝내기",
    ask: (name: string) => `${name}의 사용을 끝낼까요?`,
    after: "바로 로그아웃되고, 이 아이디로는 더 찍을 수 없습니다.",
    keep: "그대로 두기",
    empty: "아직 등록한 직원이 없습니다.",
    emptyNext: "직원 이름이나 ‘1번 입구’처럼 출입구를 등록하면 그 기기로 QR코드를 찍을 수 있습니다.",
  },
  {
    title: "Staff",
    add: "Add staff",
    terminals: "Connect and list devices",
    manager: "Facility manager",
    lastUsed: (day) => `Used ${day}`,
    unused: "Not used yet",
    revoke: "End use",
    ask: (name) => `End the use of ${name}?`,
    after: "It is logged out at once, and this ID can no longer scan.",
    keep: "Keep it",
    empty: "No staff yet.",
    emptyNext: "Add a member of staff, or a door such as ‘Door 1’, to scan QR codes on its device.",
  },
);

export type Staff = Reply<typeof listStaff>["staff"];

export function StaffList({ session }: { session: Session }) {
  const { staff, refusal, refresh } = useStaff();
  const others = staff?.filter((each) => each.id !== session.member.id);
  return (
    <Frame
      title={t.title}
      back="/"
      foot={
        <a class="btn primary scan-button" href="/staff/add" onClick={follow}>
          <AddPersonIcon />
          {t.add}
        </a>
      }
    >
      <div class="home">
        {refusal !== undefined && <Refusal of={refusal} />}
        {!staff && refusal === undefined && <Busy />}
        {staff && staff.length > 0 && (
          <ul class="card list flat">
            {staff.map((each) => (
              <Member key={each.id} member={each} isSelf={each.id === session.member.id} onRevoked={refresh} />
            ))}
          </ul>
        )}
        <a class="btn" href="/terminals" onClick={follow}>
          {t.terminals}
        </a>
        {others?.length === 0 && (
          <Empty icon={<DoorIcon size="large" />} title={t.empty}>
            <p>{t.emptyNext}</p>
          </Empty>
        )}
      </div>
    </Frame>
  );
}

/** The facility's staff, asked for on entering the page. */
export function useStaff(): { staff: Staff | undefined; refusal: unknown; refresh: () => void } {
  const [staff, setStaff] = useState<Staff>();
  const [refusal, setRefusal] = useState<unknown>();
  function refresh() {
    registry.listStaff().then(
      (reply) => setStaff(reply.staff),
      (thrown) => (isLoggedOut(thrown) ? openedSession.set("none") : setRefusal(thrown)),
    );
  }
  useEffect(refresh, []);
  return { staff, refusal, refresh };
}

function Member({ member, isSelf, onRevoked }: { member: Staff[number]; isSelf: boolean; onRevoked: () => void }) {
  const [isAsking, setAsking] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<unknown>();

  async function revoke() {
    setBusy(true);
    try {
      await registry.revokeStaff({ params: { staff: String(member.id) }, body: {} });
      onRevoked();
    } catch (thrown) {
      setRefusal(thrown);
      setBusy(false);
    }
  }

  return (
    <li class="member">
      <div class="line-item">
        <span class="row gap">
          {member.role === "manager" ? <PersonIcon /> : <DoorIcon />}
          <span>
            <b>{member.name}</b>
            <span class="note faint member-id">{member.loginId}</span>
          </span>
        </span>
        <span class="row gap member-end">
          {member.role === "manager" ? <Tag>{t.manager}</Tag> : <LastUsed on={member.lastUsedOn} />}
          {!isSelf && !isAsking && (
            <Button size="slim" onClick={() => setAsking(true)} label={`${member.name} ${t.revoke}`}>
              {t.revoke}
            </Button>
          )}
        </span>
      </div>
      {isAsking && (
        <fieldset class="stack ask-revoke" aria-label={t.ask(member.name)}>
          <p>
            <b>{t.ask(member.name)}</b> {t.after}
          </p>
          {refusal !== undefined && <Refusal of={refusal} />}
          <div class="choices">
            <Button look="danger" busy={isBusy} onClick={() => void revoke()}>
              {t.revoke}
            </Button>
            <Button onClick={() => setAsking(false)}>{t.keep}</Button>
          </div>
        </fieldset>
      )}
    </li>
  );
}

function LastUsed({ on }: { on: string | null }) {
  return <span class="note faint">{on ? t.lastUsed(dayInTable(on)) : t.unused}</span>;
}
