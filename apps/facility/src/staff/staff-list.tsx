import { Empty } from "@kipass/web-kit/controls.tsx";
import { dayInTable } from "@kipass/web-kit/dates.ts";
import { catalogue } from "@kipass/web-kit/i18n.ts";
import { AddPersonIcon, DoorIcon } from "@kipass/web-kit/icons.tsx";
import { Answered } from "../answered.tsx";
import { EndingLine } from "../ending.tsx";
import { Frame } from "../frame.tsx";
import { follow } from "../path.ts";
import { registry } from "../registry.ts";
import { useAsked } from "../use-asked.ts";

const t = catalogue(
  {
    title: "직원",
    add: "직원 추가등록",
    terminals: "기기 연결과 목록",
    lastUsed: (day: string) => `${day} 사용`,
    unused: "아직 쓰지 않음",
    revoke: "사용 끝내기",
    ask: (name: string) => `${name}의 사용을 끝낼까요?`,
    after: "바로 로그아웃되고, 이 아이디로는 더 찍을 수 없습니다.",
    empty: "아직 등록한 직원이 없습니다.",
    emptyNext: "직원 이름이나 ‘1번 입구’처럼 출입구를 등록하면 그 기기로 QR코드를 찍을 수 있습니다.",
  },
  {
    title: "Staff",
    add: "Add staff",
    terminals: "Connect and list devices",
    lastUsed: (day) => `Used ${day}`,
    unused: "Not used yet",
    revoke: "End use",
    ask: (name) => `End the use of ${name}?`,
    after: "It is logged out at once, and this ID can no longer scan.",
    empty: "No staff yet.",
    emptyNext: "Add a member of staff, or a door such as ‘Door 1’, to scan QR codes on its device.",
  },
);

export function StaffList() {
  const asked = useAsked(() => registry.listStaff());
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
        <Answered of={asked}>
          {({ staff }) =>
            staff.length === 0 ? (
              <Empty icon={<DoorIcon size="large" />} title={t.empty}>
                <p>{t.emptyNext}</p>
              </Empty>
            ) : (
              <ul class="card list flat">
                {staff.map(({ id, name, loginId, lastUsedOn }) => (
                  <EndingLine
                    key={id}
                    icon={<DoorIcon />}
                    name={name}
                    note={loginId}
                    tag={<span class="note faint">{lastUsedOn ? t.lastUsed(dayInTable(lastUsedOn)) : t.unused}</span>}
                    words={{ end: t.revoke, ask: t.ask(name), after: t.after }}
                    end={() => registry.revokeStaff({ params: { staff: String(id) }, body: {} })}
                    onEnded={asked.refresh}
                  />
                ))}
              </ul>
            )
          }
        </Answered>
        <a class="btn" href="/terminals" onClick={follow}>
          {t.terminals}
        </a>
      </div>
    </Frame>
  );
}
