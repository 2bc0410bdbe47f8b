import type { Reply } from "@kipass/contract/endpoint";
import type { listManagers } from "@kipass/contract/registry";
import { Busy, Button, Tag } from "@kipass/web-kit/controls.tsx";
import { dayInTable } from "@kipass/web-kit/dates.ts";
import { catalogue } from "@kipass/web-kit/i18n.ts";
import { PersonIcon } from "@kipass/web-kit/icons.tsx";
import { useState } from "preact/hooks";
import { Frame } from "../frame.tsx";
import { registry } from "../registry.ts";
import { Refusal } from "../session/log-in.tsx";
import { openSession, type Session } from "../session/session.ts";
import { emptyLogIn, isWhole, NewLogInFields } from "./new-log-in.tsx";
import { useAsked, useSending } from "./use-asked.ts";

const t = catalogue(
  {
    title: "관리자",
    lead: "관리자는 모두 같은 일을 할 수 있습니다.",
    self: "본인",
    added: (day: string) => `${day} 추가`,
    end: "끝내기",
    ask: (id: string) => `${id}의 관리자 권한을 끝낼까요?`,
    after: "바로 로그아웃되고, 이 아이디로는 더 로그인할 수 없습니다.",
    keep: "그대로 두기",
    more: "관리자 추가",
    add: "관리자로 추가",
  },
  {
    title: "Managers",
    lead: "All managers can do the same.",
    self: "You",
    added: (day) => `Added ${day}`,
    end: "End",
    ask: (id) => `End the rights of ${id}?`,
    after: "It is logged out at once, and this ID can no longer log in.",
    keep: "Keep it",
    more: "Add a manager",
    add: "Add as a manager",
  },
);

export function Managers({ session }: { session: Session }) {
  const { value, refusal, refresh } = useAsked(() => registry.listManagers());
  return (
    <Frame title={t.title} back="/manage">
      <div class="home">
        <p class="soft">{t.lead}</p>
        {refusal !== undefined && <Refusal of={refusal} />}
        {!value && refusal === undefined && <Busy />}
        {value && (
          <ul class="card list flat">
            {value.managers.map((each) => (
              <Manager key={each.id} manager={each} isSelf={each.id === session.member.id} onEnded={refresh} />
            ))}
          </ul>
        )}
        <Add onAdded={refresh} />
      </div>
    </Frame>
  );
}

interface ManagerProps {
  manager: Reply<typeof listManagers>["managers"][number];
  isSelf: boolean;
  onEnded: () => void;
}

function Manager({ manager: { id, loginId, addedOn }, isSelf, onEnded }: ManagerProps) {
  const [isAsking, setAsking] = useState(false);
  const { isBusy, refusal, send } = useSending();

  async function end() {
    if (!(await send(() => registry.endManager({ params: { manager: String(id) }, body: {} })))) return;
    if (isSelf) await openSession();
    else onEnded();
  }

  return (
    <li class="member">
      <div class="line-item">
        <span class="row gap">
          <PersonIcon />
          <span>
            <b>{loginId}</b>
            <span class="note faint member-id">{t.added(dayInTable(addedOn))}</span>
          </span>
        </span>
        <span class="row gap member-end">
          {isSelf && <Tag>{t.self}</Tag>}
          {!isAsking && (
            <Button size="slim" onClick={() => setAsking(true)} label={`${loginId} ${t.end}`}>
              {t.end}
            </Button>
          )}
        </span>
      </div>
      {isAsking && (
        <fieldset class="stack ask-revoke" aria-label={t.ask(loginId)}>
          <p>
            <b>{t.ask(loginId)}</b> {t.after}
          </p>
          {refusal !== undefined && <Refusal of={refusal} />}
          <div class="choices">
            <Button look="danger" busy={isBusy} onClick={() => void end()}>
              {t.end}
            </Button>
            <Button onClick={() => setAsking(false)}>{t.keep}</Button>
          </div>
        </fieldset>
      )}
    </li>
  );
}

function Add({ onAdded }: { onAdded: () => void }) {
  const [form, setForm] = useState(emptyLogIn);
  const [isSent, setSent] = useState(false);
  const [isTried, setTried] = useState(false);
  const { isBusy, refusal, setRefusal, send } = useSending();

  async function add() {
    setTried(true);
    if (!isWhole(form) || !(await send(() => registry.addManager({ body: form })))) return;
    setForm(emptyLogIn);
    setSent(false);
    setTried(false);
    onAdded();
  }

  return (
    <form
      class="card form more"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void add();
      }}
    >
      <h2>{t.more}</h2>
      {refusal !== undefined && <Refusal of={refusal} />}
      <NewLogInFields
        value={form}
        onChange={setForm}
        purpose="add-manager"
        isSent={isSent}
        onSent={setSent}
        onRefused={setRefusal}
        isTried={isTried}
      />
      <Button look="primary" wide submit busy={isBusy}>
        {t.add}
      </Button>
    </form>
  );
}
