import type { Reply } from "@kipass/contract/endpoint";
import type { listManagers } from "@kipass/contract/registry";
import { Tag } from "@kipass/web-kit/controls.tsx";
import { dayInTable } from "@kipass/web-kit/dates.ts";
import { catalogue } from "@kipass/web-kit/i18n.ts";
import { PersonIcon } from "@kipass/web-kit/icons.tsx";
import { useState } from "preact/hooks";
import { Answered } from "../answered.tsx";
import { AskForm } from "../ask-form.tsx";
import { EndingLine } from "../ending.tsx";
import { Frame } from "../frame.tsx";
import type { CodeEnds } from "../phone-code.tsx";
import { registry } from "../registry.ts";
import { placed } from "../said.ts";
import { openSession, type Session } from "../session/session.ts";
import { useAsked, useSending } from "../use-asked.ts";
import { emptyLogIn, isWhole, NewLogInFields } from "./new-log-in.tsx";

const t = catalogue(
  {
    title: "관리자",
    lead: "관리자는 모두 같은 일을 할 수 있습니다.",
    self: "본인",
    added: (day: string) => `${day} 추가`,
    end: "끝내기",
    ask: (id: string) => `${id}의 관리자 권한을 끝낼까요?`,
    after: "바로 로그아웃되고, 이 아이디로는 더 로그인할 수 없습니다.",
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
    more: "Add a manager",
    add: "Add as a manager",
  },
);

type Manager = Reply<typeof listManagers>["managers"][number];

export function Managers({ session }: { session: Session }) {
  const asked = useAsked(() => registry.listManagers());
  const ended = (manager: Manager) => (manager.id === session.member.id ? void openSession() : asked.refresh());
  return (
    <Frame title={t.title} back="/manage">
      <div class="home">
        <p class="soft">{t.lead}</p>
        <Answered of={asked}>
          {({ managers }) => (
            <ul class="card list flat">
              {managers.map((each) => (
                <EndingLine
                  key={each.id}
                  icon={<PersonIcon />}
                  name={each.loginId}
                  note={t.added(dayInTable(each.addedOn))}
                  tag={each.id === session.member.id && <Tag>{t.self}</Tag>}
                  words={{ end: t.end, ask: t.ask(each.loginId), after: t.after }}
                  end={() => registry.endManager({ params: { manager: String(each.id) }, body: {} })}
                  onEnded={() => ended(each)}
                />
              ))}
            </ul>
          )}
        </Answered>
        <Add onAdded={asked.refresh} />
      </div>
    </Frame>
  );
}

function Add({ onAdded }: { onAdded: () => void }) {
  const [form, setForm] = useState(emptyLogIn);
  const [codeEndsMs, setCodeEnds] = useState<CodeEnds>();
  const [isTried, setTried] = useState(false);
  const { isBusy, refusal, forget, send } = useSending();
  const { said, rest } = placed(refusal);

  async function add() {
    setTried(true);
    if (!isWhole(form) || !(await send(() => registry.addManager({ body: form })))) return;
    setForm(emptyLogIn);
    setCodeEnds(undefined);
    setTried(false);
    onAdded();
  }

  return (
    <AskForm onSubmit={() => void add()} submit={t.add} isCard isBusy={isBusy} refusal={rest}>
      <h2>{t.more}</h2>
      <NewLogInFields
        value={form}
        onChange={(typed) => {
          setForm(typed);
          forget();
        }}
        purpose="add-manager"
        endsMs={codeEndsMs}
        onSent={setCodeEnds}
        isTried={isTried}
        said={said}
      />
    </AskForm>
  );
}
