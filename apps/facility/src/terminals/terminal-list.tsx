import type { Reply } from "@kipass/contract/endpoint";
import type { createPairingCode } from "@kipass/contract/registry";
import { Button, Empty, Tag } from "@kipass/web-kit/controls.tsx";
import { dayInTable } from "@kipass/web-kit/dates.ts";
import { catalogue } from "@kipass/web-kit/i18n.ts";
import { DoorIcon } from "@kipass/web-kit/icons.tsx";
import { useState } from "preact/hooks";
import { Answered } from "../answered.tsx";
import { EndingLine } from "../ending.tsx";
import { Frame } from "../frame.tsx";
import { follow } from "../path.ts";
import { Refusal } from "../refusal.tsx";
import { registry } from "../registry.ts";
import { useAsked } from "../use-asked.ts";

const t = catalogue(
  {
    title: "기기",
    connect: "기기 연결",
    lead: "출입구를 고르면 8자리 코드가 나옵니다. 그 기기의 로그인 화면에서 ‘연결 코드로 시작’을 눌러 입력해 주세요.",
    noDoors: "먼저 직원이나 출입구를 등록해 주세요.",
    addDoor: "직원 추가등록",
    code: (name: string) => `${name} 연결 코드`,
    once: (minutes: number) => `한 기기에서 한 번만, ${minutes}분 안에 쓸 수 있습니다.`,
    connected: "연결된 기기",
    self: "이 기기",
    paired: "코드로 연결",
    loggedIn: "아이디로 로그인",
    used: (day: string) => `${day} 사용`,
    revoke: "연결 끊기",
    ask: (name: string) => `${name} 기기의 연결을 끊을까요?`,
    after: "바로 로그아웃됩니다. 그 기기에 남은 미전송 기록은 나중에 보내집니다.",
    empty: "연결된 기기가 없습니다.",
  },
  {
    title: "Devices",
    connect: "Connect a device",
    lead: "Choose a door to get a code of 8 characters. On the device, press ‘Start with a code’ on the log-in screen and enter it.",
    noDoors: "Add staff or a door first.",
    addDoor: "Add staff",
    code: (name) => `Code for ${name}`,
    once: (minutes) => `For one device, once, within ${minutes} minutes.`,
    connected: "Connected devices",
    self: "This device",
    paired: "Connected by code",
    loggedIn: "Logged in with an ID",
    used: (day) => `Used ${day}`,
    revoke: "Disconnect",
    ask: (name) => `Disconnect the device at ${name}?`,
    after: "It is logged out at once. Records it still holds are sent later.",
    empty: "No device is connected.",
  },
);

/** Devices at the doors, and codes for more of them. */
export function TerminalList() {
  const asked = useAsked(() => registry.listTerminals());
  return (
    <Frame title={t.title} back="/staff">
      <div class="home">
        <Connect />
        <h2>{t.connected}</h2>
        <Answered of={asked}>
          {({ terminals }) =>
            terminals.length === 0 ? (
              <Empty icon={<DoorIcon size="large" />} title={t.empty} />
            ) : (
              <ul class="card list flat">
                {terminals.map(({ id, name, paired, lastUsedOn, isSelf }) => (
                  <EndingLine
                    key={id}
                    icon={<DoorIcon />}
                    name={name}
                    note={`${paired ? t.paired : t.loggedIn} · ${t.used(dayInTable(lastUsedOn))}`}
                    tag={isSelf && <Tag>{t.self}</Tag>}
                    words={isSelf ? undefined : { end: t.revoke, ask: t.ask(name), after: t.after }}
                    end={() => registry.revokeTerminal({ params: { terminal: String(id) }, body: {} })}
                    onEnded={asked.refresh}
                  />
                ))}
              </ul>
            )
          }
        </Answered>
      </div>
    </Frame>
  );
}

function Connect() {
  const { value } = useAsked(() => registry.listStaff());
  const [made, setMade] = useState<Reply<typeof createPairingCode> & { name: string }>();
  const [refusal, setRefusal] = useState<unknown>();
  const doors = value?.staff;

  async function connect(id: number, name: string) {
    setRefusal(undefined);
    try {
      setMade({ ...(await registry.createPairingCode({ body: { staff: id } })), name });
    } catch (thrown) {
      setRefusal(thrown);
    }
  }

  return (
    <section class="card stack approval">
      <h2>{t.connect}</h2>
      <p class="soft">{doors?.length === 0 ? t.noDoors : t.lead}</p>
      {refusal !== undefined && <Refusal of={refusal} />}
      {made && (
        <div class="pairing" role="status">
          <h3>{t.code(made.name)}</h3>
          <p class="pairing-code mono">
            {made.code.slice(0, 4)} {made.code.slice(4)}
          </p>
          <p class="note">{t.once(made.expiresInSeconds / 60)}</p>
        </div>
      )}
      {doors?.length === 0 && (
        <a class="btn" href="/staff/add" onClick={follow}>
          {t.addDoor}
        </a>
      )}
      <div class="row pairing-doors">
        {doors?.map(({ id, name }) => (
          <Button key={id} onClick={() => void connect(id, name)}>
            <DoorIcon />
            {name}
          </Button>
        ))}
      </div>
    </section>
  );
}
