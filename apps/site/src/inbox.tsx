import { formatPhone } from "@kipass/protocol/phone";
import { Empty } from "@kipass/web-kit/controls.tsx";
import { dayInTable, seoulDay, timeOfDay } from "@kipass/web-kit/dates.ts";
import { catalogue } from "@kipass/web-kit/i18n.ts";
import { MessageIcon } from "@kipass/web-kit/icons.tsx";
import { useEffect, useState } from "preact/hooks";
import { boot, type Message } from "./demo.ts";
import { partyName } from "./party-names.ts";
import { TopBar } from "./top-bar.tsx";

const t = catalogue(
  {
    title: "문자함",
    is: "실제로는 휴대전화로 갔을 문자입니다. 새 문자는 저절로 나타납니다.",
    empty: "받은 문자가 없습니다.",
    next: "이용자 화면에서 휴대전화 번호를 확인하면 여기에 문자가 옵니다.",
  },
  {
    title: "Message inbox",
    is: "Text messages that would have gone to phones. New ones appear by themselves.",
    empty: "No messages yet.",
    next: "Verify a mobile number in the visitor app and the message arrives here.",
  },
);

const refreshMs = 2000;

export function Inbox() {
  const messages = useMessages();
  return (
    <div class="start">
      <TopBar />
      <main class="inbox">
        <h1>{t.title}</h1>
        <p class="soft">{t.is}</p>
        {messages.length === 0 ? (
          <Empty icon={<MessageIcon size="large" />} title={t.empty}>
            <p>{t.next}</p>
          </Empty>
        ) : (
          <ol class="messages" aria-live="polite">
            {messages.map((message) => (
              <MessageItem key={`${message.atMs} ${message.to} ${message.text}`} {...message} />
            ))}
          </ol>
        )}
      </main>
    </div>
  );
}

function MessageItem({ to, from, text, atMs }: Message) {
  return (
    <li class="card message">
      <p class="row between small soft">
        <span class="num">{formatPhone(to)}</span>
        <span>{partyName(from)}</span>
        <time class="num push" dateTime={new Date(atMs).toISOString()}>
          {dayInTable(seoulDay(atMs))} {timeOfDay(atMs)}
        </time>
      </p>
      <p>{text}</p>
    </li>
  );
}

/** Newest first; asked again every two seconds while the page is seen. */
function useMessages(): Message[] {
  const [messages, show] = useState(boot.messages);
  useEffect(() => {
    const refresh = async () => {
      if (document.hidden) return;
      const answer = await fetch("/v1/sms").catch(() => undefined);
      if (answer?.ok) show(await answer.json());
    };
    const timer = setInterval(refresh, refreshMs);
    return () => clearInterval(timer);
  }, []);
  return messages;
}
